/// |x|
package enum AbsoluteValue: UnaryOperation {
  package static let notation = Notation.function("abs", figure: .bars)
  package static let kind = OperationKind.comparison

  package static func value(_ x: Double) -> Double { x.magnitude }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .either(Greater.of(x, 0), .one, else: .minusOne)
  }

  package static func kink(at x: Double) -> OneSidedDerivatives? {
    x == 0 ? OneSidedDerivatives(left: -1, right: 1, standard: 0) : nil
  }
}

/// −1, 0 or 1 with the sign of x.
package enum Sign: UnaryOperation {
  package static let notation = Notation.function("sign")
  package static let kind = OperationKind.comparison

  package static func value(_ x: Double) -> Double {
    x > 0 ? 1 : x < 0 ? -1 : x
  }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> { .zero }

  package static func kink(at x: Double) -> OneSidedDerivatives? {
    x == 0 ? OneSidedDerivatives(left: 0, right: 0, standard: 0) : nil
  }
}

/// 1 where x > 0, else 0.
package enum Step: UnaryOperation {
  package static let notation = Notation.function("step")
  package static let kind = OperationKind.comparison

  package static func value(_ x: Double) -> Double { x > 0 ? 1 : x.isNaN ? x : 0 }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> { .zero }

  package static func kink(at x: Double) -> OneSidedDerivatives? {
    x == 0 ? OneSidedDerivatives(left: 0, right: 0, standard: 0) : nil
  }
}
