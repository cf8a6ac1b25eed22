/// Where the element-wise diagonal condition is broken: an element of a value depends on another
/// element of an input.
extension VectorGraph {
  /// Whether a vector is f(w) ○ g(x) of two others.
  package func joinsVectors(at place: Int) -> Bool {
    guard case .operation(.elementwise) = nodes[place].role, nodes[place].shape.isLine else {
      return false
    }
    return nodes[place].operands.count { !shape(of: $0).isScalar } > 1
  }

  /// The first such element of f(w) ○ g(x) and that of the input, counted from 0; nil where the
  /// Jacobian is diagonal or is none of two vectors of one length.
  package func entryBesideDiagonal(of output: Int, by input: Int, in graph: ScalarGraph)
    -> (row: Int, column: Int)?
  {
    guard joinsVectors(at: output), nodes[input].shape.isLine,
      nodes[input].shape.count == nodes[output].shape.count
    else { return nil }
    func scalars(_ place: Int) -> [NodeID] {
      nodes[place].elements.compactMap { if case .node(let node) = $0 { node } else { nil } }
    }
    let (rows, columns) = (scalars(output), scalars(input))
    guard rows.count == nodes[output].shape.count, columns.count == rows.count else { return nil }
    return EliminationGraph(graph, of: rows, wrt: columns).sparsityPattern()?
      .entryBesideDiagonal(rows: 0..<rows.count, columns: 0..<rows.count)
  }
}

extension SparsityPattern {
  /// The first entry beside the diagonal of a square part, counted from its corner.
  package func entryBesideDiagonal(rows: Range<Int>, columns: Range<Int>)
    -> (row: Int, column: Int)?
  {
    for row in 0..<rows.count {
      let column = self[rows.lowerBound + row].first {
        columns.contains(Int($0)) && Int($0) != columns.lowerBound + row
      }
      if let column { return (row, Int(column) - columns.lowerBound) }
    }
    return nil
  }
}
