private import RealModule

/// The error function, 2/√π · ∫₀ˣ e^(−t²) dt.
package enum ErrorFunction: UnaryOperation {
  package static let notation = Notation.function("erf")

  package static func value(_ x: Double) -> Double { .erf(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(2 / SquareRoot.of(S(constant: .pi)) * Exponential.of(-Square.of(x)))
  }
}
