/// What a formula comes to modulo the prime 2⁶¹ − 2373 where its variables are random numbers: equal
/// formulas have equal residues, and others almost never.
///
/// Sums, products and quotients are worked out there, so that x + x and 2x are the same; of other
/// operations a residue is drawn from those of the operands.
///
/// - SeeAlso: Schwartz, "Fast probabilistic algorithms for verification of polynomial identities"
///   (1980).
package struct Residue: Hashable, Sendable {
  private let value: UInt64

  package static let zero = Residue(value: 0)
  /// Every other number is a power of 2 modulo this prime, so the powers of 2 that are doubles all
  /// differ; modulo 2⁶¹ − 1 the number 2⁶¹ would be 1.
  private static let prime: UInt64 = 1 << 61 - 2373

  private init(value: UInt64) {
    self.value = value
  }

  package init(random generator: inout SplitMix64) {
    value = generator.next() % Self.prime
  }

  /// The residue of a variable known by its name alone, the same in every run.
  package init(name: some Sequence<UInt8>) {
    var hash: UInt64 = 0
    for byte in name {
      var generator = SplitMix64(seed: hash ^ UInt64(byte))
      hash = generator.next()
    }
    value = hash % Self.prime
  }

  /// A double is a whole number times a power of 2 or of its reciprocal, (p + 1)/2.
  package init(_ number: Double) {
    guard number.isFinite, number != 0 else {
      value = number == 0 ? 0 : number.bitPattern % Self.prime
      return
    }
    let whole = UInt64(number.significandBitPattern) | (number.isNormal ? 1 << 52 : 0)
    let exponent = Int(max(number.exponentBitPattern, 1)) - 1075
    let two = Residue(value: exponent < 0 ? (Self.prime + 1) / 2 : 2)
    let magnitude = Residue(value: whole) * two.raised(to: UInt64(exponent.magnitude))
    value = number < 0 ? (-magnitude).value : magnitude.value
  }

  /// An operation on numbers of which the residues are known.
  ///
  /// - Parameter exponent: the last operand, where it is a known number.
  package init(_ operation: Operation, _ operands: [Residue], exponent: Double?) {
    self =
      switch operation {
      case .identity: operands[0]
      case .negation: -operands[0]
      case .addition: operands[0] + operands[1]
      case .subtraction: operands[0] + -operands[1]
      case .multiplication: operands[0] * operands[1]
      case .square: operands[0] * operands[0]
      case .division where operands[1] != .zero: operands[0] * operands[1].inverse
      case .power: Self.power(operands, exponent)
      case .maximum, .minimum, .hypotenuse, .logarithmOfSum, .equal, .notEqual:
        Self.drawn(operation, operands.sorted { $0.value < $1.value })
      case .less: Self.drawn(.greater, operands.reversed())
      case .lessOrEqual: Self.drawn(.greaterOrEqual, operands.reversed())
      case _: Self.drawn(operation, operands)
      }
  }

  private static func power(_ operands: [Residue], _ exponent: Double?) -> Residue {
    guard let exponent, exponent == exponent.rounded(), exponent.magnitude <= 64,
      exponent >= 0 || operands[0] != .zero
    else { return drawn(.power, operands) }
    let power = operands[0].raised(to: UInt64(exponent.magnitude))
    return exponent < 0 ? power.inverse : power
  }

  private static func drawn(_ operation: Operation, _ operands: [Residue]) -> Residue {
    // Small numbers are their own residues: sin(1) and cos(2) must not begin with the same seed.
    var start = SplitMix64(seed: UInt64(operation.rawValue))
    var seed = start.next()
    for operand in operands {
      var generator = SplitMix64(seed: seed ^ operand.value)
      seed = generator.next()
    }
    return Residue(value: seed % prime)
  }
}

// MARK: Arithmetic modulo the prime

extension Residue {
  static func + (a: Residue, b: Residue) -> Residue {
    Residue(value: (a.value + b.value) % prime)
  }

  package static prefix func - (a: Residue) -> Residue {
    Residue(value: (prime - a.value) % prime)
  }

  static func * (a: Residue, b: Residue) -> Residue {
    Residue(value: prime.dividingFullWidth(a.value.multipliedFullWidth(by: b.value)).remainder)
  }

  /// The power to the prime less 2, by Fermat's little theorem.
  private var inverse: Residue { raised(to: Self.prime - 2) }

  private func raised(to exponent: UInt64) -> Residue {
    var (result, factor, rest) = (Residue(value: 1), self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * factor }
      factor = factor * factor
      rest >>= 1
    }
    return result
  }
}
