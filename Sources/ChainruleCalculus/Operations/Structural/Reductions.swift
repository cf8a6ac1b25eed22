/// An operation that joins all elements, row by row from the left, to one number.
package protocol Reduction: ArrayFunction {
  static var operation: Operation { get }
}

extension Reduction {
  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    guard !operands[0].isScalar else { throw .operand(0, operands[0], needed: .vectorOrMatrix) }
    return .scalar
  }

  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    [target.fold(operation, operands[0].elements)]
  }

  package static func operationCount(_ operands: [Shape]) -> Double {
    Double(operands[0].count - 1)
  }
}

/// Σ xᵢ
package enum Sum: Reduction {
  package static let name = "sum"
  package static let operation = Operation.addition
  package static let facts = ArrayFacts(
    shapes: "vector, row or matrix → scalar",
    expansion: "x₁ + … + xₙ from the left, row by row",
    cost: "n − 1 additions",
    jacobian: "the row 𝟏ᵀ")

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .transposed(.ones(like: 0))
  }
}

/// Π xᵢ
package enum Product: Reduction {
  package static let name = "prod"
  package static let operation = Operation.multiplication
  package static let facts = ArrayFacts(
    shapes: "vector, row or matrix → scalar",
    expansion: "x₁·…·xₙ from the left, row by row",
    cost: "n − 1 multiplications",
    jacobian: "by xᵢ the product of all others")

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .dense
  }
}

/// The largest element, the first of them where several are.
package enum Largest: Reduction {
  package static let name = "max"
  package static let operation = Operation.maximum
  package static let facts = ArrayFacts(
    shapes: "vector, row or matrix → scalar",
    expansion: "max(max(x₁, x₂), …) from the left, row by row",
    cost: "n − 1 comparisons",
    jacobian: "1 by the largest element, 0 by all others")

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .chosen
  }
}

/// The smallest element, the first of them where several are.
package enum Smallest: Reduction {
  package static let name = "min"
  package static let operation = Operation.minimum
  package static let facts = ArrayFacts(
    shapes: "vector, row or matrix → scalar",
    expansion: "min(min(x₁, x₂), …) from the left, row by row",
    cost: "n − 1 comparisons",
    jacobian: "1 by the smallest element, 0 by all others")

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .chosen
  }
}

/// ln Σ exp(xᵢ), joined two by two so that it does not overflow.
package enum LogarithmOfExponentials: Reduction {
  package static let name = "logsumexp"
  package static let operation = Operation.logarithmOfSum
  package static let facts = ArrayFacts(
    shapes: "vector, row or matrix → scalar",
    expansion: "logaddexp(logaddexp(x₁, x₂), …) from the left, row by row",
    cost: "n − 1 elementary functions",
    jacobian: "the row softmax(x)ᵀ")

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    operands[0].isRow ? .softmax(.operand(0)) : .transposed(.softmax(.operand(0)))
  }
}

/// Σ xᵢ / n, a sum and a division.
package enum Mean: ArrayFunction {
  package static let name = "mean"
  package static let facts = ArrayFacts(
    shapes: "vector, row or matrix → scalar",
    expansion: "(x₁ + … + xₙ)/n from the left, row by row",
    cost: "n − 1 additions, 1 division",
    jacobian: "the row 𝟏ᵀ/n")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    try Sum.shape(of: operands)
  }

  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    let sum = target.fold(.addition, operands[0].elements)
    let count = target.literal(Double(operands[0].shape.count))
    return [target.apply(.division, to: sum, count)]
  }

  package static func operationCount(_ operands: [Shape]) -> Double { Double(operands[0].count) }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .quotient(.transposed(.ones(like: 0)), .number(Double(operands[0].count)))
  }
}

/// Σ aᵢᵢ
package enum Trace: ArrayFunction {
  package static let name = "trace"
  package static let facts = ArrayFacts(
    shapes: "n × n → scalar",
    expansion: "a₁₁ + … + aₙₙ from the left",
    cost: "n − 1 additions",
    jacobian: "the identity matrix")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    guard case .matrix(let rows, let columns) = operands[0], rows == columns else {
      throw .operand(0, operands[0], needed: .square)
    }
    return .scalar
  }

  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    let matrix = operands[0]
    return [target.fold(.addition, (0..<matrix.shape.rows).map { matrix[$0, $0] })]
  }

  package static func operationCount(_ operands: [Shape]) -> Double {
    Double(operands[0].rows - 1)
  }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .identity
  }
}

/// √Σ xᵢ², the Euclidean length; its derivative at 0 is 0.
package enum Norm: ArrayFunction {
  package static let name = "norm"
  package static let figure = ArrayFigure.bars
  package static let facts = ArrayFacts(
    shapes: "vector, row or matrix → scalar",
    expansion: "√(x₁² + … + xₙ²), the root having derivative 0 at 0",
    cost: "n squares, n − 1 additions, 1 root",
    jacobian: "the row xᵀ/norm(x), 0 where x = 0")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    try Sum.shape(of: operands)
  }

  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    let squares = operands[0].elements.map { target.apply(.square, to: $0) }
    let sum = target.fold(.addition, squares)
    return [target.apply(.rootOfSquares, to: sum)]
  }

  package static func operationCount(_ operands: [Shape]) -> Double {
    2 * Double(operands[0].count)
  }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .quotient(.row(0, of: operands), .value)
  }
}

/// exp(xᵢ − logsumexp(x))
package enum Softmax: ArrayFunction {
  package static let name = "softmax"
  package static let facts = ArrayFacts(
    shapes: "vector or row → the same",
    expansion: "exp(xᵢ − logsumexp(x))",
    cost: "2n − 1 functions, n subtractions",
    jacobian: "diag(p) − p·pᵀ with p = softmax(x)")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    guard operands[0].isLine else { throw .operand(0, operands[0], needed: .vector) }
    return operands[0]
  }

  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    let elements = operands[0].elements
    let total = target.fold(.logarithmOfSum, elements)
    return elements.map { element in
      let difference = target.apply(.subtraction, to: element, total)
      return target.apply(.exponential, to: difference)
    }
  }

  package static func operationCount(_ operands: [Shape]) -> Double {
    3 * Double(operands[0].count) - 1
  }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    operands[0].isRow
      ? .difference(.diagonal(.value), .product(.transposed(.value), .value))
      : .difference(.diagonal(.value), .product(.value, .transposed(.value)))
  }
}
