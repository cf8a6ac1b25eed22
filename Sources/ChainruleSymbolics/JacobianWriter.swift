import ChainruleCalculus

/// Sums of products of Jacobians in the language of programs.
struct JacobianWriter {
  /// A term as it is to be written; nil where it cannot be.
  let written: (Term) -> Term?

  /// - Parameters:
  ///   - rows: how many rows and columns the whole has.
  func text(_ products: [JacobianProduct], rows: Int, columns: Int) -> String? {
    var whole = ""
    for (place, product) in products.enumerated() {
      if products.count == 1, let text = alone(product) { return text }
      guard let (isNegative, text) = text(product, rows: rows, columns: columns) else { return nil }
      whole += place == 0 ? (isNegative ? "-" : "") : isNegative ? " - " : " + "
      whole += text
    }
    return whole
  }

  /// The elements of a product that is nothing else: nothing stands beside them.
  private func alone(_ product: JacobianProduct) -> String? {
    guard product.scalar == 1, product.factors.count == 1 else { return nil }
    switch product.factors[0] {
    case .column(let term) where !term.containsRow && term != 1: return written(term)?.programText
    case .matrix(let matrix) where !matrix.isTransposed: return written(matrix.term)?.programText
    case .identity, .scalar, .diagonal, .row, .column, .sum, .matrix, .hadamard, .rightBlock,
      .leftBlock, .total, .map, .symbol:
      return nil
    }
  }

  private func text(_ product: JacobianProduct, rows: Int, columns: Int) -> (Bool, String)? {
    guard let scalar = written(product.scalar) else { return nil }
    let positive = scalar.withoutSign
    let number = positive ?? scalar
    var parts: [String] = number == 1 ? [] : [factor(number)]
    for factor in product.factors where factor.isNumber {
      guard let text = self.number(factor) else { return nil }
      parts.append(text)
    }
    guard let matrix = matrix(product.factors, rows: rows, columns: columns) else { return nil }
    if !matrix.isEmpty || parts.isEmpty { parts.append(matrix.isEmpty ? "1" : matrix) }
    return (positive != nil, parts.joined(separator: "*"))
  }

  /// The factors that are no numbers; nothing where the whole is one number.
  private func matrix(_ factors: [MatrixFactor], rows: Int, columns: Int) -> String? {
    let factors = factors.filter { !$0.isNumber }
    if factors.isEmpty { return rows * columns == 1 ? "" : "identity(\(rows))" }
    var texts: [String] = []
    for (place, size) in sizes(of: factors, rows: rows, columns: columns).enumerated() {
      guard let text = text(factors[place], rows: size.rows, columns: size.columns) else {
        return nil
      }
      texts.append(text)
    }
    return texts.joined(separator: "@")
  }

  private func number(_ factor: MatrixFactor) -> String? {
    switch factor {
    case .scalar(let term): written(term).map { self.factor($0) }
    case .sum(let term): written(term).map { "sum(\($0.programText))" }
    case .identity, .diagonal, .row, .column, .matrix, .hadamard, .rightBlock, .leftBlock, .total,
      .map, .symbol:
      nil
    }
  }

  private func text(_ factor: MatrixFactor, rows: Int?, columns: Int?) -> String? {
    switch factor {
    case .identity: return rows.map { "identity(\($0))" }
    case .diagonal(let term): return written(term).map { "diag(\($0.programText))" }
    case .row(let term) where term == 1: return columns.map { "ones(\($0))'" }
    case .row(let term):
      return written(term).map {
        term.containsRow ? self.factor($0) : VectorTerms.primary($0) + "'"
      }
    case .column(let term) where term == 1: return rows.map { "ones(\($0))" }
    case .column(let term):
      return written(term).map {
        term.containsRow ? VectorTerms.primary($0) + "'" : self.factor($0)
      }
    case .matrix(let matrix): return text(matrix)
    case .hadamard(let factors, let matrix):
      guard let rows, let columns, let term = written(matrix.term),
        let whole = self.matrix(factors, rows: rows, columns: columns)
      else { return nil }
      return "(\(whole)*\(VectorTerms.primary(term))\(matrix.isTransposed ? "'" : ""))"
    case .total(let products):
      guard let rows, let columns else { return nil }
      return text(products, rows: rows, columns: columns).map { "(\($0))" }
    case .scalar, .sum, .rightBlock, .leftBlock, .map, .symbol: return nil
    }
  }

  private func text(_ matrix: MatrixTerm) -> String? {
    written(matrix.term).map { matrix.isTransposed ? VectorTerms.primary($0) + "'" : factor($0) }
  }

  private func factor(_ term: Term) -> String {
    let operations: [Operation] = [.division, .power, .square]
    if term.symbol != nil || term.application.map({ operations.contains($0.operation) }) == true {
      return term.programText
    }
    return VectorTerms.primary(term)
  }

  // MARK: Sizes

  /// The sizes of the factors; what has none of its own takes that of its neighbours.
  private func sizes(of factors: [MatrixFactor], rows: Int, columns: Int)
    -> [(rows: Int?, columns: Int?)]
  {
    var sizes = factors.map(size)
    for place in sizes.indices {
      sizes[place].rows = sizes[place].rows ?? (place == 0 ? rows : sizes[place - 1].columns)
      if factors[place].isSquare { sizes[place].columns = sizes[place].rows }
    }
    for place in sizes.indices.reversed() {
      let after = place + 1 == sizes.count ? columns : sizes[place + 1].rows
      sizes[place].columns = sizes[place].columns ?? after
      if factors[place].isSquare { sizes[place].rows = sizes[place].columns }
    }
    return sizes
  }

  private func size(of factor: MatrixFactor) -> (rows: Int?, columns: Int?) {
    func shape(_ term: Term) -> Shape? { term.firstSymbol { !$0.shape.isScalar }?.shape }
    switch factor {
    case .row(let term): return (1, shape(term)?.count)
    case .column(let term): return (shape(term)?.count, 1)
    case .diagonal(let term): return (shape(term)?.count, shape(term)?.count)
    case .matrix(let matrix), .hadamard(_, let matrix):
      let whole = matrix.isTransposed ? shape(matrix.term)?.transposed : shape(matrix.term)
      return (whole?.rows, whole?.columns)
    case .identity, .scalar, .sum, .total, .rightBlock, .leftBlock, .map, .symbol:
      return (nil, nil)
    }
  }
}

extension MatrixFactor {
  fileprivate var isSquare: Bool {
    switch self {
    case .identity, .diagonal: true
    case .scalar, .row, .column, .sum, .matrix, .hadamard, .rightBlock, .leftBlock, .total, .map,
      .symbol:
      false
    }
  }
}
