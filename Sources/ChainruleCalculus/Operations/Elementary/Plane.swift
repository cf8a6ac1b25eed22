private import RealModule

/// The angle of the point (x, y) of the plane, the first operand being y.
package enum AngleOfPoint: BinaryOperation {
  package static let notation = Notation.function("atan2")

  package static func value(_ y: Double, _ x: Double) -> Double { .atan2(y: y, x: x) }

  /// x/r², by two divisions because r² could overflow.
  package static func firstPartial<S: ScalarAlgebra>(_ y: S, _ x: S, value: S) -> Partial<S> {
    let radius = Hypotenuse.of(x, y)
    return .factor(x / radius / radius)
  }

  package static func secondPartial<S: ScalarAlgebra>(_ y: S, _ x: S, value: S) -> Partial<S> {
    let radius = Hypotenuse.of(x, y)
    return .factor(-y / radius / radius)
  }

  /// The angle jumps by a whole turn across the negative first axis, and has no derivative at the
  /// origin.
  package static func kink(at y: Double, _ x: Double) -> BinaryKink? {
    y == 0 && x <= 0 ? .cut : nil
  }
}

/// √(x² + y²), without overflow.
package enum Hypotenuse: BinaryOperation {
  package static let notation = Notation.function("hypot")

  package static func value(_ x: Double, _ y: Double) -> Double { .hypot(x, y) }

  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .factor(x / value)
  }

  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .factor(y / value)
  }

  package static func kink(at x: Double, _ y: Double) -> BinaryKink? {
    x == 0 && y == 0 ? .flat : nil
  }
}
