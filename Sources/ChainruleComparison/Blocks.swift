package import ChainruleCalculus

extension CostComparison {
  /// What it takes to multiply the whole Jacobians of a program of vectors.
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
      guard let vectors = program.vectors, vectors.nodes.count <= Self.limit else { return nil }
      graph = BlockGraph(vectors, isActive: program.graph.active(for: chosen))
      guard !graph.eliminable.isEmpty else { return nil }
      forward = graph.forward
      reverse = graph.reverse
      best = graph.best
    }
  }
}
