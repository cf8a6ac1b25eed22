/// Why an operation cannot be applied to operands of these shapes.
package enum ShapeMismatch: Error, Sendable, Equatable {
  /// Both have to have the same shape, or one of them has to be a scalar.
  case different(Shape, Shape)
  /// The columns of the first have to be as many as the rows of the second.
  case inner(Shape, Shape)
  /// Both have to be vectors of the same length.
  case lengths(Shape, Shape)
  /// The operand at this place, counted from 0, has to be something else.
  case operand(Int, Shape, needed: Need)

  package enum Need: String, Sendable {
    case vector = "a vector"
    case vectorOrMatrix = "a vector or a matrix"
    case square = "a square matrix"
    case vectorOrSquare = "a vector or a square matrix"
    case vectorOf3 = "a vector of 3"
    case scalarOrVector = "a scalar or a vector"
    case notScalar = "a vector, a row or a matrix"
  }
}
