import ChainruleCalculus

extension SimplificationRule {
  static let productRules = [
    zeroFactor, powerZero, powersJoined, cancellation, exponentsAdded, exponentialsJoined,
    polynomialQuotient, compoundFraction, cases, productInOrder, numberIntoSum,
  ]

  static func product(
    _ name: Name, _ rewrite: @escaping @Sendable (TermProduct, Term, TermStore) -> Rewriting?
  ) -> SimplificationRule {
    SimplificationRule(name: name) { subject in
      subject.product.flatMap { rewrite($0, subject.term, subject.store) }
    }
  }

  /// 0·a = 0
  private static let zeroFactor = product(.zeroFactor) { product, _, _ in
    let isZero = product.factors.contains { $0.exponent.numerator > 0 && $0.base.primal == 0 }
    let isDivided = product.factors.contains { $0.exponent.numerator < 0 && $0.base.primal == 0 }
    return isZero && !isDivided ? Rewriting(term: 0) : nil
  }

  /// a⁰ = 1
  private static let powerZero = product(.powerZero) { product, _, store in
    let kept = product.factors.filter { $0.exponent.numerator != 0 }
    return kept.count < product.factors.count
      ? Rewriting(term: TermProduct(kept).term(in: store)) : nil
  }

  /// x·x² = x³
  private static let powersJoined = product(.powersJoined) { product, _, store in
    let above = TermProduct(product.factors.filter { $0.exponent.numerator > 0 }).withPowersJoined
    let below = TermProduct(product.factors.filter { $0.exponent.numerator < 0 }).withPowersJoined
    let count = above.factors.count + below.factors.count
    return count < product.factors.count
      ? Rewriting(term: TermProduct(above.factors + below.factors).term(in: store)) : nil
  }

  /// x²/x = x, where x ≠ 0.
  private static let cancellation = product(.cancellation) { product, _, store in
    let joined = product.withPowersJoined
    guard joined.factors.count < product.factors.count else { return nil }
    var assumptions: [Assumption] = []
    for factor in product.factors where factor.exponent.numerator < 0 && factor.number == nil {
      let isShared = product.factors.contains {
        $0.isJoinable(with: factor) && $0.exponent.numerator > 0
      }
      if isShared, factor.base.mayBeZero { assumptions.append(.nonzero(factor.base)) }
    }
    return Rewriting(term: joined.term(in: store), assumptions: assumptions)
  }

  /// x·xʸ⁻¹ = xʸ⁻¹⁺¹, and xʸ⁺¹/x = xʸ⁺¹⁻¹ where x ≠ 0.
  private static let exponentsAdded = product(.exponentsAdded) { product, _, store in
    for (place, factor) in product.factors.enumerated() where factor.exponent == .one {
      guard let (base, exponent) = factor.base.operands(of: .power), exponent.primal == nil,
        let other = product.factors.firstIndex(where: {
          $0.base.isEquivalent(to: base) && $0.exponent.isWhole
        })
      else { continue }
      let count = product.factors[other].exponent
      var factors = product.factors
      factors[place].base = store.application(
        .power,
        to: [
          base, store.application(.addition, to: [exponent, Term(constant: count.double)]),
        ])
      factors.remove(at: other)
      return Rewriting(
        term: TermProduct(factors).term(in: store),
        assumptions: count.numerator < 0 && base.mayBeZero ? [.nonzero(base)] : [])
    }
    return nil
  }

  /// a·(if c then 1 else 0) = if c then a else 0, and so where c decides what a is.
  private static let cases = product(.cases) { product, _, store in
    for (place, factor) in product.factors.enumerated() where factor.exponent == .one {
      guard let (operation, operands) = factor.base.application, operation == .selection else {
        continue
      }
      let rest = product.factors.indices.filter { $0 != place }.map { product.factors[$0] }
      guard !rest.isEmpty else { continue }
      let isPlain =
        operands[1].primal != nil || operands[2].primal != nil
        || rest.allSatisfy { $0.number != nil } || isDecided(rest, by: operands[0], store)
      guard isPlain else { continue }
      let branches = operands[1...].map { branch in
        TermProduct(rest + [.init(branch)]).term(in: store)
      }
      return Rewriting(term: store.application(.selection, to: [operands[0]] + branches))
    }
    return nil
  }

  private static func isDecided(
    _ factors: [TermProduct.Factor], by condition: Term, _ store: TermStore
  ) -> Bool {
    let product = TermProduct(factors).term(in: store)
    guard product.operationCount <= longestRewritten else { return false }
    return DecidedTerm(product, where: condition, holds: true, in: store).term != product
  }

  /// One number in front, names before functions before sums, all that divides below one line.
  private static let productInOrder = product(.productInOrder) { product, term, store in
    let ordered = product.term(in: store)
    return ordered == term ? nil : Rewriting(term: ordered)
  }

  /// 9·(1 + 2x) = 9 + 18x, where that is shorter.
  private static let numberIntoSum = product(.numberIntoSum) { product, term, store in
    guard product.factors.count == 2, let number = product.factors[0].number,
      product.factors[1].exponent == .one
    else { return nil }
    var sum = TermSum(product.factors[1].base)
    guard sum.addends.count > 1 else { return nil }
    for place in sum.addends.indices {
      guard let scaled = sum.addends[place].number.times(number) else { return nil }
      sum.addends[place].number = scaled
    }
    let expanded = sum.term(in: store)
    return expanded.operationCount < term.operationCount ? Rewriting(term: expanded) : nil
  }
}
