/// A rule by which a product or sum of Jacobians becomes shorter.
package enum MatrixRule: String, Sendable, CaseIterable {
  case identity = "I·A = A"
  case scalars = "numbers move to the front"
  case onesAndDiagonal = "𝟏ᵀ·diag(v) = vᵀ"
  case rowAndDiagonal = "vᵀ·diag(w) = (v ⊗ w)ᵀ"
  case diagonals = "diag(v)·diag(w) = diag(v ⊗ w)"
  case diagonalAndColumn = "diag(v)·w = v ⊗ w"
  case rowAndColumn = "vᵀ·w = sum(v ⊗ w)"
  case unitAndColumn = "eᵢᵀ·v = vᵀ·eᵢ = vᵢ"
  case rowAndBlock = "vᵀ·block(xᵀ) = v·xᵀ, in the shape of the matrix"
  case byFirst = "G·∂(A·B)/∂A = G·Bᵀ"
  case byColumn = "G·∂(v·B)/∂v = B·Gᵀ"
  case bySecond = "G·∂(A·B)/∂B = Aᵀ·G"
  case transposition = "G·∂(Aᵀ)/∂A = Gᵀ"
  case elementwise = "G·diag(F) = G ⊗ F"
  case elementsAdded = "G·vec(F) = sum(G ⊗ F)"
  case trace = "∂trace(A)/∂A = I"
  case rowOfMatrix = "gᵀ·∂A[i,:]/∂A = eᵢ·gᵀ"
  case columnOfMatrix = "gᵀ·∂A[:,j]/∂A = g·eⱼᵀ"
  case elementOfMatrix = "∂A[i,j]/∂A = eᵢ·eⱼᵀ"
  case byRow = "G·∂A/∂A[i,:] = eᵢᵀ·G"
  case toDiagonal = "(v·wᵀ)·∂diag(x)/∂x = (v ⊗ w)ᵀ"
  case fromDiagonal = "gᵀ·∂diag(A)/∂A = diag(g)"
  case distribution = "(A + B)·C = A·C + B·C"
  case likeProducts = "equal products are added"
  case sameKind = "vᵀ + wᵀ = (v + w)ᵀ"
  case diagonalsAdded = "diag(v) + diag(w) = diag(v + w)"
  case columnsAdded = "columns are added"
  case sumsAdded = "sum(v) + sum(w) = sum(v + w)"
  case transposedProduct = "(A·x)ᵀ = xᵀ·Aᵀ"
  case commonFactor = "A·B + A·C = A·(B + C)"
}

extension MatrixRule {
  /// Whether it says what an operation from or to a matrix makes of the derivative behind it.
  package var isOfMatrix: Bool {
    switch self {
    case .byFirst, .byColumn, .bySecond, .transposition, .elementwise, .elementsAdded, .rowOfMatrix,
      .columnOfMatrix, .byRow, .fromDiagonal:
      true
    case .identity, .scalars, .onesAndDiagonal, .rowAndDiagonal, .diagonals, .diagonalAndColumn,
      .rowAndColumn, .unitAndColumn, .rowAndBlock, .trace, .elementOfMatrix, .toDiagonal,
      .distribution, .likeProducts, .sameKind, .diagonalsAdded, .columnsAdded, .sumsAdded,
      .transposedProduct, .commonFactor:
      false
    }
  }
}
