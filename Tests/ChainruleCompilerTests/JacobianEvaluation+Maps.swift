import ChainruleCalculus
import ChainruleSymbolics

/// Operations that are linear in a matrix or vector, of 3 rows and columns, and their Jacobians.
extension JacobianEvaluation {
  static let order = 3

  /// Column by column what becomes of one element.
  func jacobian(of factor: MatrixFactor) -> Matrix? {
    let count = isByVector(factor) ? Self.order : Self.order * Self.order
    var columns: [[Double]] = []
    for place in 0..<count {
      let elements = (0..<count).map { $0 == place ? 1.0 : 0 }
      guard let value = value(of: factor, by: elements) else { return nil }
      columns.append(value.elements)
    }
    return Matrix(rows: count, columns: columns[0].count, columns.flatMap { $0 }).transposed
  }

  private func isByVector(_ factor: MatrixFactor) -> Bool {
    switch factor {
    case .map(.byFirst(_, let isColumn)): isColumn
    case .map(.byRow), .map(.toDiagonal): true
    case _: false
    }
  }

  private func value(of factor: MatrixFactor, by elements: [Double]) -> Matrix? {
    let order = Self.order
    func numbers(_ factor: MatrixFactor) -> Matrix? { flat([factor], rows: order, columns: order) }
    func row(_ term: Term) -> Matrix? { flat([.row(term)], rows: 1, columns: order) }
    func column(_ term: Term) -> Matrix? { flat([.column(term)], rows: order, columns: 1) }
    let vector = Matrix(rows: elements.count, columns: 1, elements)
    let matrix = Matrix(rows: elements.count / order, columns: order, elements)
    switch factor {
    case .rightBlock(let x): return column(x).map { matrix * $0 }
    case .leftBlock(let v): return column(v).map { matrix.transposed * $0 }
    case .map(.byFirst(.row(let b), isColumn: true)): return row(b).map { vector * $0 }
    case .map(.byFirst(let second, _)): return numbers(second).map { matrix * $0 }
    case .map(.bySecond(let first)): return numbers(first).map { $0 * matrix }
    case .map(.transposition): return matrix.transposed
    case .map(.trace):
      return Matrix(.scalar, [(0..<order).reduce(0) { $0 + elements[$1 * (order + 1)] }])
    case .map(.row(let unit)): return row(unit).map { $0 * matrix }
    case .map(.column(let unit)): return column(unit).map { matrix * $0 }
    case .map(.element(let first, let second)):
      guard let row = row(first), let column = column(second) else { return nil }
      return row * matrix * column
    case .map(.byRow(let unit)): return column(unit).map { $0 * vector.transposed }
    case .map(.toDiagonal): return Matrix(diagonal: elements)
    case .map(.fromDiagonal):
      return Matrix(.vector(order), (0..<order).map { elements[$0 * (order + 1)] })
    case _: return nil
    }
  }
}
