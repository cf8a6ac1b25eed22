/// The operator-precedence parser: two states, an operand wanted or an operator wanted.
extension Parser {
  enum Step {
    case operand, `operator`, finished
  }

  /// Reads one expression, up to the first token that cannot continue it.
  ///
  /// After a mistake the frames remain, so that recovery knows the open brackets.
  mutating func expression() throws(Interruption) -> ExpressionID {
    precondition(frames.isEmpty, "an expression begins after the one before it has ended")
    var step = Step.operand
    while true {
      switch step {
      case .operand: step = try operand()
      case .operator: step = try continuation()
      case .finished: return lastExpression
      }
    }
  }

  /// Reads what stands where an operand must: an operand, or something that opens one.
  private mutating func operand() throws(Interruption) -> Step {
    try refuseNewStatement()
    switch token.kind {
    case .number(let value, let isInteger):
      tree.numbers.append(value)
      return leaf(.number(UInt32(tree.numbers.count - 1), isInteger: isInteger))
    case .name:
      return try named()
    case .sign(let sign):
      guard let prefix = lexer.spellings.signs[sign].prefix else { break }
      open(.prefix(prefix))
      return .operand
    case .punctuation(.openParenthesis):
      open(.group)
      return .operand
    case .punctuation(.openBracket):
      return openList()
    case .punctuation(.closeParenthesis):
      return try closeEmptyCall()
    case .punctuation(.colon):
      return try everything()
    case .reserved(.if):
      open(.condition)
      return .operand
    case .reserved, .punctuation, .string, .superscript, .flaw, .damage, .end:
      break
    }
    throw Interruption(complaintAboutOperand())
  }

  /// A name by itself, or the head of a call, a fold or a table.
  private mutating func named() throws(Interruption) -> Step {
    let name = token
    advance()
    guard isAt(.openParenthesis), bracketDepth > 0 || !token.isAfterNewline else {
      let id = intern(name)
      append(.name(id), from: name.span.start, to: name.span.end, anchor: name.span.start)
      return .operator
    }
    return try openCall(name)
  }

  /// Adds the token at hand as a node without operands.
  mutating func leaf(_ kind: Expression.Kind) -> Step {
    append(kind, from: token.span.start, to: token.span.end, anchor: token.span.start)
    advance()
    return .operator
  }

  /// Reads what stands after an operand: it continues the expression, closes a bracket, or ends it.
  private mutating func continuation() throws(Interruption) -> Step {
    if bracketDepth > 0 {
      try refuseNewStatement()
    } else if token.isAfterNewline, frames.isEmpty || !continuesConditional {
      return try finish()
    }
    switch token.kind {
    case .sign(let sign):
      return try operatorSign(lexer.spellings.signs[sign])
    case .superscript(let exponent):
      return try superscript(exponent)
    case .name, .punctuation(.openParenthesis):
      return try juxtaposition()
    case .punctuation(.openBracket):
      return try openSubscripts()
    case .punctuation(.closeParenthesis), .punctuation(.closeBracket):
      return try close()
    case .punctuation(.comma):
      return try comma()
    case .punctuation(.colon):
      return try colon()
    case .punctuation(.range):
      return try range()
    case .reserved(.then):
      return try thenWord()
    case .reserved(.else):
      return try elseWord()
    case .number, .string, .reserved, .punctuation, .flaw, .damage, .end:
      return try finish()
    }
  }

  /// Ends the expression; an error inside a bracket or an unfinished `if`.
  mutating func finish() throws(Interruption) -> Step {
    reduceOperators()
    guard let open = frames.last else { return .finished }
    if open.closing != nil { throw Interruption(complaintInBracket(open)) }
    throw Interruption(incompleteConditional(open))
  }

  /// A line inside an expression that begins a statement shows that the expression was not ended.
  private func refuseNewStatement() throws(Interruption) {
    guard token.isAfterNewline, token.span.start > statementStart, beginsStatement else { return }
    if let open = frames.last(where: { $0.closing != nil }), !previous.awaitsOperand {
      throw Interruption(unclosed(open))
    }
    throw Interruption(.nothingAfter(quoted(previous), previous.span))
  }
}

extension Token {
  /// Whether an operand must follow; after a name, number or closing bracket none need.
  var awaitsOperand: Bool {
    switch kind {
    case .sign, .reserved: true
    case .punctuation(let sign):
      sign != .closeParenthesis && sign != .closeBracket && sign != .closeBrace
    case .number, .name, .string, .superscript, .flaw, .damage, .end: false
    }
  }
}
