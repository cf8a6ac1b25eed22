/// The Jacobian of some nodes by some inputs as sweeps find it, over any algebra.
///
/// Run on counting numbers, the same code tells what it costs.
package struct JacobianSweeps<S: ScalarAlgebra> {
  private let graph: ScalarGraph
  private let point: [S]
  private let chosen: [NodeID]
  private let outputs: [NodeID]
  private let active: [Bool]
  private let rule: KinkRule

  package init(
    _ graph: ScalarGraph, at point: [S], of outputs: [NodeID], wrt chosen: [NodeID],
    atKink rule: KinkRule = .zero
  ) {
    self.graph = graph
    self.point = point
    self.outputs = outputs
    self.chosen = chosen
    self.rule = rule
    active = graph.active(for: chosen)
  }

  /// One tangent sweep for each group of columns: the tangents of the outputs, nil where nothing
  /// arrives.
  ///
  /// - Complexity: a value sweep with tangents for each group.
  package func forward(_ groups: [[Int]]) -> [[S?]] {
    groups.map { columns in
      var duals = point.map { Dual($0, tangent: nil) }
      for column in columns { duals[chosen[column].index].tangent = 1 }
      let reached = graph.duals(at: duals, active: active, atKink: rule)
      return outputs.map { reached[$0.index].tangent }
    }
  }

  /// One adjoint sweep for each group of rows, after one value sweep: the adjoints of the inputs.
  ///
  /// - Complexity: the values and partials once, and the edges for each group.
  package func reverse(_ groups: [[Int]]) -> [[S?]] {
    let linearized = graph.linearized(
      at: graph.values(at: point), active: active, atKink: rule)
    return groups.map { rows in
      let adjoints = linearized.adjoints(of: rows.map { outputs[$0] })
      return chosen.map { adjoints[$0.index] }
    }
  }
}

extension JacobianSweeps where S == Recorder {
  /// What sweeps for these groups of columns and rows take in all.
  package static func tally(
    _ graph: ScalarGraph, at point: [Double], of outputs: [NodeID], wrt chosen: [NodeID],
    atKink rule: KinkRule, forward: [[Int]], reverse: [[Int]]
  ) -> Tally {
    let counter = Recorder.Counter()
    let sweeps = JacobianSweeps(
      graph, at: point.map { Recorder($0, counter: counter) }, of: outputs, wrt: chosen,
      atKink: rule)
    if !forward.isEmpty { _ = sweeps.forward(forward) }
    if !reverse.isEmpty { _ = sweeps.reverse(reverse) }
    return counter.tally
  }
}

extension JacobianSweeps where S == Double {
  /// The Jacobian from tangents along groups of columns.
  package func jacobian(_ pattern: SparsityPattern, columns coloring: Coloring) -> SparseMatrix {
    let tangents = forward(coloring.groups)
    return pattern.filled { row, column in tangents[Int(coloring.colors[column])][row] ?? 0 }
  }

  /// The Jacobian from adjoints of groups of rows.
  package func jacobian(_ pattern: SparsityPattern, rows coloring: Coloring) -> SparseMatrix {
    let adjoints = reverse(coloring.groups)
    return pattern.filled { row, column in adjoints[Int(coloring.colors[row])][column] ?? 0 }
  }

  /// The Jacobian from adjoints of some rows and tangents for the others.
  package func jacobian(_ pattern: SparsityPattern, _ coloring: BidirectionalColoring)
    -> SparseMatrix
  {
    let adjoints = reverse(coloring.rowGroups)
    let tangents = forward(coloring.columnGroups)
    return pattern.filled { row, column in
      coloring.isByRow[row]
        ? adjoints[Int(coloring.rowColors[row])][column] ?? 0
        : tangents[Int(coloring.columnColors[column])][row] ?? 0
    }
  }
}

extension BidirectionalColoring {
  package var rowGroups: [[Int]] { groups(rowColors, rowCount) }
  package var columnGroups: [[Int]] { groups(columnColors, columnCount) }

  private func groups(_ colors: [Int32], _ count: Int) -> [[Int]] {
    var groups = [[Int]](repeating: [], count: count)
    for (place, color) in colors.enumerated() where color >= 0 { groups[Int(color)].append(place) }
    return groups
  }
}

extension SparsityPattern {
  /// A matrix of this pattern.
  fileprivate func filled(_ value: (_ row: Int, _ column: Int) -> Double) -> SparseMatrix {
    var values: [Double] = []
    values.reserveCapacity(nonzeros)
    for row in 0..<rowCount {
      for column in self[row] { values.append(value(row, Int(column))) }
    }
    return SparseMatrix(pattern: self, values: values)
  }
}
