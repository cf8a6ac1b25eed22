private import RealModule

/// eˣ
package enum Exponential: UnaryOperation {
  package static let notation = Notation.function("exp")

  package static func value(_ x: Double) -> Double { .exp(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(value)
  }
}

/// eˣ − 1, exact near 0.
package enum ExponentialMinusOne: UnaryOperation {
  package static let notation = Notation.function("expm1")

  package static func value(_ x: Double) -> Double { .expMinusOne(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(Exponential.of(x))
  }
}

/// The logarithm to base e.
package enum NaturalLogarithm: UnaryOperation {
  package static let notation = Notation.function("ln", "log")
  package static let domain = [Interval.positive]

  package static func value(_ x: Double) -> Double { .log(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / x)
  }
}

/// The logarithm to base 2.
package enum BinaryLogarithm: UnaryOperation {
  package static let notation = Notation.function("log2")
  package static let domain = [Interval.positive]

  package static func value(_ x: Double) -> Double { .log2(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / (x * NaturalLogarithm.of(2)))
  }
}

/// The logarithm to base 10.
package enum DecimalLogarithm: UnaryOperation {
  package static let notation = Notation.function("log10")
  package static let domain = [Interval.positive]

  package static func value(_ x: Double) -> Double { .log10(x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / (x * NaturalLogarithm.of(10)))
  }
}

/// ln(1 + x), exact near 0.
package enum LogarithmOfOnePlus: UnaryOperation {
  package static let notation = Notation.function("log1p")
  package static let domain = [Interval(-1, .infinity)]

  package static func value(_ x: Double) -> Double { .log(onePlus: x) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / (1 + x))
  }
}

/// ln(eˣ + eʸ), without overflow.
package enum LogarithmOfSum: BinaryOperation {
  package static let notation = Notation.function("logaddexp")

  package static func value(_ x: Double, _ y: Double) -> Double {
    let larger = x > y ? x : y
    if larger.isInfinite && x == y { return larger }
    return larger + .log(onePlus: .exp(-(x - y).magnitude))
  }

  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .factor(Sigmoid.of(x - y))
  }

  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .factor(Sigmoid.of(y - x))
  }
}

/// e, the base of the natural logarithm.
package let eulersNumber = 2.718281828459045
