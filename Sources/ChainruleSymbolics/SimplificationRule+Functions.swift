import ChainruleCalculus

extension SimplificationRule {
  static let otherRules = [knownValue, inverseFunctions, decidedChoice, magnitude]

  /// ln 1 = 0, √4 = 2, ln e = 1, x > x is 0, max(x, x) = x
  private static let knownValue = SimplificationRule(name: .knownValue) { subject in
    guard let (operation, operands) = subject.term.application else { return nil }
    if operation == .identity { return Rewriting(term: operands[0]) }
    if operation == .naturalLogarithm, let number = operands[0].primal, number == eulersNumber {
      return Rewriting(term: 1)
    }
    let known = ofEquals(operation, operands) ?? Term.folded(operation, operands)
    return known.map { Rewriting(term: $0) }
  }

  /// A comparison, or the larger or smaller, of two that are the same.
  private static func ofEquals(_ operation: Operation, _ operands: [Term]) -> Term? {
    guard operands.count == 2 else { return nil }
    let (a, b) = (operands[0], operands[1])
    guard a.isEquivalent(to: b) else { return nil }
    if operation == .maximum || operation == .minimum { return a }
    guard case .infix(_, .comparison, _, _) = operation.notation else { return nil }
    return Term(constant: operation.value([0, 0]))
  }
}

extension SimplificationRule {
  /// exp(ln u) = u for u > 0; ln(exp u) = u; √(u²) = |u|
  private static let inverseFunctions = SimplificationRule(name: .inverseFunctions) { subject in
    guard let (operation, operands) = subject.term.application, operands.count == 1,
      let (inner, arguments) = operands[0].application
    else { return nil }
    let argument = arguments[0]
    if operation == .squareRoot {
      let isSquare = inner == .square || inner == .power && arguments[1].primal == 2
      guard isSquare else { return nil }
      return Rewriting(
        term: argument.sign() == .unknown
          ? subject.store.application(.absoluteValue, to: [argument]) : argument)
    }
    if operation == .absoluteValue, operands[0].sign() != .unknown {
      return Rewriting(term: operands[0])
    }
    guard let pair = inverses.first(where: { $0.outer == operation && $0.inner == inner }) else {
      return nil
    }
    let isAssumed = pair.needsPositive && argument.sign() != .positive
    return Rewriting(term: argument, assumptions: isAssumed ? [.positive(argument)] : [])
  }

  /// Functions that undo each other wherever the inner one is a number.
  private static let inverses: [(outer: Operation, inner: Operation, needsPositive: Bool)] = [
    (.exponential, .naturalLogarithm, true), (.naturalLogarithm, .exponential, false),
    (.exponentialMinusOne, .logarithmOfOnePlus, false),
    (.logarithmOfOnePlus, .exponentialMinusOne, false), (.sine, .arcsine, false),
    (.cosine, .arccosine, false), (.tangent, .arctangent, false),
    (.hyperbolicSine, .inverseHyperbolicSine, false),
    (.inverseHyperbolicSine, .hyperbolicSine, false),
    (.hyperbolicCosine, .inverseHyperbolicCosine, false),
    (.hyperbolicTangent, .inverseHyperbolicTangent, false),
    (.inverseHyperbolicTangent, .hyperbolicTangent, false),
  ]

  /// exp(u)·exp(v) = exp(u + v), where that is shorter.
  static let exponentialsJoined = product(.exponentialsJoined) { product, term, store in
    let places = product.factors.indices.filter {
      product.factors[$0].exponent.isWhole
        && product.factors[$0].base.application?.operation == .exponential
    }
    guard places.count > 1, term.operationCount <= longestRewritten else { return nil }
    let exponents = places.compactMap { place in
      product.factors[place].base.operand(of: .exponential).map {
        TermSum.Addend(number: product.factors[place].exponent, term: $0)
      }
    }
    var simplifier = Simplifier(store)
    let sum = simplifier.simplify(TermSum(exponents).term(in: store))
    let joined = sum == 0 ? 1 : store.application(.exponential, to: [sum])
    let rest = product.factors.indices.filter { !places.contains($0) }.map { product.factors[$0] }
    let whole = TermProduct(rest + [.init(joined)]).term(in: store)
    return whole.operationCount < term.operationCount
      ? Rewriting(term: whole, assumptions: simplifier.assumptions) : nil
  }

  /// a·sin²(u) + a·cos²(u) = a, a − a·sin²(u) = a·cos²(u), and those of sinh and cosh.
  static let squaresOfSineAndCosine = sum(.squaresOfSineAndCosine) { sum, _, store in
    for (place, addend) in sum.addends.enumerated() {
      for identity in SquareIdentity.all {
        guard let (angle, rest) = TermProduct(addend.term).withoutSquare(of: identity.function)
        else { continue }
        let alone = TermProduct(rest).term(in: store)
        let square = TermProduct.Factor(
          store.application(identity.partner, to: [angle]), Rational(2))
        let other = TermProduct(rest + [square]).term(in: store)
        func number(_ isPositive: Bool) -> Rational { isPositive ? addend.number : -addend.number }
        for (second, candidate) in sum.addends.enumerated() where second != place {
          var joined = sum
          if candidate.number == number(identity.isSum), candidate.term.isEquivalent(to: other) {
            joined.addends[place] = .init(number: number(identity.isOne), term: alone)
          } else if candidate.number == number(!identity.isOne),
            candidate.term.isEquivalent(to: alone)
          {
            joined.addends[place] = .init(number: number(!identity.isSum), term: other)
          } else {
            continue
          }
          joined.addends.remove(at: second)
          return Rewriting(term: joined.term(in: store))
        }
      }
    }
    return nil
  }

  /// sin(u)/cos(u) = tan(u) and cos(u)/sin(u) = 1/tan(u), where cos(u) ≠ 0
  static let quotientOfSineAndCosine = product(.quotientOfSineAndCosine) { product, _, store in
    for (place, factor) in product.factors.enumerated() {
      guard let angle = factor.base.operand(of: .sine) else { continue }
      let other = product.factors.firstIndex {
        $0.base.operand(of: .cosine) == angle && $0.exponent == -factor.exponent
      }
      guard let other else { continue }
      var factors = product.factors
      factors[place].base = store.application(.tangent, to: [angle])
      let cosine = factors.remove(at: other)
      return Rewriting(
        term: TermProduct(factors).term(in: store), assumptions: [.nonzero(cosine.base)])
    }
    return nil
  }
}

/// f² + g² = 1, or with a minus before g² or 1.
private struct SquareIdentity {
  let function: Operation
  let partner: Operation
  let isSum: Bool
  let isOne: Bool

  static let all = [
    SquareIdentity(function: .sine, partner: .cosine, isSum: true, isOne: true),
    SquareIdentity(function: .cosine, partner: .sine, isSum: true, isOne: true),
    SquareIdentity(
      function: .hyperbolicCosine, partner: .hyperbolicSine, isSum: false, isOne: true),
    SquareIdentity(
      function: .hyperbolicSine, partner: .hyperbolicCosine, isSum: false, isOne: false),
  ]
}

extension TermProduct {
  /// The argument of a function that occurs squared, and the other factors.
  fileprivate func withoutSquare(of function: Operation) -> (argument: Term, rest: [Factor])? {
    for (place, factor) in factors.enumerated() where factor.exponent == Rational(2) {
      guard let argument = factor.base.operand(of: function) else { continue }
      var rest = factors
      rest.remove(at: place)
      return (argument, rest)
    }
    return nil
  }
}
