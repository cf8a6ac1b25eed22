import ChainruleCalculus

/// The derivatives of operations from and to matrices.
extension VectorTerms {
  /// What an operation from or to a matrix makes of the derivative behind it; nil for others.
  func maps(of operation: StructuralOperation, _ place: Int, _ position: Int) -> [MatrixFactor]? {
    let operands = graph.nodes[place].operands
    let shape = graph.shape(of: operands[position])
    let isMatrix = graph.nodes[place].shape.isMatrix
    switch operation {
    case .trace: return [.map(.trace)]
    case .transpose where shape.isMatrix: return [.map(.transposition)]
    case .matrixProduct where isMatrix, .outerProduct:
      return product(
        operation == .outerProduct
          ? (.column(column(operands[0])), .row(column(operands[1])))
          : (factor(operands[0], first: true), factor(operands[1], first: false)),
        by: position, isLine: shape.isLine)
    case .diagonal: return [.map(isMatrix ? .toDiagonal : .fromDiagonal)]
    case .transpose, .matrixProduct, .dotProduct, .crossProduct, .sum, .mean, .product, .largest,
      .smallest, .norm, .logarithmOfSum, .softmax, .concatenation:
      return nil
    }
  }

  private func factor(_ operand: VectorGraph.Operand, first: Bool) -> MatrixFactor {
    graph.shape(of: operand).isMatrix
      ? .matrix(matrix(operand)) : first ? .column(column(operand)) : .row(column(operand))
  }

  private func product(
    _ factors: (MatrixFactor, MatrixFactor), by position: Int, isLine: Bool
  ) -> [MatrixFactor] {
    [.map(position == 0 ? .byFirst(factors.1, isColumn: isLine) : .bySecond(factors.0))]
  }

  /// A line or element of a matrix; nil for other parts.
  func part(_ subscripts: [Subscript], _ place: Int, _ position: Int) -> MatrixMap? {
    let shape = graph.shape(of: graph.nodes[place].operands[position])
    guard shape.isMatrix, subscripts.count == 2 else { return nil }
    switch (subscripts[0], subscripts[1]) {
    case (.index(let row), .everything): return .row(unit(row - 1, of: shape.rows))
    case (.everything, .index(let column)): return .column(unit(column - 1, of: shape.columns))
    case (.index(let row), .index(let column)):
      return .element(unit(row - 1, of: shape.rows), unit(column - 1, of: shape.columns))
    case (.index, .range), (.range, _), (.everything, .range), (.everything, .everything):
      return nil
    }
  }

  /// What takes one element out of a vector or matrix.
  func taking(_ element: Int, of shape: Shape) -> [MatrixFactor] {
    guard case .matrix(let rows, let columns) = shape else {
      return [.row(unit(element, of: shape.count))]
    }
    return [
      .map(.element(unit(element / columns, of: rows), unit(element % columns, of: columns)))
    ]
  }

  /// The factors of a line or matrix that is a product of matrices, and those of these.
  func expansion(of factor: MatrixFactor) -> [MatrixFactor]? {
    guard let factors = definition(of: factor) else { return nil }
    return factors.flatMap { expansion(of: $0) ?? [$0] }
  }

  private func definition(of factor: MatrixFactor) -> [MatrixFactor]? {
    switch factor {
    case .row(let term):
      guard let symbol = term.symbol, symbol.shape.isLine, let operands = product(symbol) else {
        return nil
      }
      if graph.shape(of: operands[0]).isMatrix, graph.shape(of: operands[1]).isVector {
        return [.row(column(operands[1])), .matrix(matrix(operands[0]).transposed)]
      }
      guard graph.shape(of: operands[0]).isLine, graph.shape(of: operands[1]).isMatrix else {
        return nil
      }
      return [.row(column(operands[0])), .matrix(matrix(operands[1]))]
    case .column(let term): return definition(of: .row(term))?.transposed
    case .matrix(let whole):
      guard let symbol = whole.term.symbol, symbol.shape.isMatrix, let operands = product(symbol),
        operands.allSatisfy({ graph.shape(of: $0).isMatrix })
      else { return nil }
      let factors = operands.map { MatrixFactor.matrix(matrix($0)) }
      return whole.isTransposed ? factors.transposed : factors
    case .identity, .scalar, .diagonal, .sum, .hadamard, .rightBlock, .leftBlock, .total, .map,
      .symbol:
      return nil
    }
  }

  private func product(_ symbol: Symbol) -> [VectorGraph.Operand]? {
    guard let place = place(of: symbol),
      graph.nodes[place].role == .operation(.structural(.matrixProduct))
    else { return nil }
    return graph.nodes[place].operands
  }
}
