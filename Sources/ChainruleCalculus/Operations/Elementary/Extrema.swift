/// The larger of two numbers.
package enum Maximum: BinaryOperation {
  package static let notation = Notation.function("max")
  package static let kind = OperationKind.comparison

  package static func value(_ x: Double, _ y: Double) -> Double {
    x > y || x.isNaN ? x : y
  }

  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .either(Greater.of(x, y), .one, else: .zero)
  }

  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .either(Greater.of(y, x), .one, else: .zero)
  }

  package static func kink(at x: Double, _ y: Double) -> BinaryKink? { x == y ? .tie : nil }
}

/// The smaller of two numbers.
package enum Minimum: BinaryOperation {
  package static let notation = Notation.function("min")
  package static let kind = OperationKind.comparison

  package static func value(_ x: Double, _ y: Double) -> Double {
    x < y || x.isNaN ? x : y
  }

  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .either(Less.of(x, y), .one, else: .zero)
  }

  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .either(Less.of(y, x), .one, else: .zero)
  }

  package static func kink(at x: Double, _ y: Double) -> BinaryKink? { x == y ? .tie : nil }
}
