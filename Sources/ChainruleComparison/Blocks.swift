package import ChainruleCalculus

extension CostComparison {
  /// What it takes to multiply the whole Jacobians of a program of vectors.
  ///
  /// Where vectors are made of elements or taken apart, nobody multiplies the Jacobians of that,
  /// which only pick; there are no such steps in what is counted here.
  package struct Blocks: Sendable {
    package let graph: BlockGraph
    /// From the inputs on; nil where it is too much to count.
    package let forward: BlockGraph.Order?
    /// From the outputs back; nil where it is too much to count.
    package let reverse: BlockGraph.Order?
    package let best: BlockGraph.Order?

    /// Variables of a program for which whole Jacobians are looked at.
    private static let limit = 5_000

    package init?(_ program: NamedGraph, wrt chosen: [NodeID]) {
      guard let vectors = program.vectors, vectors.nodes.count <= Self.limit,
        !vectors.isPieced(program.graph.active(for: chosen))
      else { return nil }
      graph = BlockGraph(vectors, isActive: program.graph.active(for: chosen))
      guard !graph.eliminable.isEmpty else { return nil }
      forward = graph.forward
      reverse = graph.reverse
      best = graph.best
    }
  }
}

extension VectorGraph {
  /// Whether something that is differentiated is a list or a part of another.
  fileprivate func isPieced(_ isActive: [Bool]) -> Bool {
    nodes.contains { node in
      let isPiece =
        switch node.role {
        case .operation(.list), .operation(.part): true
        case .operation(.elementwise), .operation(.structural), .input, .constant: false
        }
      return isPiece
        && node.elements.contains { element in
          if case .node(let id) = element { isActive[id.index] } else { false }
        }
    }
  }
}
