/// The structural multiplications of the forward and of the reverse order, without eliminating.
///
///     forward = Σ (inputs that reach v) · (edges out of v)
///     reverse = Σ (edges into v) · (outputs that v reaches)      over the eliminated vertices
package struct ClosedForms: Sendable, Equatable {
  package let forward: Int
  package let reverse: Int

  /// - Complexity: for each 64 inputs, and for each 64 outputs, the edges that they reach.
  package init(_ graph: EliminationGraph) {
    let outDegrees = graph.outDegrees
    let isOutput = graph.isOutput
    let (start, targets) = graph.outgoing
    var reach = Reach(start: start, ends: targets, isDescending: false)
    let inputs = reach.counts(from: Array(0..<graph.inputCount))
    reach = Reach(start: graph.edgeStart, ends: graph.sources, isDescending: true)
    let outputs = reach.counts(from: (0..<graph.vertexCount).filter { isOutput[$0] })
    var (forward, reverse) = (0, 0)
    for vertex in graph.eliminable {
      forward += inputs[vertex] * outDegrees[vertex]
      // An output with edges out keeps its edges in, which are not part of what is eliminated.
      reverse += graph.inDegree(vertex) * (outputs[vertex] - (isOutput[vertex] ? 1 : 0))
    }
    self.forward = forward
    self.reverse = reverse
  }
}

/// Which vertices can be reached along edges, from 64 vertices at a time.
private struct Reach {
  /// The vertices next to vertex v are `ends[start[v] ..< start[v + 1]]`.
  let start: [Int32]
  let ends: [Int32]
  /// Whether edges lead to lower numbers.
  let isDescending: Bool
  private var bits: [UInt64]
  private var reached: [Int32] = []

  init(start: [Int32], ends: [Int32], isDescending: Bool) {
    self.start = start
    self.ends = ends
    self.isDescending = isDescending
    bits = [UInt64](repeating: 0, count: start.count - 1)
  }

  /// How many of some vertices reach each vertex, themselves included.
  mutating func counts(from origins: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: bits.count)
    for first in stride(from: 0, to: origins.count, by: 64) {
      let batch = origins[first..<min(first + 64, origins.count)]
      findReached(from: batch)
      for vertex in reached { bits[Int(vertex)] = 0 }
      for (bit, origin) in batch.enumerated() { bits[origin] = 1 << UInt64(bit) }
      for vertex in reached {
        let own = bits[Int(vertex)]
        counts[Int(vertex)] += own.nonzeroBitCount
        for end in ends[next(to: vertex)] { bits[Int(end)] |= own }
      }
      for vertex in reached { bits[Int(vertex)] = 0 }
    }
    return counts
  }

  private func next(to vertex: Int32) -> Range<Int> {
    Int(start[Int(vertex)])..<Int(start[Int(vertex) + 1])
  }

  /// Lists the vertices within reach in the direction of the edges; bits mark those seen.
  private mutating func findReached(from origins: ArraySlice<Int>) {
    reached = origins.map { Int32($0) }
    for origin in reached { bits[Int(origin)] = 1 }
    var place = 0
    while place < reached.count {
      for end in ends[next(to: reached[place])] where bits[Int(end)] == 0 {
        bits[Int(end)] = 1
        reached.append(end)
      }
      place += 1
    }
    if 8 * reached.count < bits.count {
      reached.sort { isDescending ? $0 > $1 : $0 < $1 }
    } else {
      reached.removeAll(keepingCapacity: true)
      for vertex in bits.indices where bits[vertex] != 0 { reached.append(Int32(vertex)) }
      if isDescending { reached.reverse() }
    }
  }
}
