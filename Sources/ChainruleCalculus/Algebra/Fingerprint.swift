/// A number that remembers the formula it comes from: equal formulas have equal residues, and
/// numbers that are equal by chance at a point do not.
///
/// A branch is the one taken at the point.
package struct Fingerprint: ScalarAlgebra, Sendable {
  private let number: Double
  package let residue: Residue
  private let isConstant: Bool

  /// An input with a value.
  init(_ number: Double, using generator: inout SplitMix64) {
    self.init(number, residue: Residue(random: &generator), isConstant: false)
  }

  private init(_ number: Double, residue: Residue, isConstant: Bool) {
    self.number = number
    self.residue = residue
    self.isConstant = isConstant
  }

  package init(constant: Double) {
    self.init(constant, residue: Residue(constant), isConstant: true)
  }

  package var primal: Double? { number }

  package static func applying<F: UnaryOperation>(_: F.Type, to x: Self) -> Self {
    let value = F.value(x.number)
    if x.isConstant { return Self(constant: value) }
    let residue = Residue(Operation(F.self), [x.residue], exponent: nil)
    return Self(value, residue: residue, isConstant: false)
  }

  package static func applying<F: BinaryOperation>(_: F.Type, to x: Self, _ y: Self) -> Self {
    let value = F.value(x.number, y.number)
    if x.isConstant && y.isConstant { return Self(constant: value) }
    let residue = Residue(
      Operation(F.self), [x.residue, y.residue], exponent: y.isConstant ? y.number : nil)
    return Self(value, residue: residue, isConstant: false)
  }

  package static func selecting(_ condition: Self, _ a: Self, _ b: Self) -> Self {
    condition.number != 0 ? a : b
  }
}
