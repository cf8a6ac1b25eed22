package import BigInt

extension LinearizedGraph {
  /// How many paths lead from one node to another; parallel edges are one.
  ///
  /// - Complexity: that of the counts from any number of nodes.
  package func pathCount(from source: NodeID, to target: NodeID) -> BigUInt {
    pathCounts(from: [source], to: target)[0]
  }

  /// How many paths lead from each of some nodes to another.
  ///
  /// Counted from the target back, each path by its first edges. A count is let go after its last
  /// use, so that a long chain of doublings, whose counts have as many digits as it has links,
  /// holds only a few of them at a time.
  ///
  /// - Complexity: one addition of whole numbers for each edge that leads to the target.
  package func pathCounts(from nodes: [NodeID], to target: NodeID) -> [BigUInt] {
    guard let first = nodes.min() else { return [] }
    var isWanted = [Bool](repeating: false, count: graph.nodeCount)
    for node in nodes { isWanted[node.index] = true }
    var counts = [BigUInt](repeating: 0, count: graph.nodeCount)
    counts[target.index] = 1
    for place in stride(from: target.index, through: first.index, by: -1) {
      let count = counts[place]
      guard count != 0 else { continue }
      if !isWanted[place] { counts[place] = 0 }
      for edge in edges(into: NodeID(place)) where sources[edge] >= first {
        let source = sources[edge].index
        if counts[source] == 0 { counts[source] = count } else { counts[source] += count }
      }
    }
    return nodes.map { $0 <= target ? counts[$0.index] : 0 }
  }

  /// Which nodes lead to `target`, counted from `source` on, which is the first.
  func nodesLeading(to target: NodeID, from source: NodeID) -> [Bool] {
    var leads = [Bool](repeating: false, count: target.index - source.index + 1)
    leads[leads.count - 1] = true
    for place in leads.indices.reversed() where leads[place] {
      for edge in edges(into: NodeID(source.index + place)) where sources[edge] >= source {
        leads[sources[edge].index - source.index] = true
      }
    }
    return leads
  }
}
