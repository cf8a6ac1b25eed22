/// The words that open a statement where a name follows, and are names elsewhere.
enum Opener: String {
  case input, data, size, output, `for`
}

extension Parser {
  mutating func statement() throws(Interruption) {
    if isAt(.closeBrace) { return try closeBlock() }
    refuseEarlierBare()
    guard let opener else { return try definitionOrBare() }
    if !blocks.isEmpty, opener != .for {
      throw Interruption(.statementInBlock(opener.rawValue, token.span))
    }
    advance()
    switch opener {
    case .input: try declarations { .input($0) }
    case .data: try declarations { .data($0) }
    case .size: try declarations(needsValue: opener) { .size($0) }
    case .output: try outputs()
    case .for: try loop()
    }
  }

  /// `name: shape = value`, several with commas.
  private mutating func declarations(
    needsValue word: Opener? = nil, _ kind: (NameID) -> Statement.Kind
  ) throws(Interruption) {
    repeat {
      try declaration(kind)
      if let word, tree.statements[tree.statements.count - 1].value == nil {
        throw Interruption(.missingValue(word.rawValue, quoted(previous), previous.span))
      }
    } while takeComma()
    try expectEnd()
  }

  private mutating func takeComma() -> Bool {
    guard continues(with: .comma) else { return false }
    advance()
    return true
  }

  private mutating func declaration(_ kind: (NameID) -> Statement.Kind) throws(Interruption) {
    let name = try declaredName()
    nodesBefore = tree.expressions.count
    let place = begin(kind(intern(name)), at: name.span)
    if continues(with: .colon) {
      advance()
      let shape = try expression()
      guard isShape(shape) else {
        throw Interruption(.malformedShape(tree.expressions[shape.place].span))
      }
      tree.statements[place].shape = shape
    }
    if continues(with: .equals) {
      advance()
      tree.statements[place].value = try expression()
    }
    tree.statements[place].span.end = previous.span.end
  }

  private mutating func declaredName() throws(Interruption) -> Token {
    guard token.kind == .name else { throw Interruption(complaintAboutName()) }
    if token.isAfterNewline, opener != nil {
      throw Interruption(.missingName(after: quoted(previous), previous.span))
    }
    advance()
    return previous
  }

  private func isShape(_ id: ExpressionID) -> Bool {
    switch tree.expressions[id.place].kind {
    case .name, .call: true
    case .number, .prefix, .infix, .postfix, .conditional, .list, .subscripted, .range, .everything,
      .fold, .comprehension, .table, .missing:
      false
    }
  }

  private mutating func outputs() throws(Interruption) {
    repeat {
      let name = try declaredName()
      nodesBefore = tree.expressions.count
      _ = begin(.output(intern(name)), at: name.span)
      if !token.isAfterNewline, isOperatorOrBracket {
        throw Interruption(.outputOfExpression(quoted(name), token.span))
      }
    } while takeComma()
    try expectEnd()
  }

  /// Whether the name before is only the beginning of an expression.
  private var isOperatorOrBracket: Bool {
    switch token.kind {
    case .sign, .superscript, .punctuation(.openParenthesis), .punctuation(.openBracket),
      .punctuation(.equals):
      true
    case .number, .name, .reserved, .string, .punctuation, .flaw, .damage, .end: false
    }
  }

  /// `for t in 1..n {`; the body follows as statements of its own.
  private mutating func loop() throws(Interruption) {
    let name = try declaredName()
    let head = begin(.loop(intern(name)), at: name.span)
    tree.statements[head].span.start = statementStart
    guard token.kind == .reserved(.in), !token.isAfterNewline else {
      throw Interruption(.missingIn(quoted(name), previous.span))
    }
    advance()
    allowsRange = true
    defer { allowsRange = false }
    let range = try expression()
    tree.statements[head].value = range
    tree.statements[head].span.end = previous.span.end
    guard case .range = tree.expressions[range.place].kind else {
      throw Interruption(.missingRange(tree.expressions[range.place].span))
    }
    guard isAt(.openBrace) else {
      throw Interruption(.missingBlock(Span(at: previous.span.end)))
    }
    openBlock(head: head, isFunction: false)
  }

  /// `x = 2, w = [1, 2]`, each with its value.
  mutating func bindings() throws(Interruption) {
    repeat {
      try declaration { .input($0) }
      guard tree.statements[tree.statements.count - 1].value != nil else {
        throw Interruption(complaintAboutBinding())
      }
    } while takeComma()
    try expectEnd()
  }
}
