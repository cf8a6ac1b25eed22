/// x + y
package enum Addition: BinaryOperation {
  package static let notation = Notation.infix(["+"], precedence: .sum, grouping: .left)
  package static let kind = OperationKind.addition

  package static func value(_ x: Double, _ y: Double) -> Double { x + y }

  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .one
  }

  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .one
  }
}

/// x − y
package enum Subtraction: BinaryOperation {
  package static let notation = Notation.infix(["-", "−"], precedence: .sum, grouping: .left)
  package static let kind = OperationKind.addition

  package static func value(_ x: Double, _ y: Double) -> Double { x - y }

  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .one
  }

  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .minusOne
  }
}

/// x · y
package enum Multiplication: BinaryOperation {
  package static let notation = Notation.infix(
    ["*", "×", "⊗"], precedence: .product, grouping: .left)
  package static let kind = OperationKind.multiplication

  package static func value(_ x: Double, _ y: Double) -> Double { x * y }

  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .factor(y)
  }

  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .factor(x)
  }
}

/// x / y
package enum Division: BinaryOperation {
  package static let notation = Notation.infix(
    ["/", "⊘"], precedence: .product, grouping: .left)
  package static let kind = OperationKind.division

  package static func value(_ x: Double, _ y: Double) -> Double { x / y }

  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .factor(1 / y)
  }

  /// −(x/y)/y: the value is there already, and y² could overflow.
  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .factor(-value / y)
  }
}

/// −x
package enum Negation: UnaryOperation {
  package static let notation = Notation.prefix(["-", "−"], precedence: .sign)
  package static let kind = OperationKind.addition

  package static func value(_ x: Double) -> Double { -x }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> { .minusOne }
}

/// x under another name.
package enum Identity: UnaryOperation {
  package static let notation = Notation.identity
  package static let kind = OperationKind.copy

  package static func value(_ x: Double) -> Double { x }

  package static func partial<S: ScalarAlgebra>(_ x: S, value: S) -> Partial<S> { .one }
}
