import ChainruleCalculus

/// A term in one branch of a choice, where the condition tells it the sign of a difference.
///
///     |x| + sign(x) where x > 0   is   x + 1
struct DecidedTerm {
  let term: Term
  /// What has to differ, where the branch alone does not say which of the two is larger.
  private(set) var assumptions: [Assumption] = []

  /// - Parameter holds: whether the branch is the one where the condition holds.
  init(_ term: Term, where condition: Term, holds: Bool, in store: TermStore) {
    let comparison = Comparison(condition, holds: holds, in: store)
    var isStrict = false
    self.term = term.replacing { operation, operands in
      if operation == .selection {
        if let known = operands[0].primal { return operands[known != 0 ? 1 : 2] }
        if operands[0].isEquivalent(to: condition) { return operands[holds ? 1 : 2] }
      }
      guard let decided = comparison?.decided(operation, operands, in: store) else { return nil }
      isStrict = isStrict || decided.isStrict
      return decided.term
    }
    if isStrict, let comparison { assumptions = [comparison.difference] }
  }
}

/// Which of two terms is the larger.
private struct Comparison {
  private let larger: Term
  private let smaller: Term
  /// Whether they are not equal either.
  private let isStrict: Bool
  let difference: Assumption

  init?(_ condition: Term, holds: Bool, in store: TermStore) {
    guard let (operation, operands) = condition.application,
      let order = Self.order(operation), !operands[0].isEquivalent(to: operands[1])
    else { return nil }
    let isFirstLarger = order.isFirstLarger == holds
    larger = operands[isFirstLarger ? 0 : 1]
    smaller = operands[isFirstLarger ? 1 : 0]
    isStrict = order.isStrict == holds
    let (a, b) = (operands[0], operands[1])
    difference = b.primal == 0 ? .nonzero(a) : a.primal == 0 ? .nonzero(b) : .distinct(a, b)
  }

  private static func order(_ operation: Operation) -> (isFirstLarger: Bool, isStrict: Bool)? {
    switch operation {
    case .greater: (true, true)
    case .greaterOrEqual: (true, false)
    case .less: (false, true)
    case .lessOrEqual: (false, false)
    case _: nil
    }
  }

  /// What an operation is where its operands are the two, or their difference.
  func decided(_ operation: Operation, _ operands: [Term], in store: TermStore)
    -> (term: Term, isStrict: Bool)?
  {
    if operands.count == 2 {
      guard let isFirstLarger = isLarger(operands[0], than: operands[1], in: store) else {
        return nil
      }
      switch operation {
      case .maximum: return (operands[isFirstLarger ? 0 : 1], false)
      case .minimum: return (operands[isFirstLarger ? 1 : 0], false)
      case .equal: return (0, !isStrict)
      case .notEqual: return (1, !isStrict)
      case _:
        guard let order = Self.order(operation) else { return nil }
        let holds = order.isFirstLarger == isFirstLarger
        return (holds ? 1 : 0, !isStrict && order.isStrict == holds)
      }
    }
    guard operands.count == 1, let isPositive = isLarger(operands[0], than: 0, in: store) else {
      return nil
    }
    let operand = operands[0]
    switch operation {
    case .absoluteValue:
      return (isPositive ? operand : store.application(.negation, to: [operand]), false)
    case .rectifiedLinearUnit: return (isPositive ? operand : 0, false)
    case .sign: return (isPositive ? 1 : -1, !isStrict)
    case .step: return (isPositive ? 1 : 0, !isStrict)
    case _: return nil
    }
  }

  /// Nil where the difference of the two is another.
  private func isLarger(_ a: Term, than b: Term, in store: TermStore) -> Bool? {
    let residue = Residue(.subtraction, [a.facts.residue, b.facts.residue], exponent: nil)
    let known = Residue(.subtraction, [larger.facts.residue, smaller.facts.residue], exponent: nil)
    return residue == known ? true : residue == -known ? false : nil
  }
}
