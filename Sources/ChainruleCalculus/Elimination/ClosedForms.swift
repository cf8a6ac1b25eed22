/// The structural multiplications of the forward and of the reverse order, without eliminating.
///
///     forward = Σ (inputs that reach v) · (edges out of v)
///     reverse = Σ (edges into v) · (outputs that v reaches)      over the eliminated vertices
package struct ClosedForms: Sendable, Equatable {
  package let forward: Int
  package let reverse: Int

  /// - Complexity: one pass over the edges for each 64 inputs, and for each 64 outputs.
  package init(_ graph: EliminationGraph) {
    let outDegrees = graph.outDegrees
    let isOutput = graph.isOutput
    let inputs = graph.reachCounts(
      from: Array(0..<graph.inputCount), count: graph.vertexCount, backward: false)
    let outputs = graph.reachCounts(
      from: (0..<graph.vertexCount).filter { isOutput[$0] }, count: graph.vertexCount,
      backward: true)
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

extension EliminationGraph {
  /// How many of some vertices reach each vertex, or are reached by it, themselves included.
  fileprivate func reachCounts(from origins: [Int], count: Int, backward: Bool) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    var bits = [UInt64](repeating: 0, count: count)
    for start in stride(from: 0, to: origins.count, by: 64) {
      for vertex in bits.indices { bits[vertex] = 0 }
      for (bit, origin) in origins[start..<min(start + 64, origins.count)].enumerated() {
        bits[origin] |= 1 << UInt64(bit)
      }
      spread(&bits, backward: backward)
      for vertex in bits.indices { counts[vertex] += bits[vertex].nonzeroBitCount }
    }
    return counts
  }

  /// Passes bits along every edge, from operands to results or the other way.
  func spread(_ bits: inout [UInt64], backward: Bool) {
    if backward {
      for vertex in stride(from: vertexCount - 1, through: inputCount, by: -1)
      where bits[vertex] != 0 {
        for edge in edges(into: vertex) { bits[Int(sources[edge])] |= bits[vertex] }
      }
    } else {
      for vertex in inputCount..<vertexCount {
        for edge in edges(into: vertex) { bits[vertex] |= bits[Int(sources[edge])] }
      }
    }
  }
}
