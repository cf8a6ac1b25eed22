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
  case matrix(MatrixTerm)
  /// Element by element the product of a product and a matrix: (v·wᵀ) ⊗ A.
  case hadamard([MatrixFactor], MatrixTerm)
  /// The derivative of Ax by A: block(xᵀ).
  case rightBlock(Term)
  /// The derivative of Aᵀv by A: block(v).
  case leftBlock(Term)
  /// A + Aᵀ
  case total([JacobianProduct])
  /// What is no matrix, but turns one into another.
  case map(MatrixMap)
  /// A Jacobian without a form of its own.
  case symbol(MathText)
}

/// A matrix by a term of its elements, or its transpose.
package struct MatrixTerm: Equatable {
  package let term: Term
  package let isTransposed: Bool

  package init(_ term: Term, isTransposed: Bool = false) {
    (self.term, self.isTransposed) = (term, isTransposed)
  }

  var transposed: MatrixTerm { MatrixTerm(term, isTransposed: !isTransposed) }
}

extension MatrixFactor {
  var transposed: MatrixFactor? {
    switch self {
    case .identity, .scalar, .diagonal, .sum: self
    case .row(let term): .column(term)
    case .column(let term): .row(term)
    case .matrix(let matrix): .matrix(matrix.transposed)
    case .hadamard(let factors, let matrix):
      factors.transposed.map { .hadamard($0, matrix.transposed) }
    case .rightBlock, .leftBlock, .total, .map, .symbol: nil
    }
  }

  /// The rule that adds two factors of this kind.
  var ruleOfSums: MatrixRule? {
    switch self {
    case .diagonal: .diagonalsAdded
    case .column: .columnsAdded
    case .sum: .sumsAdded
    case .row: .sameKind
    case .identity, .scalar, .matrix, .hadamard, .rightBlock, .leftBlock, .total, .map, .symbol:
      nil
    }
  }

  var isSymbol: Bool { if case .symbol = self { true } else { false } }

  var isMap: Bool { if case .map = self { true } else { false } }

  /// Whether the rules know nothing of it where it stands.
  var isUnknown: Bool { isSymbol || isMap }

  package var isNumber: Bool {
    switch self {
    case .scalar, .sum: true
    case .identity, .diagonal, .row, .column, .matrix, .hadamard, .rightBlock, .leftBlock, .total,
      .map, .symbol:
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
