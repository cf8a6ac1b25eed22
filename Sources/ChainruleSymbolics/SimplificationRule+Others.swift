import ChainruleCalculus

extension SimplificationRule {
  static let otherRules = [knownValue, decidedChoice, magnitude]

  /// ln 1 = 0, √4 = 2, ln e = 1
  private static let knownValue = SimplificationRule(name: .knownValue) { subject in
    guard let (operation, operands) = subject.term.application else { return nil }
    if operation == .identity { return Rewriting(term: operands[0]) }
    if operation == .naturalLogarithm, operands[0].primal == eulersNumber {
      return Rewriting(term: 1)
    }
    return Term.folded(operation, operands).map { Rewriting(term: $0) }
  }

  /// A choice whose condition is known, between equals, or by a condition that is decided around
  /// it.
  private static let decidedChoice = SimplificationRule(name: .decidedChoice) { subject in
    guard let (operation, operands) = subject.term.application, operation == .selection else {
      return nil
    }
    let (condition, yes, no) = (operands[0], operands[1], operands[2])
    if let known = condition.primal { return Rewriting(term: known != 0 ? yes : no) }
    if yes == no { return Rewriting(term: yes) }
    let inner = (
      yes: yes.chosen(1, by: condition) ?? yes, no: no.chosen(2, by: condition) ?? no
    )
    guard inner.yes != yes || inner.no != no else { return nil }
    return Rewriting(
      term: subject.store.application(.selection, to: [condition, inner.yes, inner.no]))
  }

  /// if a > 0 then a else −a is |a|
  private static let magnitude = SimplificationRule(name: .magnitude) { subject in
    guard let (operation, operands) = subject.term.application, operation == .selection,
      let (a, bound) = operands[0].operands(of: .greater), bound.primal == 0,
      operands[1] == a, operands[2].operand(of: .negation) == a
    else { return nil }
    return Rewriting(term: subject.store.application(.absoluteValue, to: [a]))
  }
}

extension Term {
  /// The branch of a choice by the same condition.
  fileprivate func chosen(_ branch: Int, by condition: Term) -> Term? {
    guard let (operation, operands) = application, operation == .selection,
      operands[0] == condition
    else { return nil }
    return operands[branch]
  }
}
