extension LayoutGraph {
  /// The lengths a node may have. Graphviz widens smaller ones and counts in small integers.
  package static let nodeLengths: ClosedRange<Double> = 2...14_400

  /// The lengths a label may have.
  package static let labelLengths: ClosedRange<Double> = 0.01...14_400

  /// The distances that may be asked for.
  package static let distances: ClosedRange<Double> = 2...1_440

  /// The most nodes and edges together. Time runs out long before.
  package static let partLimit = 1_000_000

  /// Refuses what Graphviz would read as something else, or might not survive.
  ///
  /// - Complexity: nodes + edges.
  package func validate() throws(LayoutFailure) {
    guard nodes.count <= Self.partLimit, edges.count <= Self.partLimit - nodes.count else {
      throw .invalid(reason: "more than \(Self.partLimit) nodes and edges")
    }
    guard Self.distances.contains(spacing.nodes), Self.distances.contains(spacing.ranks) else {
      throw .invalid(reason: "a distance outside \(Self.distances) points")
    }
    for (index, size) in nodes.enumerated()
    where !size.lies(within: Self.nodeLengths) {
      throw .invalid(reason: "node \(index) has a length outside \(Self.nodeLengths) points")
    }
    for (index, edge) in edges.enumerated() {
      guard nodes.indices.contains(edge.tail), nodes.indices.contains(edge.head) else {
        throw .invalid(reason: "edge \(index) joins a node that is not there")
      }
      if let label = edge.label, !label.lies(within: Self.labelLengths) {
        throw .invalid(
          reason: "the label of edge \(index) has a length outside \(Self.labelLengths) points")
      }
    }
  }
}

extension Size {
  fileprivate func lies(within lengths: ClosedRange<Double>) -> Bool {
    lengths.contains(width) && lengths.contains(height)
  }
}
