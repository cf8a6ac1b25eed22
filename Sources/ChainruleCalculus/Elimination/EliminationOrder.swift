/// How the next vertex to eliminate is chosen.
package enum EliminationOrder: Sendable, Equatable {
  /// In the order of evaluation.
  case forward
  /// Against the order of evaluation.
  case reverse
  /// The vertex with the least product of edges in and edges out, the first of several.
  case markowitz
  /// The same, the last of several.
  case markowitzLast
  /// These vertices, one after the other.
  case given([Int])
}

/// A Jacobian that was computed by eliminating vertices, and what that took.
package struct Accumulation: Sendable {
  /// The vertices in the order in which they were eliminated.
  package let order: [Int]
  /// The structural multiplications that each of them took.
  package let costs: [Int]
  package let count: EliminationCount
  package let jacobian: SparseMatrix
}

/// How far an elimination may go.
package struct EliminationBudget: Sendable {
  /// Multiplications in all.
  package var multiplications = 15_000_000
  /// Edges at a time.
  package var edges = 4_000_000

  package init() {}

  /// Why an elimination was given up.
  package enum Excess: Error, Sendable, Equatable {
    case multiplications(Int)
    case edges(Int)
  }
}

extension EliminationGraph {
  /// Eliminates every vertex that can be, in an order, on numbers.
  ///
  /// - Parameter partials: the number on each edge.
  /// - Throws: what would have exceeded the budget.
  /// - Complexity: the multiplications of the order; a logarithm for each edge changed where the
  ///   order depends on costs.
  package func accumulate(
    _ order: EliminationOrder, _ partials: [Partial<Double>],
    within budget: EliminationBudget = EliminationBudget()
  ) throws(EliminationBudget.Excess) -> Accumulation {
    var elimination = VertexElimination(self, partials)
    var done: [Int] = []
    var costs: [Int] = []
    func eliminate(_ vertex: Int, changed: (Int) -> Void = { _ in })
      throws(EliminationBudget.Excess)
    {
      let cost = elimination.cost(of: vertex)
      guard elimination.count.structural.multiplications + cost <= budget.multiplications else {
        throw .multiplications(budget.multiplications)
      }
      guard elimination.edges.count + cost <= budget.edges + edgeCount else {
        throw .edges(budget.edges)
      }
      elimination.eliminate(vertex, changed: changed)
      done.append(vertex)
      costs.append(cost)
    }
    switch order {
    case .forward: for vertex in eliminable { try eliminate(vertex) }
    case .reverse: for vertex in eliminable.reversed() { try eliminate(vertex) }
    case .given(let vertices): for vertex in vertices { try eliminate(vertex) }
    case .markowitz, .markowitzLast:
      var queue = CostQueue(
        vertexCount: vertexCount, tie: order == .markowitz ? .first : .last)
      for vertex in eliminable { queue.update(vertex, cost: elimination.cost(of: vertex)) }
      var changed: [Int] = []
      while let vertex = queue.popCheapest() {
        changed.removeAll(keepingCapacity: true)
        try eliminate(vertex) { changed.append($0) }
        for vertex in changed where queue.contains(vertex) {
          queue.update(vertex, cost: elimination.cost(of: vertex))
        }
      }
    }
    return Accumulation(
      order: done, costs: costs, count: elimination.count,
      jacobian: jacobian(left: elimination.edges))
  }

  /// The edges that are left when every vertex is eliminated: each runs from an input to an output.
  private func jacobian(left edges: EdgeTable) -> SparseMatrix {
    var found: [Int32] = []
    return SparseMatrix(
      columnCount: inputCount,
      rows: outputs.map { output in
        guard let output else { return [] }
        if output < inputCount { return [(output, 1)] }
        edges.edges(into: output, &found)
        return found.map { (Int(edges.sources[Int($0)]), edges.partials[Int($0)].scalar) }
      })
  }
}
