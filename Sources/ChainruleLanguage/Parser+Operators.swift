extension Parser {
  /// Begins a node at the token at hand and consumes it.
  mutating func open(_ kind: Frame.Kind) {
    push(kind, start: token.span.start, opening: token.span.start)
    advance()
  }

  mutating func push(_ kind: Frame.Kind, start: UInt32, opening: UInt32, firstNode: Int? = nil) {
    let frame = Frame(
      kind: kind, start: start, opening: opening,
      firstNode: UInt32(firstNode ?? tree.expressions.count))
    if frame.closing != nil { bracketDepth += 1 }
    frames.append(frame)
  }

  /// A sign after an operand: infix or postfix, or a prefix such as `√` directly after a number.
  mutating func operatorSign(_ sign: OperatorSpellings.Sign) throws(Interruption) -> Step {
    if let infix = sign.infix {
      try reduce(before: infix)
      open(.infix(infix))
      return .operand
    }
    if let postfix = sign.postfix {
      join(.postfix(postfix), count: 1, anchor: token.span.start, end: token.span.end)
      advance()
      return .operator
    }
    return try juxtaposition()
  }

  /// `x²`: the operator of powers, applied to a 2 that is already there.
  mutating func superscript(_ exponent: Int) throws(Interruption) -> Step {
    if case .superscript = previous.kind {
      throw Interruption(.stackedSuperscripts(previous.span, token.span))
    }
    try reduce(before: operators.power)
    let anchor = token.span.start
    tree.numbers.append(Double(exponent))
    _ = leaf(.number(UInt32(tree.numbers.count - 1), isInteger: true))
    join(.infix(operators.power), count: 2, anchor: anchor)
    return .operator
  }

  /// `2x`, `2(x + 1)`, `3x²y`: a product without a sign, directly after a number or superscript.
  mutating func juxtaposition() throws(Interruption) -> Step {
    guard multipliesNext, !token.isAfterBlank else { return try finish() }
    try refuseAmbiguousProduct()
    try reduce(before: operators.juxtaposition)
    push(
      .infix(operators.juxtaposition), start: token.span.start, opening: token.span.start)
    return .operand
  }

  private var multipliesNext: Bool {
    switch previous.kind {
    case .number, .superscript: true
    case .name, .reserved, .string, .sign, .punctuation, .flaw, .damage, .end: false
    }
  }

  /// `1/2x` and `x^2y` are read one way by some and another way by others.
  private func refuseAmbiguousProduct() throws(Interruption) {
    let product = operators.entries[Int(operators.juxtaposition.index)].precedence
    for frame in frames.reversed() {
      switch frame.kind {
      case .prefix(let id) where precedence(id) > product:
        continue
      case .infix(let id) where precedence(id) > product:
        throw Interruption(ambiguousProduct(frame, inExponent: true))
      case .infix(let id) where divisions.contains(id):
        throw Interruption(ambiguousProduct(frame, inExponent: false))
      case .infix, .prefix, .range, .condition, .consequent, .alternative, .group, .call, .list,
        .subscripts, .fold, .comprehension, .table:
        return
      }
    }
  }

  func precedence(_ id: OperatorID) -> OperatorTable.Precedence {
    operators.entries[Int(id.index)].precedence
  }

  /// Finishes every operator that binds its right operand more tightly than `incoming` does.
  mutating func reduce(before incoming: OperatorID) throws(Interruption) {
    let next = precedence(incoming)
    while let frame = frames.last {
      switch frame.kind {
      case .prefix(let id):
        guard precedence(id) >= next else { return }
        finishOperator()
      case .infix(let id):
        guard precedence(id) >= next else { return }
        if precedence(id) == next {
          guard try groupsLeft(frame, id, incoming) else { return }
        }
        finishOperator()
      case .range, .condition, .consequent, .alternative, .group, .call, .list, .subscripts, .fold,
        .comprehension, .table:
        return
      }
    }
  }

  /// How two operators of one precedence group; the one on the left decides.
  private func groupsLeft(_ frame: Frame, _ left: OperatorID, _ right: OperatorID)
    throws(Interruption) -> Bool
  {
    switch operators.entries[Int(left.index)].fixity {
    case .infix(.left): return true
    case .infix(.right): return false
    case .infix(.none): throw Interruption(chainedComparison(frame))
    case .prefix, .postfix: preconditionFailure("an infix frame holds an infix operator")
    }
  }

  /// Finishes every operator, range and `else` up to the innermost bracket or unfinished `if`.
  mutating func reduceOperators() {
    while let frame = frames.last {
      switch frame.kind {
      case .infix, .prefix, .range, .alternative: finishOperator()
      case .condition, .consequent, .group, .call, .list, .subscripts, .fold, .comprehension,
        .table:
        return
      }
    }
  }

  /// Turns the last frame, all of whose operands are there, into a node.
  private mutating func finishOperator() {
    let frame = frames.removeLast()
    switch frame.kind {
    case .infix(let id): join(.infix(id), count: 2, anchor: frame.opening)
    case .range: join(.range, count: 2, anchor: frame.opening)
    case .prefix(let id): join(.prefix(id), count: 1, anchor: frame.opening, start: frame.start)
    case .alternative: join(.conditional, count: 3, anchor: frame.opening, start: frame.start)
    case .condition, .consequent, .group, .call, .list, .subscripts, .fold, .comprehension, .table:
      preconditionFailure("only operators are finished without a closing sign")
    }
  }
}
