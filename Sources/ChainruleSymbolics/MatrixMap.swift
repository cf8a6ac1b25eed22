import ChainruleCalculus

/// The derivative of an operation from or to a matrix, which no matrix is: what it makes of G, the
/// derivative of a number by its value, in the shape of that.
///
/// - SeeAlso: Petersen and Pedersen, "The Matrix Cookbook" (2012), sections 2.4 to 2.7.
package enum MatrixMap: Equatable {
  /// Of A·B by A, with B; the derivative by a column is a row.
  case byFirst(MatrixFactor, isColumn: Bool)
  /// Of A·B by B, with A.
  case bySecond(MatrixFactor)
  case transposition
  case trace
  /// Of A[i,:] and A[:,j] by A, and of A[i,j], with the unit vectors.
  case row(Term)
  case column(Term)
  case element(Term, Term)
  /// Of a matrix by one of its rows.
  case byRow(Term)
  /// Of diag(v) by v.
  case toDiagonal
  /// Of diag(A) by A.
  case fromDiagonal
}

/// What stands in a product so far: numbers, and the derivative G by the value of what follows.
struct DerivativeBehind {
  let numbers: [MatrixFactor]
  let factors: [MatrixFactor]

  /// A row and what follows it up to a column is a number.
  init(_ product: [MatrixFactor]) {
    var numbers = product.filter(\.isNumber)
    var factors = product.filter { !$0.isNumber }[...]
    while factors.first?.isRow == true, let end = factors.firstIndex(where: \.isColumn) {
      numbers += factors[...end]
      factors = factors[(end + 1)...]
    }
    (self.numbers, self.factors) = (numbers, Array(factors))
  }

  /// G by a matrix in the shape of it; 𝟏ᵀ is then a matrix of ones.
  var matrix: [MatrixFactor] {
    switch factors.count == 1 ? factors[0] : nil {
    case .row(let term)? where term == 1: [.column(1), .row(1)]
    case .row(let term)? where term.containsMatrix: [.matrix(MatrixTerm(term))]
    case _: factors
    }
  }

  // MARK: Through an operation

  enum Passage {
    /// The factor follows as it is.
    case plain
    case carried([MatrixFactor], MatrixRule)
    case unknown
  }

  func carried(through factor: MatrixFactor) -> Passage {
    let isRow = factors.first?.isRow == true
    let isSingleRow = isRow && factors.count == 1
    let carried: ([MatrixFactor], MatrixRule)?
    switch factor {
    case .map(let map): carried = carry(map)
    case .rightBlock(let x) where isRow:
      carried = factors.transposed.map { ($0 + [.row(x)], .rowAndBlock) }
    case .leftBlock(let v) where isRow: carried = ([.column(v)] + factors, .rowAndBlock)
    case .diagonal(let term) where term.containsMatrix && !isSingleRow:
      carried = (times(term), .elementwise)
    case .column(let term) where term.containsMatrix ? !isSingleRow : term == 1 && !isRow:
      carried = summed(with: term).map { ($0, .elementsAdded) }
    case .identity, .scalar, .diagonal, .row, .column, .sum, .matrix, .hadamard, .rightBlock,
      .leftBlock, .total, .symbol:
      return .plain
    }
    return carried.map { .carried(numbers + $0.0, $0.1) } ?? .unknown
  }

  private func carry(_ map: MatrixMap) -> ([MatrixFactor], MatrixRule)? {
    switch map {
    case .byFirst(let second, let isColumn):
      guard let turned = second.transposed else { return nil }
      let whole = matrix + [turned]
      return (isColumn ? whole.transposed : whole).map { ($0, isColumn ? .byColumn : .byFirst) }
    case .bySecond(let first): return first.transposed.map { ([$0] + matrix, .bySecond) }
    case .transposition: return matrix.transposed.map { ($0, .transposition) }
    case .trace: return factors.isEmpty ? ([], .trace) : nil
    case .row(let unit): return ([.column(unit)] + factors, .rowOfMatrix)
    case .column(let unit):
      return factors.transposed.map { ($0 + [.row(unit)], .columnOfMatrix) }
    case .element(let row, let column):
      return factors.isEmpty ? ([.column(row), .row(column)], .elementOfMatrix) : nil
    case .byRow(let unit): return ([.row(unit)] + matrix, .byRow)
    case .toDiagonal: return diagonal.map { ([.row($0)], .toDiagonal) }
    case .fromDiagonal:
      guard factors.count == 1, case .row(let term) = factors[0] else { return nil }
      return (term == 1 ? [] : [.diagonal(term)], .fromDiagonal)
    }
  }

  /// The diagonal of G.
  private var diagonal: Term? {
    let matrix = matrix
    if matrix.isEmpty { return 1 }
    if matrix.count == 1, case .diagonal(let term) = matrix[0] { return term }
    guard matrix.count == 2, case .column(let v) = matrix[0], case .row(let w) = matrix[1] else {
      return nil
    }
    return v == 1 ? w : w == 1 ? v : v * w
  }

  /// G ⊗ F
  func times(_ elements: Term) -> [MatrixFactor] {
    let matrix = matrix
    if matrix == [.column(1), .row(1)] { return [.matrix(MatrixTerm(elements))] }
    if matrix.count == 1, case .matrix(let first) = matrix[0], !first.isTransposed {
      return [.matrix(MatrixTerm(first.term * elements))]
    }
    return [.hadamard(matrix, MatrixTerm(elements))]
  }

  /// Σ GᵢⱼFᵢⱼ
  func summed(with elements: Term) -> [MatrixFactor]? {
    let matrix = matrix
    if matrix.count == 1, case .matrix(let first) = matrix[0], !first.isTransposed {
      return [.sum(first.term * elements)]
    }
    guard matrix.count == 2, case .column(let v) = matrix[0], case .row(let w) = matrix[1] else {
      return nil
    }
    let inner: [MatrixFactor] =
      elements == 1 ? [.column(1), .row(1)] : [.matrix(MatrixTerm(elements))]
    return [.row(v)] + inner + [.column(w)]
  }
}

extension MatrixFactor {
  var isRow: Bool { if case .row = self { true } else { false } }

  fileprivate var isColumn: Bool { if case .column = self { true } else { false } }
}
