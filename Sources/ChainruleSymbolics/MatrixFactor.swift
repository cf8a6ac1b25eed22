import ChainruleCalculus

/// A factor of a product of Jacobians, with what the rules of matrices need to know of it.
///
/// Terms of vectors are element by element: a product of two is w ⊗ x.
package indirect enum MatrixFactor: Equatable {
  case identity
  /// A number, that times the identity matrix where nothing else stands in the product.
  case scalar(Term)
  /// diag(v)
  case diagonal(Term)
  /// vᵀ
  case row(Term)
  /// A column.
  case column(Term)
  /// Σ vᵢ
  case sum(Term)
  case matrix(MatrixName)
  /// The derivative of Ax by A: block(xᵀ).
  case rightBlock(Term)
  /// The derivative of Aᵀv by A: block(v).
  case leftBlock(Term)
  /// A + Aᵀ
  case total([JacobianProduct])
  /// A Jacobian without a form of its own.
  case symbol(MathText)
}

/// A matrix of the program, or its transpose.
package struct MatrixName: Equatable {
  package let symbol: Symbol
  package var isTransposed = false

  var transposed: MatrixName { MatrixName(symbol: symbol, isTransposed: !isTransposed) }
}

/// A rule by which a product or sum of Jacobians becomes shorter.
package enum MatrixRule: String, Sendable, CaseIterable {
  case identity = "I·A = A"
  case scalars = "numbers move to the front"
  case onesAndDiagonal = "𝟏ᵀ·diag(v) = vᵀ"
  case rowAndDiagonal = "vᵀ·diag(w) = (v ⊗ w)ᵀ"
  case diagonals = "diag(v)·diag(w) = diag(v ⊗ w)"
  case diagonalAndColumn = "diag(v)·w = v ⊗ w"
  case rowAndColumn = "vᵀ·w = sum(v ⊗ w)"
  case rowAndBlock = "vᵀ·block(xᵀ) = v·xᵀ, in the shape of the matrix"
  case distribution = "(A + B)·C = A·C + B·C"
  case likeProducts = "equal products are added"
  case sameKind = "vᵀ + wᵀ = (v + w)ᵀ"
  case diagonalsAdded = "diag(v) + diag(w) = diag(v + w)"
  case columnsAdded = "columns are added"
  case sumsAdded = "sum(v) + sum(w) = sum(v + w)"
  case transposedProduct = "(A·x)ᵀ = xᵀ·Aᵀ"
  case commonFactor = "A·B + A·C = A·(B + C)"
}

extension MatrixFactor {
  var transposed: MatrixFactor? {
    switch self {
    case .identity, .scalar, .diagonal, .sum: self
    case .row(let term): .column(term)
    case .column(let term): .row(term)
    case .matrix(let name): .matrix(name.transposed)
    case .rightBlock, .leftBlock, .total, .symbol: nil
    }
  }

  /// The rule that adds two factors of this kind.
  var ruleOfSums: MatrixRule {
    switch self {
    case .diagonal: .diagonalsAdded
    case .column: .columnsAdded
    case .sum: .sumsAdded
    case .row, .identity, .scalar, .matrix, .rightBlock, .leftBlock, .total, .symbol: .sameKind
    }
  }

  var isSymbol: Bool { if case .symbol = self { true } else { false } }

  package var isNumber: Bool {
    switch self {
    case .scalar, .sum: true
    case .identity, .diagonal, .row, .column, .matrix, .rightBlock, .leftBlock, .total, .symbol:
      false
    }
  }
}

extension [MatrixFactor] {
  /// The factors of the transpose; nil where one has none.
  var transposed: [MatrixFactor]? {
    let turned = reversed().compactMap(\.transposed)
    return turned.count == count ? turned : nil
  }
}
