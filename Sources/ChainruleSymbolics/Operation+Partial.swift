import ChainruleCalculus

extension Operation {
  /// The sum of the partials by the wanted operands, in its plain form; nil where none is wanted.
  func partial(of operands: [Term], value: Term, by wanted: [Bool], in store: TermStore) -> Term? {
    var visitor = PartialTerm(operands: operands, value: value, wanted: wanted)
    guard let partial = accept(&visitor) else { return nil }
    var simplifier = Simplifier(store)
    return simplifier.simplify(partial)
  }
}

/// The sum of the partials by the wanted operands.
private struct PartialTerm: OperationVisitor {
  let operands: [Term]
  let value: Term
  let wanted: [Bool]

  func visit<F: UnaryOperation>(_: F.Type) -> Term? {
    wanted[0] ? F.partial(operands[0], value: value).scalar : nil
  }

  func visit<F: BinaryOperation>(_: F.Type) -> Term? {
    // The larger of x and x is x: a tie everywhere, and every rule gives 1 in all.
    if wanted[0], wanted[1], case .tie? = F.kink(at: 0, 0) { return 1 }
    let first = F.firstPartial(operands[0], operands[1], value: value)
    let second = F.secondPartial(operands[0], operands[1], value: value)
    return switch (wanted[0], wanted[1]) {
    case (true, true): (first + second).scalar
    case (true, false): first.scalar
    case (false, true): second.scalar
    case (false, false): nil
    }
  }

  func visit(_: Selection.Type) -> Term? {
    switch (wanted[1], wanted[2]) {
    case (true, true): 1
    case (true, false): Partial<Term>.either(operands[0], .one, else: .zero).scalar
    case (false, true): Partial<Term>.either(operands[0], .zero, else: .one).scalar
    case (false, false): nil
    }
  }
}
