private import RealModule

/// sinh x
package enum HyperbolicSine: UnaryOperation {
  package static let notation = Notation.function("sinh")

  package static func value(_ x: Double) -> Double { .sinh(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(HyperbolicCosine.of(x))
  }
}

/// cosh x
package enum HyperbolicCosine: UnaryOperation {
  package static let notation = Notation.function("cosh")

  package static func value(_ x: Double) -> Double { .cosh(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(HyperbolicSine.of(x))
  }
}

/// tanh x
package enum HyperbolicTangent: UnaryOperation {
  package static let notation = Notation.function("tanh")

  package static func value(_ x: Double) -> Double { .tanh(x) }

  /// 1/cosh² x; the cheaper 1 − tanh² x has no digit left from x = 20 on.
  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / Square.of(HyperbolicCosine.of(x)))
  }
}

/// The inverse of sinh.
package enum InverseHyperbolicSine: UnaryOperation {
  package static let notation = Notation.function("asinh")

  package static func value(_ x: Double) -> Double { .asinh(x) }

  /// 1/√(1+x²), and 1/|x| where 1 no longer counts beside x², which could overflow.
  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    if let number = x.primal, number.magnitude > 1e9 { return .factor(1 / AbsoluteValue.of(x)) }
    return .factor(1 / SquareRoot.of(1 + Square.of(x)))
  }
}

/// The inverse of cosh on x ≥ 0.
package enum InverseHyperbolicCosine: UnaryOperation {
  package static let notation = Notation.function("acosh")
  package static let domain = [Interval(1, .infinity, includesBounds: true)]

  package static func value(_ x: Double) -> Double { .acosh(x) }

  /// 1/√(x²−1), in factors because x²−1 cancels near 1, and 1/x where x² could overflow.
  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    if let number = x.primal, number > 1e9 { return .factor(1 / x) }
    return .factor(1 / SquareRoot.of((x - 1) * (x + 1)))
  }
}

/// The inverse of tanh.
package enum InverseHyperbolicTangent: UnaryOperation {
  package static let notation = Notation.function("atanh")
  package static let domain = [Interval(-1, 1)]

  package static func value(_ x: Double) -> Double { .atanh(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / ((1 - x) * (1 + x)))
  }
}
