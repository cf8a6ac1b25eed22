/// One way along which a change of an input reaches an output.
package struct DerivativePath: Sendable, Equatable {
  /// From the input to the output.
  package let nodes: [NodeID]
  /// The partial of each edge, in the same order.
  package let partials: [Double]

  package init(nodes: [NodeID], partials: [Double]) {
    self.nodes = nodes
    self.partials = partials
  }

  /// What the path contributes to the total derivative.
  package var product: Double { partials.reduce(1, *) }
}

extension LinearizedGraph where Scalar == Double {
  /// The paths that contribute most to the derivative of `target` by `source`, largest first.
  ///
  /// Every node keeps its `limit` best ways from the source: a way to it is a way to one of its
  /// operands and an edge, so that its best come from merging theirs. Among equal magnitudes the
  /// earlier operand comes first; a product that is not a number counts as infinite.
  ///
  /// - Complexity: time and memory limit × (edges between the two nodes).
  package func largestPaths(from source: NodeID, to target: NodeID, limit: Int)
    -> [DerivativePath]
  {
    guard source <= target, limit > 0 else { return [] }
    let between = nodesLeading(to: target, from: source)
    var ways: [Way] = [Way(magnitude: ScaledMagnitude(1), edge: 0, previous: 0)]
    // The ways to the node at `place` after the source are start[place] ..< start[place + 1].
    var start = [0, 1]
    start.reserveCapacity(between.count + 1)
    for place in between.indices.dropFirst() {
      if between[place] {
        appendLargestWays(to: place, from: source, limit: limit, ways: &ways, start: start)
      }
      start.append(ways.count)
    }
    return (start[between.count - 1]..<start[between.count]).map {
      path(of: $0, ways, to: target)
    }
  }

  /// Merges the ways to the operands of a node, each list of which is in order.
  private func appendLargestWays(
    to place: Int, from source: NodeID, limit: Int, ways: inout [Way], start: [Int]
  ) {
    var heads: [Head] = []
    for edge in edges(into: NodeID(source.index + place)) where sources[edge] >= source {
      let operand = sources[edge].index - source.index
      let head = Head(
        edge: edge, factor: ScaledMagnitude(partials[edge].scalar), next: start[operand],
        end: start[operand + 1], ways)
      if let head { heads.append(head) }
    }
    for _ in 0..<limit {
      guard var largest = heads.indices.first else { return }
      for other in heads.indices where heads[other].magnitude > heads[largest].magnitude {
        largest = other
      }
      let head = heads[largest]
      ways.append(
        Way(magnitude: head.magnitude, edge: UInt32(head.edge), previous: UInt32(head.next)))
      if !heads[largest].advance(ways) { heads.remove(at: largest) }
    }
  }

  private func path(of last: Int, _ ways: [Way], to target: NodeID) -> DerivativePath {
    var nodes = [target]
    var factors: [Double] = []
    var place = last
    while place > 0 {
      let edge = Int(ways[place].edge)
      nodes.append(sources[edge])
      factors.append(partials[edge].scalar)
      place = Int(ways[place].previous)
    }
    return DerivativePath(nodes: nodes.reversed(), partials: factors.reversed())
  }
}

/// A way from the source to a node: its last edge, and the place of the way before that edge. The
/// way of no edges is at place 0.
private struct Way {
  let magnitude: ScaledMagnitude
  let edge: UInt32
  let previous: UInt32
}

/// The largest way through an edge that has not been taken yet.
private struct Head {
  let edge: Int
  private let factor: ScaledMagnitude
  private(set) var next: Int
  private let end: Int
  private(set) var magnitude: ScaledMagnitude

  init?(edge: Int, factor: ScaledMagnitude, next: Int, end: Int, _ ways: [Way]) {
    guard next < end else { return nil }
    self.edge = edge
    self.factor = factor
    self.next = next
    self.end = end
    magnitude = ways[next].magnitude * factor
  }

  /// Goes on to the next way; false where there is none.
  mutating func advance(_ ways: [Way]) -> Bool {
    next += 1
    guard next < end else { return false }
    magnitude = ways[next].magnitude * factor
    return true
  }
}
