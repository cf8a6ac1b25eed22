private import RealModule

/// sin x
package enum Sine: UnaryOperation {
  package static let notation = Notation.function("sin")

  package static func value(_ x: Double) -> Double { .sin(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(Cosine.of(x))
  }
}

/// cos x
package enum Cosine: UnaryOperation {
  package static let notation = Notation.function("cos")

  package static func value(_ x: Double) -> Double { .cos(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(-Sine.of(x))
  }
}

/// tan x
package enum Tangent: UnaryOperation {
  package static let notation = Notation.function("tan")

  package static func value(_ x: Double) -> Double { .tan(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 + Square.of(value))
  }
}

/// The angle in −π/2…π/2 whose sine is x.
package enum Arcsine: UnaryOperation {
  package static let notation = Notation.function("asin")
  package static let domain = [Interval(-1, 1, includesBounds: true)]

  package static func value(_ x: Double) -> Double { .asin(x) }

  /// 1/√(1−x²), in factors because 1−x² cancels near ±1.
  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / SquareRoot.of((1 - x) * (1 + x)))
  }
}

/// The angle in 0…π whose cosine is x.
package enum Arccosine: UnaryOperation {
  package static let notation = Notation.function("acos")
  package static let domain = [Interval(-1, 1, includesBounds: true)]

  package static func value(_ x: Double) -> Double { .acos(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(-1 / SquareRoot.of((1 - x) * (1 + x)))
  }
}

/// The angle in −π/2…π/2 whose tangent is x.
package enum Arctangent: UnaryOperation {
  package static let notation = Notation.function("atan")

  package static func value(_ x: Double) -> Double { .atan(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / (1 + Square.of(x)))
  }
}
