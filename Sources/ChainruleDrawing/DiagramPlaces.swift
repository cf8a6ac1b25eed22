/// Where the nodes and edges of a graph stand in a diagram.
struct DiagramPlaces {
  private let nodes: [Int]
  private var edges: [SIMD2<Int>: Int] = [:]

  /// - Parameter nodes: for each node of the graph its place in the diagram.
  init(nodes: [Int], edges: [Diagram.Edge]) {
    self.nodes = nodes
    for (place, edge) in edges.enumerated() {
      self.edges[SIMD2(edge.source, edge.target)] = place
    }
  }

  /// The cards of the nodes of a path, and the edges between them.
  func route(_ path: [Int]) -> (nodes: [Int], edges: [Int]) {
    let cards = path.map { nodes[$0] }
    return (cards, zip(cards, cards.dropFirst()).compactMap { edges[SIMD2($0, $1)] })
  }
}
