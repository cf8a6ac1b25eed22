/// A number that remembers the formula it comes from: equal formulas have equal residues, and
/// numbers that are equal by chance at a point do not.
///
/// Each input is a random number modulo the prime 2⁶¹ − 1. Sums, products and quotients are worked
/// out there, so that x + x and 2x are the same; of other operations a residue is drawn from those
/// of the operands. A branch is the one taken at the point.
///
/// - SeeAlso: Schwartz, "Fast probabilistic algorithms for verification of polynomial identities"
///   (1980).
package struct Fingerprint: ScalarAlgebra, Sendable {
  private let number: Double
  package let residue: UInt64
  private let isConstant: Bool

  /// An input with a value.
  init(_ number: Double, using generator: inout SplitMix64) {
    self.init(number, residue: generator.next() % Self.prime, isConstant: false)
  }

  private init(_ number: Double, residue: UInt64, isConstant: Bool) {
    self.number = number
    self.residue = residue
    self.isConstant = isConstant
  }

  package init(constant: Double) {
    self.init(constant, residue: Self.residue(of: constant), isConstant: true)
  }

  package var primal: Double? { number }

  package static func applying<F: UnaryOperation>(_: F.Type, to x: Self) -> Self {
    let value = F.value(x.number)
    if x.isConstant { return Self(constant: value) }
    let residue: UInt64 =
      switch ObjectIdentifier(F.self) {
      case ObjectIdentifier(Negation.self): difference(0, x.residue)
      case ObjectIdentifier(Square.self): product(x.residue, x.residue)
      case let name: drawn(name, x.residue, 0)
      }
    return Self(value, residue: residue, isConstant: false)
  }

  package static func applying<F: BinaryOperation>(_: F.Type, to x: Self, _ y: Self) -> Self {
    let value = F.value(x.number, y.number)
    if x.isConstant && y.isConstant { return Self(constant: value) }
    let residue: UInt64 =
      switch ObjectIdentifier(F.self) {
      case ObjectIdentifier(Addition.self): (x.residue + y.residue) % prime
      case ObjectIdentifier(Subtraction.self): difference(x.residue, y.residue)
      case ObjectIdentifier(Multiplication.self): product(x.residue, y.residue)
      case ObjectIdentifier(Division.self): product(x.residue, power(y.residue, prime - 2))
      case ObjectIdentifier(Power.self)
      where y.isConstant && (0...64).contains(y.number)
        && y.number == y.number.rounded():
        power(x.residue, UInt64(y.number))
      case let name: drawn(name, x.residue, y.residue)
      }
    return Self(value, residue: residue, isConstant: false)
  }

  package static func selecting(_ condition: Self, _ a: Self, _ b: Self) -> Self {
    condition.number != 0 ? a : b
  }
}

// MARK: Arithmetic modulo 2⁶¹ − 1

extension Fingerprint {
  private static let prime: UInt64 = 1 << 61 - 1

  /// A double is a whole number times a power of two, and 2⁶¹ is 1.
  static func residue(of number: Double) -> UInt64 {
    guard number.isFinite else { return number.bitPattern % prime }
    guard number != 0 else { return 0 }
    let whole = UInt64(number.significandBitPattern) | (number.isNormal ? 1 << 52 : 0)
    let exponent = Int(max(number.exponentBitPattern, 1)) - 1075
    let shift = ((exponent % 61) + 61) % 61
    let magnitude = product(whole % prime, 1 << UInt64(shift))
    return number < 0 ? difference(0, magnitude) : magnitude
  }

  private static func difference(_ x: UInt64, _ y: UInt64) -> UInt64 { (x + prime - y) % prime }

  private static func product(_ x: UInt64, _ y: UInt64) -> UInt64 {
    prime.dividingFullWidth(x.multipliedFullWidth(by: y)).remainder
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, factor, rest): (UInt64, UInt64, UInt64) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, factor) }
      factor = product(factor, factor)
      rest >>= 1
    }
    return result
  }

  private static func drawn(_ name: ObjectIdentifier, _ x: UInt64, _ y: UInt64) -> UInt64 {
    var first = SplitMix64(seed: UInt64(UInt(bitPattern: name)) ^ x)
    var second = SplitMix64(seed: first.next() ^ y)
    return second.next() % prime
  }
}
