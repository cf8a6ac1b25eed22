/// The signs and words between the parts of a bracket or conditional.
extension Parser {
  /// The next argument, element or subscript.
  mutating func comma() throws(Interruption) -> Step {
    reduceOperators()
    guard let frame = frames.last else { return .finished }
    switch frame.kind {
    case .call, .list, .subscripts:
      frames[frames.count - 1].count += 1
      advance()
      return .operand
    case .condition, .consequent:
      throw Interruption(incompleteConditional(frame))
    case .group, .fold, .comprehension, .table, .infix, .prefix, .range, .alternative:
      throw Interruption(misplacedComma(in: frame))
    }
  }

  /// `:` before the body of a fold.
  mutating func colon() throws(Interruption) -> Step {
    reduceOperators()
    guard let frame = frames.last else { return .finished }
    switch frame.kind {
    case .fold where frame.count == FoldPart.upper,
      .comprehension where frame.count == FoldPart.upper:
      frames[frames.count - 1].count = FoldPart.body
      advance()
      return .operand
    case .fold where frame.count == FoldPart.lower,
      .comprehension where frame.count == FoldPart.lower:
      throw Interruption(missingRange())
    case .condition, .consequent:
      throw Interruption(incompleteConditional(frame))
    case .subscripts:
      throw Interruption(.colonForRange(token.span))
    case .fold, .comprehension, .group, .call, .list, .table, .infix, .prefix, .range,
      .alternative:
      throw Interruption(.misplacedColon(token.span))
    }
  }

  /// `..` between two bounds.
  mutating func range() throws(Interruption) -> Step {
    reduceOperators()
    if case .range = tree.expressions[lastExpression.place].kind {
      throw Interruption(.chainedRange(token.span))
    }
    guard let frame = frames.last else { return try rangeOfStatement() }
    switch frame.kind {
    case .fold where frame.count == FoldPart.lower,
      .comprehension where frame.count == FoldPart.lower:
      frames[frames.count - 1].count = FoldPart.upper
      advance()
    case .subscripts, .table:
      pushRange()
    case .condition, .consequent:
      throw Interruption(incompleteConditional(frame))
    case .fold, .comprehension, .group, .call, .list, .infix, .prefix, .range, .alternative:
      throw Interruption(.misplacedRange(token.span))
    }
    return .operand
  }

  /// A range outside of brackets is the one of a `for`.
  private mutating func rangeOfStatement() throws(Interruption) -> Step {
    guard allowsRange else { throw Interruption(.misplacedRange(token.span)) }
    pushRange()
    return .operand
  }

  private mutating func pushRange() {
    let term = tree.expressions.count - 1
    push(
      .range, start: tree.expressions[term].span.start, opening: token.span.start,
      firstNode: first(term))
    advance()
  }

  mutating func thenWord() throws(Interruption) -> Step {
    reduceOperators()
    guard let frame = frames.last, case .condition = frame.kind else {
      throw Interruption(complaintAboutWord())
    }
    frames[frames.count - 1].kind = .consequent
    advance()
    return .operand
  }

  mutating func elseWord() throws(Interruption) -> Step {
    reduceOperators()
    guard let frame = frames.last else {
      throw Interruption(complaintAboutWord())
    }
    switch frame.kind {
    case .consequent:
      frames[frames.count - 1].kind = .alternative
    case .condition:
      throw Interruption(incompleteConditional(frame))
    case .group, .call, .list, .subscripts, .fold, .comprehension, .table, .infix, .prefix,
      .range, .alternative:
      throw Interruption(complaintAboutWord())
    }
    advance()
    return .operand
  }

  /// A fold closes after its body, not after a bound.
  func refuseIncompleteFold(_ frame: Frame) throws(Interruption) {
    switch frame.kind {
    case .fold, .comprehension:
      if frame.count == FoldPart.lower { throw Interruption(missingRange()) }
      if frame.count == FoldPart.upper { throw Interruption(missingFoldBody(frame)) }
    case .group, .call, .list, .subscripts, .table, .infix, .prefix, .range, .condition,
      .consequent, .alternative:
      return
    }
  }
}
