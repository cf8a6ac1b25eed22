import ChainruleCalculus

/// A sum of products of whole powers, multiplied out: each product of bases once, with its exact
/// number.
struct Polynomial {
  /// The exponents of the bases, in their order; bases at the end that do not occur are left out.
  typealias Monomial = [Int]

  private(set) var coefficients: [Monomial: Rational] = [:]

  /// More products are no formula to work with by hand.
  private static let mostProducts = 64
  private static let highestDegree = 12

  private init() {}

  private init(_ number: Rational, _ monomial: Monomial = []) {
    if number.numerator != 0 { coefficients[monomial] = number }
  }

  /// Nil where the term is no polynomial in its bases, or too long a one.
  ///
  /// - Parameter bases: what is raised to powers, which grows by those of the term.
  init?(_ term: Term, in bases: inout [Term]) {
    for addend in TermSum(term).addends {
      var product = Polynomial(addend.number)
      for factor in addend.term == 1 ? [] : TermProduct(addend.term).factors {
        guard factor.exponent.isWhole,
          (0...Self.highestDegree).contains(factor.exponent.numerator),
          let base = Polynomial(base: factor.base, in: &bases)
        else { return nil }
        for _ in 0..<factor.exponent.numerator {
          guard let next = product.times(base) else { return nil }
          product = next
        }
      }
      guard let sum = plus(product) else { return nil }
      self = sum
    }
  }

  private init?(base: Term, in bases: inout [Term]) {
    if let primal = base.primal {
      guard let number = Rational(primal) else { return nil }
      self.init(number)
    } else if TermSum(base).addends.count > 1 {
      self.init(base, in: &bases)
    } else {
      let place = bases.firstIndex { $0.isEquivalent(to: base) } ?? bases.count
      if place == bases.count { bases.append(base) }
      self.init(.one, [Int](repeating: 0, count: place) + [1])
    }
  }
}

// MARK: Arithmetic

extension Polynomial {
  /// Nil where a number does not fit, or the result is too long.
  private func plus(_ other: Polynomial) -> Polynomial? {
    var sum = self
    for (monomial, number) in other.coefficients {
      guard let whole = (sum.coefficients[monomial] ?? .zero).plus(number) else { return nil }
      sum.coefficients[monomial] = whole.numerator == 0 ? nil : whole
    }
    return sum.coefficients.count <= Self.mostProducts ? sum : nil
  }

  private func times(_ other: Polynomial) -> Polynomial? {
    var product: Polynomial? = Polynomial()
    for (a, number) in coefficients {
      for (b, factor) in other.coefficients {
        guard let whole = number.times(factor) else { return nil }
        product = product?.plus(Polynomial(whole, Self.product(a, b)))
      }
    }
    return product
  }

  private static func product(_ a: Monomial, _ b: Monomial) -> Monomial {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    return long.indices.map { long[$0] + ($0 < short.count ? short[$0] : 0) }
  }

  /// The monomial by which one has to be multiplied to give another; nil where there is none.
  private static func quotient(_ a: Monomial, by b: Monomial) -> Monomial? {
    var quotient = a.indices.map { a[$0] - ($0 < b.count ? b[$0] : 0) }
    guard a.count >= b.count, quotient.allSatisfy({ $0 >= 0 }) else { return nil }
    while quotient.last == 0 { quotient.removeLast() }
    return quotient
  }

  /// The exact quotient by long division; nil where a rest is left.
  func divided(by divisor: Polynomial) -> Polynomial? {
    guard let leading = divisor.leading else { return nil }
    var (rest, quotient) = (self, Polynomial())
    while let next = rest.leading {
      guard let monomial = Self.quotient(next.monomial, by: leading.monomial),
        let number = leading.number.reciprocal.flatMap({ next.number.times($0) }),
        let sum = quotient.plus(Polynomial(number, monomial)),
        let taken = divisor.times(Polynomial(-number, monomial)), let less = rest.plus(taken)
      else { return nil }
      (rest, quotient) = (less, sum)
    }
    return quotient
  }

  /// The first product in lexicographic order.
  private var leading: (monomial: Monomial, number: Rational)? {
    coefficients.max { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }
}

extension Polynomial {
  /// The sum as a term, the highest powers first.
  func term(of bases: [Term], in store: TermStore) -> Term {
    let ordered = coefficients.sorted { $1.key.lexicographicallyPrecedes($0.key) }
    return TermSum(
      ordered.map { monomial, number in
        let factors = zip(bases, monomial).compactMap { base, exponent in
          exponent == 0 ? nil : TermProduct.Factor(base, Rational(exponent))
        }
        let term = factors.isEmpty ? 1 : TermProduct(factors).term(in: store)
        return TermSum.Addend(number: number, term: term)
      }
    ).term(in: store)
  }
}
