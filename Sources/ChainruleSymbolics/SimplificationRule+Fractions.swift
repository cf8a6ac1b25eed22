import ChainruleCalculus

/// Rules of sums over and under a line.
extension SimplificationRule {
  /// a/b + c/d over one denominator, where that is shorter.
  static let commonDenominator = sum(.commonDenominator) { sum, term, store in
    guard term.operationCount <= longestRewritten,
      let fraction = Fraction(sum, in: store, rules: overOneDenominator)
    else { return nil }
    var simplifier = Simplifier(store, rules: overOneDenominator)
    let whole = simplifier.simplify(fraction.product.term(in: store))
    return whole.operationCount < term.operationCount
      ? Rewriting(term: whole, assumptions: fraction.assumptions + simplifier.assumptions) : nil
  }

  private static let overOneDenominator = all.filter {
    $0.name != .commonDenominator && $0.name != .compoundFraction
  }

  /// (a/b + c)/d = (a + b·c)/(b·d), where that is shorter.
  static let compoundFraction = product(.compoundFraction) { product, term, store in
    guard term.operationCount <= longestRewritten else { return nil }
    for (place, factor) in product.factors.enumerated() where factor.isWholePowerOfSum {
      let sum = TermSum(factor.base)
      guard product.mayCancel(sum.denominators, ofFactorAt: place),
        let fraction = Fraction(sum, in: store, rules: overOneDenominator),
        let power = fraction.product.raised(to: factor.exponent)
      else { continue }
      var factors = product.factors
      factors.remove(at: place)
      factors += power.factors
      var simplifier = Simplifier(store, rules: overOneDenominator)
      let whole = simplifier.simplify(TermProduct(factors).term(in: store))
      guard whole.operationCount < term.operationCount else { continue }
      return Rewriting(
        term: whole, assumptions: fraction.assumptions + simplifier.assumptions)
    }
    return nil
  }

  /// (x² − 1)/(x − 1) = x + 1, where x ≠ 1: the exact quotient of two polynomials.
  static let polynomialQuotient = product(.polynomialQuotient) { product, _, store in
    for (below, divisor) in product.factors.enumerated()
    where divisor.isWholePowerOfSum && divisor.exponent.numerator < 0 {
      for (above, dividend) in product.factors.enumerated()
      where dividend.isWholePowerOfSum && dividend.exponent.numerator > 0 {
        var factors = product.factors
        factors[above].exponent = dividend.exponent.plus(.minusOne) ?? .zero
        factors[below].exponent = divisor.exponent.plus(.one) ?? .zero
        let cancelled: Term
        if let quotient = quotient(dividend.base, by: divisor.base, in: store) {
          factors.append(.init(quotient))
          cancelled = divisor.base
        } else if let quotient = quotient(divisor.base, by: dividend.base, in: store) {
          factors.append(.init(quotient, .minusOne))
          cancelled = dividend.base
        } else {
          continue
        }
        factors.removeAll { $0.exponent.numerator == 0 }
        return Rewriting(
          term: TermProduct(factors).term(in: store),
          assumptions: cancelled.mayBeZero ? [.nonzero(cancelled)] : [])
      }
    }
    return nil
  }

  /// (a − b)·(a + b) = a² − b²
  static let differenceOfSquares = product(.differenceOfSquares) { product, _, store in
    func apply(_ operation: Operation, _ operands: Term...) -> Term {
      store.application(operation, to: operands)
    }
    for (place, factor) in product.factors.enumerated() where factor.isWholePowerOfSum {
      let parts = TermSum(factor.base).addends.map { $0.term(in: store) }
      guard parts.count == 2 else { continue }
      for (a, b) in [(parts[0], parts[1]), (parts[1], parts[0])] {
        let other = product.factors.firstIndex {
          $0.exponent == factor.exponent
            && $0.base.isEquivalent(to: apply(.subtraction, a, b))
        }
        guard let other, other != place else { continue }
        var factors = product.factors
        factors[place].base = apply(.subtraction, apply(.square, a), apply(.square, b))
        factors.remove(at: other)
        return Rewriting(term: TermProduct(factors).term(in: store))
      }
    }
    return nil
  }

  private static func quotient(_ a: Term, by b: Term, in store: TermStore) -> Term? {
    var bases: [Term] = []
    guard max(a.operationCount, b.operationCount) <= longestDivided,
      let dividend = Polynomial(a, in: &bases), let divisor = Polynomial(b, in: &bases)
    else { return nil }
    return dividend.divided(by: divisor)?.term(of: bases, in: store)
  }

  private static let longestDivided = 40
}

extension TermProduct {
  /// Whether one denominator for the sum that a factor is may make the product shorter: it goes
  /// from below the line to above it, or meets its own base, or a sum on the other side of the line.
  fileprivate func mayCancel(_ denominators: [Factor], ofFactorAt place: Int) -> Bool {
    let factor = factors[place]
    if denominators.isEmpty { return false }
    if factor.exponent.numerator < 0 { return true }
    return factors.contains { other in
      (other.exponent.numerator < 0 && other.isWholePowerOfSum)
        || denominators.contains { $0.isJoinable(with: other) }
    }
  }
}

extension TermSum {
  /// What its addends are divided by, but for numbers.
  fileprivate var denominators: [TermProduct.Factor] {
    addends.flatMap { addend in
      TermProduct(addend.term).factors.filter { $0.number == nil && $0.exponent.numerator < 0 }
    }
  }
}

/// A sum over one denominator.
private struct Fraction {
  /// The sum of the numerators, then what it is divided by.
  let product: TermProduct
  let assumptions: [Assumption]

  /// Nil where nothing is divided by anything but a number.
  init?(_ sum: TermSum, in store: TermStore, rules: [SimplificationRule]) {
    var denominators: [TermProduct.Factor] = []
    for factor in sum.denominators {
      let exponent = -factor.exponent
      if let place = denominators.firstIndex(where: { $0.isJoinable(with: factor) }) {
        if denominators[place].exponent.double < exponent.double {
          denominators[place].exponent = exponent
        }
      } else {
        denominators.append(.init(factor.base, exponent))
      }
    }
    guard !denominators.isEmpty else { return nil }
    let numerators = sum.addends.map {
      TermProduct(TermProduct($0.term(in: store)).factors + denominators).withPowersJoined
        .term(in: store)
    }
    var simplifier = Simplifier(store, rules: rules)
    let numerator = simplifier.simplify(TermSum(of: numerators).term(in: store))
    product = TermProduct(
      [.init(numerator)] + denominators.map { .init($0.base, -$0.exponent) })
    assumptions = simplifier.assumptions
  }
}

extension TermProduct.Factor {
  fileprivate var isWholePowerOfSum: Bool {
    exponent.isWhole && TermSum(base).addends.count > 1
  }
}
