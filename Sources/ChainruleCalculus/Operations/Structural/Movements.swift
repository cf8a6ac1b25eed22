/// An operation that only places elements anew.
package protocol Movement: ArrayFunction {
  /// The elements of the value in terms of the elements of the operands; nil for a 0.
  static func places(_ operands: [Shape]) -> [ElementPlace?]
}

/// One element of one of several operands, both counted from 0.
package struct ElementPlace: Sendable, Hashable {
  package let operand: Int
  package let element: Int
}

extension Movement {
  package static func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], in target: inout E
  ) -> [E.Element] {
    places(operands.map(\.shape)).map { place in
      place.map { operands[$0.operand].elements[$0.element] } ?? target.literal(0)
    }
  }

  package static func operationCount(_ operands: [Shape]) -> Double { 0 }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    .placement
  }
}

/// Aᵀ
package enum Transpose: Movement {
  package static let name = "transpose"
  package static let figure = ArrayFigure.transposed
  package static let facts = ArrayFacts(
    shapes: "m × n → n × m",
    expansion: "the same elements in other places; a vector becomes a row",
    cost: "nothing",
    jacobian: "of a vector or row: the identity matrix")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    operands[0].transposed
  }

  package static func places(_ operands: [Shape]) -> [ElementPlace?] {
    ShapedArray(operands[0], Array(0..<operands[0].count)).transposed.elements
      .map { ElementPlace(operand: 0, element: $0) }
  }

  package static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative {
    operands[0].isMatrix ? .placement : .identity
  }
}

/// The matrix with a vector on its diagonal and 0 elsewhere, or the diagonal of a square matrix.
package enum Diagonal: Movement {
  package static let name = "diag"
  package static let facts = ArrayFacts(
    shapes: "vector(n) → n × n, or back",
    expansion: "the same elements in other places, 0 elsewhere",
    cost: "nothing",
    jacobian: "1 for each element by itself, 0 elsewhere")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    switch operands[0] {
    case .vector(let count), .row(let count): return .matrix(rows: count, columns: count)
    case .matrix(let rows, let columns) where rows == columns: return .vector(rows)
    case .scalar, .matrix: throw .operand(0, operands[0], needed: .vectorOrSquare)
    }
  }

  package static func places(_ operands: [Shape]) -> [ElementPlace?] {
    let count = operands[0].isMatrix ? operands[0].rows : operands[0].count
    if operands[0].isMatrix {
      return (0..<count).map { ElementPlace(operand: 0, element: $0 * (count + 1)) }
    }
    return (0..<count * count).map { place in
      place % (count + 1) == 0 ? ElementPlace(operand: 0, element: place / (count + 1)) : nil
    }
  }
}

/// Scalars and vectors one below the other.
package enum Concatenation: Movement {
  package static let name = "concat"
  package static let arity: Int? = nil
  package static let facts = ArrayFacts(
    shapes: "scalars, vectors → vector",
    expansion: "the same elements one below the other",
    cost: "nothing",
    jacobian: "blocks of the identity matrix, one beside the other")

  package static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape {
    for (place, shape) in operands.enumerated() where shape.isMatrix {
      throw .operand(place, shape, needed: .scalarOrVector)
    }
    return .vector(operands.reduce(0) { $0 + $1.count })
  }

  package static func places(_ operands: [Shape]) -> [ElementPlace?] {
    operands.enumerated().flatMap { operand, shape in
      (0..<shape.count).map { ElementPlace(operand: operand, element: $0) }
    }
  }
}
