/// A graph between two steps of an elimination.
package struct EliminationFrame: Sendable {
  package struct Edge: Sendable {
    package let source: Int
    package let target: Int
    package let partial: Double
  }

  /// The vertex that has just been eliminated; nil before the first.
  package let eliminated: Int?
  /// The multiplications so far.
  package let multiplications: Int
  /// The edges, by their ends in ascending order.
  package let edges: [Edge]
}

extension EliminationGraph {
  /// The graph before, between and after the steps of an elimination.
  ///
  /// - Complexity: steps × edges; it is meant for graphs that are looked at.
  package func frames(_ order: EliminationOrder, _ partials: [Partial<Double>])
    throws(EliminationBudget.Excess) -> [EliminationFrame]
  {
    let vertices = try accumulate(order, partials).order
    var elimination = VertexElimination(self, partials)
    var frames = [frame(elimination, after: nil)]
    for vertex in vertices {
      elimination.eliminate(vertex)
      frames.append(frame(elimination, after: vertex))
    }
    return frames
  }

  private func frame(_ elimination: VertexElimination, after vertex: Int?) -> EliminationFrame {
    let table = elimination.edges
    var found: [Int32] = []
    let edges = (inputCount..<vertexCount).flatMap { target in
      table.edges(into: target, &found)
      return found.map {
        EliminationFrame.Edge(
          source: Int(table.sources[Int($0)]), target: target,
          partial: table.partials[Int($0)].scalar)
      }.sorted { $0.source < $1.source }
    }
    return EliminationFrame(
      eliminated: vertex, multiplications: elimination.count.structural.multiplications,
      edges: edges)
  }
}
