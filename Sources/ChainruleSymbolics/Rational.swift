import ChainruleCalculus

/// An exact fraction in lowest terms, for the numbers that a person computes in passing.
struct Rational: Hashable, Sendable {
  let numerator: Int
  /// At least 1.
  let denominator: Int
  /// Whether it was written with a decimal point, and is to be shown so.
  let isDecimal: Bool

  static let zero = Rational(0)
  static let one = Rational(1)
  static let minusOne = Rational(-1)
  static let half = Rational(numerator: 1, denominator: 2)

  init(_ whole: Int) {
    self.init(numerator: whole, denominator: 1)
  }

  private init(numerator: Int, denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
    isDecimal = false
  }

  /// Nil where the denominator is 0 or the fraction does not fit.
  init?(_ numerator: Int, over denominator: Int, isDecimal: Bool = false) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int(divisor)
    self.denominator = sign * denominator / Int(divisor)
    self.isDecimal = isDecimal
  }

  /// A whole number, or a decimal of at most three places: any other would hide where it comes
  /// from.
  init?(_ number: Double) {
    guard number.magnitude < 0x1p40 else { return nil }
    if number == number.rounded() {
      self.init(Int(number))
      return
    }
    let thousandths = (number * 1000).rounded()
    guard thousandths / 1000 == number else { return nil }
    self.init(Int(thousandths), over: 1000, isDecimal: true)
  }

  var double: Double { Double(numerator) / Double(denominator) }
  var isWhole: Bool { denominator == 1 }
  var isEven: Bool { isWhole && numerator.isMultiple(of: 2) }
  var isHalf: Bool { numerator == 1 && denominator == 2 }

  /// Whether the fraction is shown as one number: a whole one, or a decimal that ends.
  var isNumber: Bool {
    guard isDecimal else { return isWhole }
    return 1_000_000 % denominator == 0
  }

  var reciprocal: Rational? { Rational(denominator, over: numerator, isDecimal: isDecimal) }

  static prefix func - (a: Rational) -> Rational {
    Rational(-a.numerator, over: a.denominator, isDecimal: a.isDecimal) ?? a
  }

  /// Nil where the result does not fit.
  func plus(_ other: Rational) -> Rational? {
    guard let left = Self.product(numerator, other.denominator),
      let right = Self.product(other.numerator, denominator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows
      ? nil : Rational(sum, over: below, isDecimal: isDecimal || other.isDecimal)
  }

  /// Nil where the result does not fit.
  func times(_ other: Rational) -> Rational? {
    guard let above = Self.product(numerator, other.numerator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    return Rational(above, over: below, isDecimal: isDecimal || other.isDecimal)
  }

  /// Nil where the result does not fit, or 0 would be divided by.
  func raised(to exponent: Int) -> Rational? {
    guard exponent.magnitude <= 64 else { return nil }
    guard let base = exponent < 0 ? reciprocal : self else { return nil }
    var power: Rational? = Rational(1)
    for _ in 0..<exponent.magnitude { power = power?.times(base) }
    return power
  }

  private static func product(_ a: Int, _ b: Int) -> Int? {
    let (product, overflows) = a.multipliedReportingOverflow(by: b)
    return overflows || product.magnitude > 1 << 50 ? nil : product
  }

  private static func commonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Rational {
  /// One number, or a quotient of whole ones.
  func term(in store: TermStore) -> Term {
    if isNumber { return Term(constant: double) }
    let parts = [numerator, denominator].map { Term(constant: Double($0)) }
    return store.application(.division, to: parts)
  }
}
