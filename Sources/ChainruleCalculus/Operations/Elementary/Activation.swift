private import RealModule

/// 1/(1 + e⁻ˣ), the logistic function.
package enum Sigmoid: UnaryOperation {
  package static let notation = Notation.function("sigmoid")

  package static func value(_ x: Double) -> Double {
    if x >= 0 { return 1 / (1 + .exp(-x)) }
    let growth = Double.exp(x)
    return growth / (1 + growth)
  }

  /// σ(x)·σ(−x); 1 − σ(x) has no digit left from x = 37 on.
  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(value * Sigmoid.of(-x))
  }
}

/// ln(1 + eˣ), a smooth max(0, x).
package enum Softplus: UnaryOperation {
  package static let notation = Notation.function("softplus")

  package static func value(_ x: Double) -> Double {
    (x > 0 ? x : 0) + .log(onePlus: .exp(-x.magnitude))
  }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(Sigmoid.of(x))
  }
}

/// x·σ(x), also called swish.
package enum SigmoidLinearUnit: UnaryOperation {
  package static let notation = Notation.function("silu")

  package static func value(_ x: Double) -> Double { x * Sigmoid.value(x) }

  /// σ(x)·(1 + x·σ(−x))
  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(Sigmoid.of(x) * (1 + x * Sigmoid.of(-x)))
  }
}

/// x·Φ(x) with the normal distribution function Φ, by erf.
///
/// - SeeAlso: Hendrycks and Gimpel (2016), arXiv 1606.08415.
package enum GaussianErrorLinearUnit: UnaryOperation {
  package static let notation = Notation.function("gelu")

  package static func value(_ x: Double) -> Double {
    0.5 * x * .erfc(-x * 0.5.squareRoot())
  }

  /// Φ(x) + x·φ(x), where Φ(x) is taken from the value x·Φ(x) so that its far tail stays exact.
  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    let density = Exponential.of(-(Square.of(x) / 2)) / SquareRoot.of(2 * S(constant: .pi))
    return .either(Equal.of(x, 0), Partial(constant: 0.5), else: .factor(value / x + x * density))
  }
}

/// x where x > 0, else eˣ − 1.
package enum ExponentialLinearUnit: UnaryOperation {
  package static let notation = Notation.function("elu")

  package static func value(_ x: Double) -> Double { x > 0 ? x : .expMinusOne(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .either(Greater.of(x, 0), .one, else: .factor(Exponential.of(x)))
  }
}

/// max(0, x)
package enum RectifiedLinearUnit: UnaryOperation {
  package static let notation = Notation.function("relu")
  package static let kind = OperationKind.comparison

  package static func value(_ x: Double) -> Double { x < 0 ? 0 : x }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .either(Greater.of(x, 0), .one, else: .zero)
  }

  package static func kink(at x: Double) -> OneSidedDerivatives? {
    x == 0 ? OneSidedDerivatives(left: 0, right: 1, standard: 0) : nil
  }
}

/// x where x > 0, else x/100.
package enum LeakyRectifiedLinearUnit: UnaryOperation {
  package static let notation = Notation.function("leakyrelu")
  package static let kind = OperationKind.comparison

  package static func value(_ x: Double) -> Double { x < 0 ? 0.01 * x : x }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .either(Greater.of(x, 0), .one, else: .factor(0.01))
  }

  package static func kink(at x: Double) -> OneSidedDerivatives? {
    x == 0 ? OneSidedDerivatives(left: 0.01, right: 1, standard: 0.01) : nil
  }
}
