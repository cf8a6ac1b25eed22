import ChainruleCalculus

extension SimplificationRule {
  static let sumRules = [
    zeroAddend, numbersAdded, likeTerms, cancelledSum, squaresOfSineAndCosine, sameCondition,
    sumInOrder, multipliedOut, commonFactor, commonDenominator,
  ]

  static func sum(
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
    joined(sum, store) { $0.term.isEquivalent(to: $1.term) }
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

  /// (1 + x)² − x² − 2x − 1 = 0
  private static let cancelledSum = sum(.cancelledSum) { _, term, _ in
    term.isEquivalent(to: 0) ? Rewriting(term: 0) : nil
  }

  /// −x + y = y − x
  private static let sumInOrder = sum(.sumInOrder) { sum, term, store in
    let ordered = sum.term(in: store)
    return ordered == term ? nil : Rewriting(term: ordered)
  }

  /// (1 + x)·y − x·y = y, where that is shorter.
  private static let multipliedOut = sum(.multipliedOut) { sum, term, store in
    guard term.operationCount <= longestRewritten, let expanded = sum.expanded(in: store) else {
      return nil
    }
    var simplifier = Simplifier(store, rules: expansionRules)
    let whole = simplifier.simplify(expanded.term(in: store))
    return whole.operationCount < term.operationCount
      ? Rewriting(term: whole, assumptions: simplifier.assumptions) : nil
  }

  private static let expansionRules =
    [numbersAdded, likeTerms, squaresOfSineAndCosine]
    + productRules.filter { $0.name != .compoundFraction && $0.name != .polynomialQuotient }

  /// a·b + a·c = a·(b + c), where that is shorter.
  private static let commonFactor = sum(.commonFactor) { sum, term, store in
    let products = sum.addends.map { TermProduct($0.term(in: store)) }
    guard let first = products.first else { return nil }
    var common: [TermProduct.Factor] = []
    for factor in first.factors where factor.number == nil && factor.exponent.numerator > 0 {
      guard !common.contains(where: { $0.base.isEquivalent(to: factor.base) }) else { continue }
      let exponents = products.map { product in
        product.factors.first { $0.base.isEquivalent(to: factor.base) }?.exponent
      }
      let least = exponents.compactMap(\.self).min { $0.double < $1.double }
      guard !exponents.contains(nil), let least, least.numerator > 0 else { continue }
      common.append(.init(factor.base, least))
    }
    guard !common.isEmpty else { return nil }
    let inverse = common.map { TermProduct.Factor($0.base, -$0.exponent) }
    let rest = products.map { TermProduct($0.factors + inverse).withPowersJoined.term(in: store) }
    let inner = TermSum(rest.map { TermSum.Addend(number: .one, term: $0) }).term(in: store)
    let whole = TermProduct(common + [.init(inner)]).term(in: store)
    // A polynomial stays one: 3x² + 12x is not x·(3x + 12).
    let isName = common.count == 1 && common[0].base.variableName != nil
    return whole.operationCount + (isName ? 1 : 0) < term.operationCount
      ? Rewriting(term: whole) : nil
  }

  /// Formulas of more signs are seldom shorter in another form, and dear to try.
  static let longestRewritten = 60
}
