/// The magnitude of a product of any number of factors, which neither overflows nor vanishes.
///
/// The significand is rounded as a plain product in the same order would be, so that the order of
/// magnitudes is the order of the products wherever those are ordinary numbers. What is infinite
/// or not a number is the largest: it has to be seen first.
struct ScaledMagnitude {
  /// In 1..<2; 0 for the magnitude 0.
  private let significand: Double
  private let exponent: Int

  private static let zero = ScaledMagnitude(significand: 0, exponent: .min)
  private static let infinity = ScaledMagnitude(significand: 1, exponent: .max)

  private init(significand: Double, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  init(_ factor: Double) {
    if factor == 0 {
      self = .zero
    } else if factor.isFinite {
      self.init(significand: factor.magnitude.significand, exponent: Int(factor.exponent))
    } else {
      self = .infinity
    }
  }
}

extension ScaledMagnitude: Comparable {
  static func < (a: Self, b: Self) -> Bool {
    (a.exponent, a.significand) < (b.exponent, b.significand)
  }

  static func * (a: Self, b: Self) -> Self {
    if a == .infinity || b == .infinity { return .infinity }
    if a == .zero || b == .zero { return .zero }
    let product = a.significand * b.significand
    let exponent = a.exponent + b.exponent
    return product < 2
      ? ScaledMagnitude(significand: product, exponent: exponent)
      : ScaledMagnitude(significand: product / 2, exponent: exponent + 1)
  }
}
