/// What stands in brackets: groups, calls, lists, subscripts, folds, tables.
extension Parser {
  /// `f(`, `sum(i in ` or `csv("…"`; the name is consumed, the parenthesis is at hand.
  mutating func openCall(_ name: Token) throws(Interruption) -> Step {
    let opening = token.span.start
    advance()
    if token.kind == .string { return try openTable(name, opening) }
    let id = intern(name)
    if let index = foldIndex() {
      push(.fold(id, index: index), start: name.span.start, opening: opening)
    } else {
      push(.call(id), start: name.span.start, opening: opening)
    }
    return .operand
  }

  /// `[a, b]` or `[i in 1..n: …]`.
  mutating func openList() -> Step {
    let opening = token.span.start
    advance()
    if let index = foldIndex() {
      push(.comprehension(index: index), start: opening, opening: opening)
    } else {
      push(.list, start: opening, opening: opening)
    }
    return .operand
  }

  /// Consumes `i in`, if that is what comes.
  private mutating func foldIndex() -> NameID? {
    guard token.kind == .name, peek().kind == .reserved(.in) else { return nil }
    let index = intern(token)
    advance()
    advance()
    return index
  }

  /// `csv("iris.csv")` or `csv("iris.csv", 1..4)`; no other name takes a text.
  private mutating func openTable(_ name: Token, _ opening: UInt32) throws(Interruption) -> Step {
    guard text(name) == "csv" else { throw Interruption(.misplacedString(token.span)) }
    tree.strings.append(String(text(token).dropFirst().dropLast()))
    let string = UInt32(tree.strings.count - 1)
    advance()
    push(.table(string), start: name.span.start, opening: opening)
    if isAt(.comma) {
      frames[frames.count - 1].count = 1
      advance()
      return .operand
    }
    return try close()
  }

  /// `x[1]`, of whatever term stands before; a number has no elements.
  mutating func openSubscripts() throws(Interruption) -> Step {
    if case .number = previous.kind {
      throw Interruption(.subscriptedNumber(quoted(previous), token.span))
    }
    let term = tree.expressions.count - 1
    push(
      .subscripts, start: tree.expressions[term].span.start, opening: token.span.start,
      firstNode: first(term))
    advance()
    return .operand
  }

  /// `f()`; elsewhere an operand is missing before the parenthesis.
  mutating func closeEmptyCall() throws(Interruption) -> Step {
    guard let frame = frames.last, case .call(let name) = frame.kind, frame.count == 0,
      previous.kind == .punctuation(.openParenthesis)
    else { throw Interruption(complaintAboutOperand()) }
    popBracket()
    append(
      .call(name, arity: 0), from: frame.start, to: token.span.end, anchor: frame.start)
    advance()
    return .operator
  }

  /// `:` alone as a subscript.
  mutating func everything() throws(Interruption) -> Step {
    guard let frame = frames.last, case .subscripts = frame.kind else {
      throw Interruption(complaintAboutOperand())
    }
    let colon = token.span
    let step = leaf(.everything)
    guard isAt(.comma) || isAt(.closeBracket) || token.kind == .end else {
      throw Interruption(.colonForRange(colon))
    }
    return step
  }

  mutating func popBracket() {
    frames.removeLast()
    bracketDepth -= 1
  }

  /// A closing bracket: finishes what its opening one began.
  mutating func close() throws(Interruption) -> Step {
    reduceOperators()
    guard let frame = frames.last else { return .finished }
    guard let closing = frame.closing else {
      throw Interruption(incompleteConditional(frame))
    }
    guard isAt(closing) else { throw Interruption(complaintInBracket(frame)) }
    try refuseIncompleteFold(frame)
    popBracket()
    let first = Int(frame.firstNode)
    let (start, end) = (frame.start, token.span.end)
    switch frame.kind {
    case .group:
      tree.expressions[lastExpression.place].span = Span(from: start, to: end)
    case .call(let name):
      append(
        .call(name, arity: frame.count + 1), first: first, from: start, to: end, anchor: start)
    case .list:
      append(.list(count: frame.count + 1), first: first, from: start, to: end, anchor: start)
    case .subscripts:
      append(
        .subscripted(count: frame.count + 1), first: first, from: start, to: end,
        anchor: frame.opening)
    case .fold(let name, let index):
      append(.fold(name, index: index), first: first, from: start, to: end, anchor: start)
    case .comprehension(let index):
      append(.comprehension(index: index), first: first, from: start, to: end, anchor: start)
    case .table(let string):
      append(
        .table(string, count: frame.count), first: first, from: start, to: end, anchor: start)
    case .infix, .prefix, .range, .condition, .consequent, .alternative:
      preconditionFailure("a frame with a closing bracket is a bracket")
    }
    advance()
    return .operator
  }
}
