/// Σ aᵢbᵢ
package enum DotProduct: ArrayFunction {
  package static let name = "dot"
  package static let figure = ArrayFigure.sign("·")
  package static let arity: Int? = 2
  package static let facts = ArrayFacts(
    shapes: "vector(n), vector(n) → scalar",
    expansion: "a₁·b₁ + … + aₙ·bₙ, summed from the left",
    cost: "n multiplications, n − 1 additions",
    jacobian: "the row bᵀ by a, the row aᵀ by b")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    for (place, shape) in operands.enumerated() where !shape.isLine {
      throw .operand(place, shape, needed: .vector)
    }
    guard operands[0].count == operands[1].count else { throw .lengths(operands[0], operands[1]) }
    return .scalar
  }

  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    [target.dot(operands[0].elements, operands[1].elements)]
  }

  package static func operationCount(_ operands: [Shape]) -> Double {
    2 * Double(operands[0].count) - 1
  }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .row(1 - place, of: operands)
  }
}

/// The product of matrices, where a vector is a column; a vector before a matrix is turned.
///
/// Matrix and vector give a vector, vector and matrix the vector Aᵀv, two vectors their dot
/// product, a row and a vector a scalar, a row and a matrix a row, a vector and a row a matrix.
package enum MatrixProduct: ArrayFunction {
  package static let name = "@"
  package static let figure = ArrayFigure.product
  package static let arity: Int? = 2
  package static let facts = ArrayFacts(
    shapes: "m × k, k × n → m × n",
    expansion: "a dot product for each element; a vector is a column, first a row",
    cost: "m·n dot products of k elements",
    jacobian: "of A@x by x: A; by A: xᵀ in row i for the element i, 0 elsewhere")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    for (place, shape) in operands.enumerated() where shape.isScalar {
      throw .operand(place, shape, needed: .notScalar)
    }
    let (first, second) = (operands[0], operands[1])
    let left = factor(first, before: second)
    guard left.columns == second.rows else { throw .inner(first, second) }
    switch (first, second) {
    case (.vector, .vector), (.row, .vector): return .scalar
    case (.vector, .matrix): return .vector(second.columns)
    case (.row, .matrix): return .row(second.columns)
    case (.matrix, .vector): return .vector(first.rows)
    default: return .matrix(rows: left.rows, columns: second.columns)
    }
  }

  /// The first operand as a matrix: a vector before anything but a row is one row.
  private static func factor(_ first: Shape, before second: Shape) -> Shape {
    switch (first, second) {
    case (.vector(let count), .vector), (.vector(let count), .matrix): .row(count)
    default: first
    }
  }

  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    let left = factor(operands[0].shape, before: operands[1].shape)
    let rows = ShapedArray(left, operands[0].elements).lines.map(Array.init)
    let columns = operands[1].transposed.lines.map(Array.init)
    var elements: [E.Element] = []
    elements.reserveCapacity(rows.count * columns.count)
    for row in rows {
      for column in columns { elements.append(target.dot(row, column)) }
    }
    return elements
  }

  package static func operationCount(_ operands: [Shape]) -> Double {
    let left = factor(operands[0], before: operands[1])
    return Double(left.rows) * Double(operands[1].columns) * (2 * Double(left.columns) - 1)
  }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    let other = MatrixDerivative.operand(1 - place)
    switch (operands[0], operands[1], place) {
    case (.vector, .vector, _), (.row, .vector, 0): return .transposed(other)
    case (.row, .vector, _), (.matrix, .vector, 1): return other
    case (.vector, .matrix, 0), (.row, .matrix, 0): return .transposed(other)
    case (.matrix, _, 0): return .block(.transposed(other))
    default: return .block(other)
    }
  }
}

/// aᵢbⱼ
package enum OuterProduct: ArrayFunction {
  package static let name = "outer"
  package static let figure = ArrayFigure.outer
  package static let arity: Int? = 2
  package static let facts = ArrayFacts(
    shapes: "vector(m), vector(n) → m × n",
    expansion: "aᵢ·bⱼ for each element",
    cost: "m·n multiplications",
    jacobian: "of the element i, j: bⱼ by aᵢ, aᵢ by bⱼ, 0 by all others")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    for (place, shape) in operands.enumerated() where !shape.isLine {
      throw .operand(place, shape, needed: .vector)
    }
    return .matrix(rows: operands[0].count, columns: operands[1].count)
  }

  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    operands[0].elements.flatMap { a in
      operands[1].elements.map { b in target.apply(.multiplication, to: a, b) }
    }
  }

  package static func operationCount(_ operands: [Shape]) -> Double {
    Double(operands[0].count) * Double(operands[1].count)
  }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    place == 0 ? .block(.operand(1)) : .dense
  }
}

/// (a₂b₃ − a₃b₂, a₃b₁ − a₁b₃, a₁b₂ − a₂b₁)
package enum CrossProduct: ArrayFunction {
  package static let name = "cross"
  package static let figure = ArrayFigure.sign("×")
  package static let arity: Int? = 2
  package static let facts = ArrayFacts(
    shapes: "vector(3), vector(3) → vector(3)",
    expansion: "(a₂b₃ − a₃b₂, a₃b₁ − a₁b₃, a₁b₂ − a₂b₁)",
    cost: "6 multiplications, 3 subtractions",
    jacobian: "skew-symmetric: that of b by a, with the other sign, that of a by b")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    for (place, shape) in operands.enumerated() where shape != .vector(3) {
      throw .operand(place, shape, needed: .vectorOf3)
    }
    return .vector(3)
  }

  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    let (a, b) = (operands[0].elements, operands[1].elements)
    return (0..<3).map { place in
      let (next, last) = ((place + 1) % 3, (place + 2) % 3)
      let positive = target.apply(.multiplication, to: a[next], b[last])
      let negative = target.apply(.multiplication, to: a[last], b[next])
      return target.apply(.subtraction, to: positive, negative)
    }
  }

  package static func operationCount(_ operands: [Shape]) -> Double { 9 }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .dense
  }
}
