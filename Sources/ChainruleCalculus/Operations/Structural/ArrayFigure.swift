/// How an operation on arrays looks on paper.
package enum ArrayFigure: Sendable {
  /// `softmax(x)`
  case name
  /// A sign between two operands, as `w · x`.
  case sign(String)
  /// Side by side, as `Ax`; a vector before a matrix stands behind it: `Aᵀx`.
  case product
  /// `abᵀ`
  case outer
  /// `‖x‖`
  case bars
  /// `xᵀ`
  case transposed
}
