private import RealModule

/// x raised to y, real for every x where y is an integer.
package enum Power: BinaryOperation {
  package static let notation = Notation.infix(
    ["^", "**"], precedence: .power, grouping: .right, function: "pow")
  package static let domain = [Interval.positive, .reals]

  package static func value(_ x: Double, _ y: Double) -> Double { libraryPower(x, y) }

  /// y·x^(y−1), and 0 for the exponent 0 even where x is 0.
  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .either(Equal.of(y, 0), .zero, else: .factor(y * Power.of(x, y - 1)))
  }

  /// xʸ ln x, and 0 where x is 0, which has the same powers on both sides of y.
  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .either(Equal.of(x, 0), .zero, else: .factor(value * NaturalLogarithm.of(x)))
  }
}

/// x²
package enum Square: UnaryOperation {
  package static let notation = Notation.function("square", figure: .squared)
  package static let kind = OperationKind.multiplication

  package static func value(_ x: Double) -> Double { x * x }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(2 * x)
  }
}

/// √x
package enum SquareRoot: UnaryOperation {
  package static let notation = Notation.function("sqrt", figure: .radical)
  package static let domain = [Interval.nonnegative]

  package static func value(_ x: Double) -> Double { x.squareRoot() }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / (2 * value))
  }
}

/// √x where x is a sum of squares, the last step of `norm`: its derivative at 0 is taken as 0.
package enum RootOfSquares: UnaryOperation {
  package static let notation = Notation.function("root", figure: .radical)
  package static let domain = [Interval.nonnegative]

  package static func value(_ x: Double) -> Double { x.squareRoot() }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / (2 * value))
  }

  /// The tip of the cone ‖x‖, where nothing is passed to any element.
  package static func kink(at x: Double) -> OneSidedDerivatives? {
    x == 0 ? OneSidedDerivatives(left: 0, right: 0, standard: 0) : nil
  }
}

/// The cube root, real for every real x.
package enum CubeRoot: UnaryOperation {
  package static let notation = Notation.function("cbrt")

  package static func value(_ x: Double) -> Double { .root(x, 3) }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> {
    .factor(1 / (3 * Square.of(value)))
  }
}
