import ChainruleCalculus

/// Rules of values that a condition chooses.
extension SimplificationRule {
  /// Choices by one condition are one choice, and so is what it decides beside them.
  ///
  /// Away from ties b > a is the opposite of a > b.
  static let sameCondition = sum(.sameCondition) { sum, term, store in
    guard term.operationCount <= longestRewritten,
      let condition = sum.addends.lazy.compactMap({ $0.term.choice?.condition }).first
    else { return nil }
    var rest = TermSum([])
    var joined: [(yes: DecidedTerm, no: DecidedTerm)] = []
    var areChoices = true
    for addend in sum.addends {
      let whole = addend.term(in: store)
      let yes = DecidedTerm(whole, where: condition, holds: true, in: store)
      let no = DecidedTerm(whole, where: condition, holds: false, in: store)
      if yes.term == whole && no.term == whole {
        rest.addends.append(addend)
      } else {
        joined.append((yes, no))
        areChoices = areChoices && addend.term.choice != nil
      }
    }
    guard joined.count > 1 else { return nil }
    rest.addends.append(
      .init(
        number: .one,
        term: store.application(
          .selection,
          to: [
            condition, TermSum(of: joined.map(\.yes.term)).term(in: store),
            TermSum(of: joined.map(\.no.term)).term(in: store),
          ])))
    let assumptions = joined.flatMap { $0.yes.assumptions + $0.no.assumptions }
    let whole = rest.term(in: store)
    if areChoices { return Rewriting(term: whole, assumptions: assumptions) }
    var simplifier = Simplifier(store)
    let plain = simplifier.simplify(whole)
    return plain.operationCount < term.operationCount
      ? Rewriting(term: plain, assumptions: assumptions + simplifier.assumptions) : nil
  }

  /// A choice whose condition is known, between equals, or in whose branches the condition decides
  /// more.
  static let decidedChoice = SimplificationRule(name: .decidedChoice) { subject in
    guard let (condition, yes, no) = subject.term.choice else { return nil }
    if let known = condition.primal { return Rewriting(term: known != 0 ? yes : no) }
    if yes.isEquivalent(to: no) { return Rewriting(term: yes) }
    guard subject.term.operationCount <= longestRewritten else { return nil }
    let first = DecidedTerm(yes, where: condition, holds: true, in: subject.store)
    let second = DecidedTerm(no, where: condition, holds: false, in: subject.store)
    guard first.term != yes || second.term != no else { return nil }
    return Rewriting(
      term: subject.store.application(.selection, to: [condition, first.term, second.term]),
      assumptions: first.assumptions + second.assumptions)
  }

  /// if a > 0 then a else −a is |a|
  static let magnitude = SimplificationRule(name: .magnitude) { subject in
    guard let (condition, yes, no) = subject.term.choice,
      let (a, bound) = condition.operands(of: .greater), bound.primal == 0, yes == a,
      no.isOpposite(to: a)
    else { return nil }
    return Rewriting(term: subject.store.application(.absoluteValue, to: [a]))
  }
}

extension Term {
  /// The parts of a choice between two values; nil for other terms.
  fileprivate var choice: (condition: Term, yes: Term, no: Term)? {
    guard let (operation, operands) = application, operation == .selection else { return nil }
    return (operands[0], operands[1], operands[2])
  }
}
