/// A number of which nothing is known.
///
/// A rule applied to it keeps only what holds at every point: the partials of a sum are still 1,
/// those of a maximum are no longer 0 or 1.
package struct Indeterminate: ScalarAlgebra, Sendable {
  package init() {}
  package init(constant: Double) {}

  package var primal: Double? { nil }

  package static func applying<F: UnaryOperation>(_: F.Type, to x: Self) -> Self { x }
  package static func applying<F: BinaryOperation>(_: F.Type, to x: Self, _ y: Self) -> Self { x }
  package static func selecting(_ condition: Self, _ a: Self, _ b: Self) -> Self { a }
}
