/// The derivative of a structural operation by one operand in the algebra of matrices, numerator
/// layout: what stands on an edge of the vector graph.
package indirect enum MatrixDerivative: Sendable, Equatable {
  /// The operand of this place, a vector as a column.
  case operand(Int)
  /// The value of the operation itself.
  case value
  case number(Double)
  case identity
  /// A column of 1, as long as the operand of this place.
  case ones(like: Int)
  case transposed(MatrixDerivative)
  case diagonal(MatrixDerivative)
  case product(MatrixDerivative, MatrixDerivative)
  case difference(MatrixDerivative, MatrixDerivative)
  case quotient(MatrixDerivative, MatrixDerivative)
  case softmax(MatrixDerivative)
  /// One 1 in the row, at the element that was chosen.
  case chosen
  /// A 1 where an element was placed, else 0.
  case placement
  /// The same row, column or matrix once for each element, else 0.
  case block(MatrixDerivative)
  /// Without a short form.
  case dense
}

extension MatrixDerivative {
  /// An operand as a row: a vector turned, a row as it is.
  static func row(_ place: Int, of operands: [Shape]) -> MatrixDerivative {
    operands[place].isRow ? .operand(place) : .transposed(.operand(place))
  }
}
