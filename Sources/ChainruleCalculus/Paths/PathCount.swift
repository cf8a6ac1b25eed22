package import BigInt

extension LinearizedGraph {
  /// How many paths lead from one node to another; parallel edges are one.
  ///
  /// A count is let go after its last use, so that a long chain of doublings, whose counts have as
  /// many digits as it has links, holds only a few of them at a time.
  ///
  /// - Complexity: one addition of whole numbers for each edge between the two.
  package func pathCount(from source: NodeID, to target: NodeID) -> BigUInt {
    guard source <= target else { return 0 }
    let between = nodesLeading(to: target, from: source)
    var uses = [UInt32](repeating: 0, count: between.count)
    var counts = [BigUInt](repeating: 0, count: between.count)
    func forEachEdge(into place: Int, _ body: (_ source: Int) -> Void) {
      for edge in edges(into: NodeID(source.index + place)) where sources[edge] >= source {
        body(sources[edge].index - source.index)
      }
    }
    for place in between.indices.dropFirst() where between[place] {
      forEachEdge(into: place) { uses[$0] += 1 }
    }
    counts[0] = 1
    for place in between.indices.dropFirst() where between[place] {
      var count: BigUInt = 0
      forEachEdge(into: place) {
        if count == 0 { count = counts[$0] } else { count += counts[$0] }
        uses[$0] -= 1
        if uses[$0] == 0 { counts[$0] = 0 }
      }
      counts[place] = count
    }
    return counts[between.count - 1]
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
