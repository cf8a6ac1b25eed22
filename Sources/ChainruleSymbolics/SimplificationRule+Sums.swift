import ChainruleCalculus

extension SimplificationRule {
  static let sumRules = [
    zeroAddend, numbersAdded, likeTerms, sameCondition, sumInOrder, multipliedOut, commonFactor,
    commonDenominator,
  ]

  private static func sum(
    _ name: Name, _ rewrite: @escaping @Sendable (TermSum, Term, TermStore) -> Rewriting?
  ) -> SimplificationRule {
    SimplificationRule(name: name) { subject in
      subject.sum.flatMap { rewrite($0, subject.term, subject.store) }
    }
  }

  /// a + 0 = a
  private static let zeroAddend = sum(.zeroAddend) { sum, _, store in
    let kept = sum.addends.filter { $0.number != .zero && $0.number.numerator != 0 }
    return kept.count < sum.addends.count ? Rewriting(term: TermSum(kept).term(in: store)) : nil
  }

  /// 1 + x + 2 = 3 + x
  private static let numbersAdded = sum(.numbersAdded) { sum, _, store in
    joined(sum, store) { $0.term == 1 && $1.term == 1 }
  }

  /// x + 2x = 3x
  private static let likeTerms = sum(.likeTerms) { sum, _, store in
    joined(sum, store) { $0.term == $1.term }
  }

  private static func joined(
    _ sum: TermSum, _ store: TermStore, where areLike: (TermSum.Addend, TermSum.Addend) -> Bool
  ) -> Rewriting? {
    var kept: [TermSum.Addend] = []
    for addend in sum.addends {
      if let place = kept.firstIndex(where: { areLike($0, addend) }),
        let number = kept[place].number.plus(addend.number)
      {
        kept[place].number = number
      } else {
        kept.append(addend)
      }
    }
    kept.removeAll { $0.number.numerator == 0 }
    return kept.count < sum.addends.count ? Rewriting(term: TermSum(kept).term(in: store)) : nil
  }

  /// Two choices by one condition are one choice; away from ties b > a is the opposite of a > b.
  private static let sameCondition = sum(.sameCondition) { sum, _, store in
    for (place, addend) in sum.addends.enumerated() {
      guard let first = Choice(addend) else { continue }
      for (other, addend) in sum.addends.enumerated().dropFirst(place + 1) {
        guard var second = Choice(addend) else { continue }
        var assumptions: [Assumption] = []
        if second.condition != first.condition {
          guard let (a, b) = second.opposite(of: first) else { continue }
          second = Choice(condition: first.condition, yes: second.no, no: second.yes)
          assumptions = [.distinct(a, b)]
        }
        var rest = sum
        rest.addends.remove(at: other)
        rest.addends[place] = TermSum.Addend(
          number: .one,
          term: store.application(
            .selection,
            to: [
              first.condition, store.application(.addition, to: [first.yes, second.yes]),
              store.application(.addition, to: [first.no, second.no]),
            ]))
        return Rewriting(term: rest.term(in: store), assumptions: assumptions)
      }
    }
    return nil
  }

  /// −x + y = y − x
  private static let sumInOrder = sum(.sumInOrder) { sum, term, store in
    let ordered = sum.term(in: store)
    return ordered == term ? nil : Rewriting(term: ordered)
  }

  /// (1 + x)·y − x·y = y, where that is shorter.
  private static let multipliedOut = sum(.multipliedOut) { sum, term, store in
    guard term.operationCount <= longestRejoined, let expanded = sum.expanded(in: store) else {
      return nil
    }
    var simplifier = Simplifier(store, rules: [numbersAdded, likeTerms] + productRules)
    let whole = simplifier.simplify(expanded.term(in: store))
    return whole.operationCount < term.operationCount
      ? Rewriting(term: whole, assumptions: simplifier.assumptions) : nil
  }

  /// a·b + a·c = a·(b + c), where that is shorter.
  private static let commonFactor = sum(.commonFactor) { sum, term, store in
    let products = sum.addends.map { TermProduct($0.term(in: store)) }
    guard let first = products.first else { return nil }
    var common: [TermProduct.Factor] = []
    for factor in first.factors where factor.number == nil && factor.exponent.numerator > 0 {
      guard !common.contains(where: { $0.base == factor.base }) else { continue }
      let exponents = products.map { product in
        product.factors.first { $0.base == factor.base }?.exponent
      }
      let least = exponents.compactMap(\.self).min { $0.double < $1.double }
      guard !exponents.contains(nil), let least, least.numerator > 0 else { continue }
      common.append(.init(factor.base, least))
    }
    guard !common.isEmpty else { return nil }
    let inverse = common.map { TermProduct.Factor($0.base, -$0.exponent) }
    let rest = products.map { joinedPowers(TermProduct($0.factors + inverse)).term(in: store) }
    let inner = TermSum(rest.map { TermSum.Addend(number: .one, term: $0) }).term(in: store)
    let whole = TermProduct(common + [.init(inner)]).term(in: store)
    // A polynomial stays one: 3x² + 12x is not x·(3x + 12).
    let isName = common.count == 1 && common[0].base.variableName != nil
    return whole.operationCount + (isName ? 1 : 0) < term.operationCount
      ? Rewriting(term: whole) : nil
  }

  /// a/b + c/d over one denominator, where that is shorter.
  private static let commonDenominator = sum(.commonDenominator) { sum, term, store in
    let products = sum.addends.map { TermProduct($0.term(in: store)) }
    var denominators: [TermProduct.Factor] = []
    for product in products {
      for factor in product.factors where factor.number == nil && factor.exponent.numerator < 0 {
        let exponent = -factor.exponent
        if let place = denominators.firstIndex(where: { $0.base == factor.base }) {
          if denominators[place].exponent.double < exponent.double {
            denominators[place].exponent = exponent
          }
        } else {
          denominators.append(.init(factor.base, exponent))
        }
      }
    }
    guard !denominators.isEmpty, term.operationCount <= longestRejoined else { return nil }
    let numerators = products.map {
      joinedPowers(TermProduct($0.factors + denominators)).term(in: store)
    }
    var simplifier = Simplifier(store, rules: overOneDenominator)
    let above = simplifier.simplify(
      TermSum(numerators.map { TermSum.Addend(number: .one, term: $0) }).term(in: store))
    let below = denominators.map { TermProduct.Factor($0.base, -$0.exponent) }
    let whole = simplifier.simplify(
      TermProduct([.init(above, .one)] + below).term(in: store))
    return whole.operationCount < term.operationCount
      ? Rewriting(term: whole, assumptions: simplifier.assumptions) : nil
  }

  private static let overOneDenominator = all.filter { $0.name != .commonDenominator }

  /// Fractions of more signs are seldom shorter over one denominator, and dear to try.
  private static let longestRejoined = 60

  static func joinedPowers(_ product: TermProduct) -> TermProduct {
    var kept: [TermProduct.Factor] = []
    for factor in product.factors {
      if factor.number == nil, let place = kept.firstIndex(where: { $0.base == factor.base }),
        let exponent = kept[place].exponent.plus(factor.exponent)
      {
        kept[place].exponent = exponent
      } else {
        kept.append(factor)
      }
    }
    kept.removeAll { $0.exponent.numerator == 0 }
    return TermProduct(kept)
  }
}

/// A choice between two values by a condition.
private struct Choice {
  let condition: Term
  let yes: Term
  let no: Term

  init(condition: Term, yes: Term, no: Term) {
    self.condition = condition
    self.yes = yes
    self.no = no
  }

  init?(_ addend: TermSum.Addend) {
    guard addend.number == .one, let (operation, operands) = addend.term.application,
      operation == .selection
    else { return nil }
    self.init(condition: operands[0], yes: operands[1], no: operands[2])
  }

  /// What the conditions compare, where one is a > b and the other b > a.
  func opposite(of other: Choice) -> (Term, Term)? {
    for operation in [Operation.greater, .less] {
      guard let (a, b) = condition.operands(of: operation) else { continue }
      if let (c, d) = other.condition.operands(of: operation), a == d, b == c { return (c, d) }
    }
    return nil
  }
}
