/// The program as a list of statements, and what to do after a mistake.
extension Parser {
  mutating func parseProgram() {
    parseStatements { (parser) throws(Interruption) in try parser.statement() }
  }

  mutating func parseBindings() {
    parseStatements { (parser) throws(Interruption) in try parser.bindings() }
  }

  private mutating func parseStatements(
    _ statement: (inout Parser) throws(Interruption) -> Void
  ) {
    while diagnostics.count <= Self.mostDiagnostics, token.kind != .end {
      if isAt(.semicolon) {
        advance()
        continue
      }
      current = nil
      statementStart = token.span.start
      nodesBefore = tree.expressions.count
      do {
        try statement(&self)
      } catch {
        if let diagnostic = error.diagnostic { diagnostics.append(diagnostic) }
        recover()
        settleBrokenStatement()
      }
    }
    closeBlocks()
  }

  /// What ends a statement: a line end, `;`, the brace of its block, or the end of the text.
  func expectEnd() throws(Interruption) {
    if token.isAfterNewline || token.kind == .end || isAt(.semicolon) { return }
    if isAt(.closeBrace), !blocks.isEmpty { return }
    throw Interruption(complaintAfterExpression())
  }

  /// Adds a statement, as yet without shape, value and body.
  mutating func begin(_ kind: Statement.Kind, at span: Span) -> Int {
    let place = tree.statements.count
    tree.statements.append(
      Statement(kind: kind, end: UInt32(place + 1), span: span, nameSpan: span))
    current = place
    return place
  }

  /// Gives the broken statement a `missing` value, so that its name is known to later ones.
  private mutating func settleBrokenStatement() {
    let span = Span(Int(statementStart), Int(max(previous.span.end, statementStart)))
    let place = current ?? begin(.bare, at: span)
    tree.expressions.removeSubrange(nodesBefore...)
    append(.missing, from: span.start, to: span.end, anchor: span.start)
    tree.statements[place].shape = nil
    tree.statements[place].value = lastExpression
    tree.statements[place].span = span
  }

  /// Passes over the rest of a broken statement.
  ///
  /// A line end inside its open brackets does not end it, unless what follows can only be a new
  /// statement. Braces that open in it are passed over with their contents.
  private mutating func recover() {
    var brackets = bracketDepth
    var braces = 0
    frames.removeAll(keepingCapacity: true)
    bracketDepth = 0
    while token.kind != .end {
      let hasMoved = token.span.start > statementStart
      if token.isAfterNewline, hasMoved, braces == 0, brackets == 0 || beginsStatement,
        !continuesConditional
      {
        return
      }
      switch token.kind {
      case .punctuation(.semicolon) where braces == 0:
        advance()
        if brackets == 0 || beginsStatement { return }
        continue
      case .punctuation(.openParenthesis), .punctuation(.openBracket):
        brackets += 1
      case .punctuation(.closeParenthesis), .punctuation(.closeBracket):
        brackets = max(0, brackets - 1)
      case .punctuation(.openBrace):
        braces += 1
      case .punctuation(.closeBrace):
        if braces == 0, hasMoved, !blocks.isEmpty { return }
        braces = max(0, braces - 1)
      case .number, .name, .reserved, .string, .sign, .superscript, .punctuation, .flaw, .damage,
        .end:
        break
      }
      advance()
    }
  }

  /// Whether the token can only go on with an `if` that began on an earlier line.
  var continuesConditional: Bool {
    token.kind == .reserved(.then) || token.kind == .reserved(.else)
  }

  /// Whether the token can only be the first of a statement: `name =`, or `input name` and such.
  var beginsStatement: Bool {
    guard token.kind == .name else { return false }
    return peek().kind == .punctuation(.equals) || opener != nil
  }

  /// The word at hand, if it opens a statement: a name must follow on the same line.
  var opener: Opener? {
    guard token.kind == .name, let opener = Opener(rawValue: text(token)) else { return nil }
    let next = peek()
    return next.kind == .name && !next.isAfterNewline ? opener : nil
  }
}
