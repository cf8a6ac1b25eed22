import ChainruleCalculus

/// Nodes that are the same operation on the same operands.
extension VectorTerms {
  /// The Jacobian with one name for all that are equal.
  func withOneName(_ addends: Addends) -> Addends {
    if equals.isEmpty { return addends }
    return addends.map { $0.map { $0.replacing { equals[$0] } } }
  }

  /// What stands for a node that is equal to one before it.
  static func equals(in graph: VectorGraph, _ store: TermStore) -> [Symbol: Term] {
    struct Operation: Hashable {
      let operation: ArrayOperation
      let operands: [[Int]]
    }
    var first: [Int] = []
    var known: [Operation: Int] = [:]
    var equals: [Symbol: Term] = [:]
    for (place, node) in graph.nodes.enumerated() {
      first.append(place)
      let operands = node.operands.compactMap { operand in
        switch operand {
        case .node(let source): [first[source]]
        case .element(let element, let source): [first[source], element]
        case .numbers: nil
        }
      }
      guard case .operation(let operation) = node.role, operands.count == node.operands.count else {
        continue
      }
      let key = Operation(operation: operation, operands: operands)
      if let before = known[key] {
        first[place] = before
        equals[node.symbol] = store.variable(graph.nodes[before].symbol)
      } else {
        known[key] = place
      }
    }
    return equals
  }
}

extension MatrixFactor {
  /// The factor with variables replaced.
  func replacing(_ replacement: (Symbol) -> Term?) -> MatrixFactor {
    func replaced(_ term: Term) -> Term { term.replacing(replacement) }
    func replaced(_ matrix: MatrixTerm) -> MatrixTerm {
      MatrixTerm(replaced(matrix.term), isTransposed: matrix.isTransposed)
    }
    return switch self {
    case .identity, .total, .symbol: self
    case .scalar(let term): .scalar(replaced(term))
    case .diagonal(let term): .diagonal(replaced(term))
    case .row(let term): .row(replaced(term))
    case .column(let term): .column(replaced(term))
    case .sum(let term): .sum(replaced(term))
    case .matrix(let matrix): .matrix(replaced(matrix))
    case .hadamard(let factors, let matrix):
      .hadamard(factors.map { $0.replacing(replacement) }, replaced(matrix))
    case .rightBlock(let term): .rightBlock(replaced(term))
    case .leftBlock(let term): .leftBlock(replaced(term))
    case .map(.byFirst(let factor, let isColumn)):
      .map(.byFirst(factor.replacing(replacement), isColumn: isColumn))
    case .map(.bySecond(let factor)): .map(.bySecond(factor.replacing(replacement)))
    case .map: self
    }
  }
}
