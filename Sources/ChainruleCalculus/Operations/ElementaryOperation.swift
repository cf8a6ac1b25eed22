/// What every elementary operation states about itself, besides how it is computed.
package protocol ElementaryOperation {
  static var notation: Notation { get }
  static var kind: OperationKind { get }
  /// Where each operand may lie for the value to be a real number.
  static var domain: [Interval] { get }
}

/// An operation on one number.
package protocol UnaryOperation: ElementaryOperation {
  static func value(_ x: Double) -> Double

  /// The derivative at `x`, where the operation is differentiable; `value` is there to be reused.
  static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S>

  /// The one-sided derivatives where the operation has a kink or jump at `x`, else nil.
  static func kink(at x: Double) -> OneSidedDerivatives?
}

/// An operation on two numbers.
package protocol BinaryOperation: ElementaryOperation {
  static func value(_ x: Double, _ y: Double) -> Double

  /// The derivative by the first operand, where the operation is differentiable.
  static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S>

  /// The derivative by the second operand, where the operation is differentiable.
  static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S>

  /// What kind of kink the operation has at `(x, y)`, else nil.
  static func kink(at x: Double, _ y: Double) -> BinaryKink?
}

extension ElementaryOperation {
  package static var kind: OperationKind { .nonlinear }
}

extension UnaryOperation {
  package static var domain: [Interval] { [.reals] }

  @inline(__always)
  package static func kink(at x: Double) -> OneSidedDerivatives? { nil }

  /// The operation applied to any member of an algebra: `Cosine.of(x)` is cos x.
  package static func of<S: ScalarAlgebra>(_ x: S) -> S { .applying(Self.self, to: x) }
}

extension BinaryOperation {
  package static var domain: [Interval] { [.reals, .reals] }

  @inline(__always)
  package static func kink(at x: Double, _ y: Double) -> BinaryKink? { nil }

  /// The operation applied to any members of an algebra.
  package static func of<S: ScalarAlgebra>(_ x: S, _ y: S) -> S {
    .applying(Self.self, to: x, y)
  }
}

/// The choice between two values by a condition; the only operation on three operands.
///
/// The branch taken passes its derivative unchanged, the other passes nothing, and the condition
/// has no derivative.
package enum Selection: ElementaryOperation {
  package static var notation: Notation { .function("where") }
  package static var kind: OperationKind { .comparison }
  package static var domain: [Interval] { [.reals, .reals, .reals] }
}
