/// A small graph under elimination as sets of bits, fast enough to try millions of orders.
///
/// The vertices to eliminate have the lowest numbers; inputs and outputs follow. For each vertex to
/// eliminate there is the set of its predecessors and that of its successors. Only multiplications
/// are counted.
struct BitElimination: Sendable {
  /// How many vertices are to be eliminated.
  let count: Int
  /// 64-bit words in a set.
  let words: Int
  /// Whether a vertex is an output, which stays as a successor when it is eliminated.
  let isOutput: [Bool]
  /// The sets at the start: predecessors, then successors, of one vertex after the other.
  let start: [UInt64]

  /// - Parameters:
  ///   - predecessors: of each vertex to be eliminated.
  ///   - successors: likewise.
  ///   - nodeCount: the number of vertices with inputs and outputs.
  init(predecessors: [[Int]], successors: [[Int]], isOutput: [Bool], nodeCount: Int) {
    count = predecessors.count
    words = (nodeCount + 63) / 64
    self.isOutput = isOutput
    var start = [UInt64](repeating: 0, count: Self.stateSize(count, words: words))
    for vertex in 0..<count {
      for node in predecessors[vertex] {
        start[2 * vertex * words + node / 64] |= 1 << UInt64(node % 64)
      }
      for node in successors[vertex] {
        start[(2 * vertex + 1) * words + node / 64] |= 1 << UInt64(node % 64)
      }
    }
    self.start = start
  }

  /// Words in the sets of all vertices.
  var stateSize: Int { start.count }

  static func stateSize(_ count: Int, words: Int) -> Int { 2 * count * words }

  typealias State = UnsafeMutablePointer<UInt64>

  /// The multiplications that eliminating a vertex takes.
  @inline(__always)
  func cost(of vertex: Int, in state: State) -> Int {
    let predecessors = state + 2 * vertex * words
    let successors = predecessors + words
    var (into, out) = (0, 0)
    for word in 0..<words {
      into += predecessors[word].nonzeroBitCount
      out += successors[word].nonzeroBitCount
    }
    return into * out
  }

  /// Joins the predecessors of a vertex to its successors and forgets it.
  @inline(__always)
  func eliminate(_ vertex: Int, in state: State) {
    let predecessors = state + 2 * vertex * words
    let successors = predecessors + words
    let (own, bit) = (vertex / 64, UInt64(1) << UInt64(vertex % 64))
    let staying = isOutput[vertex] ? bit : 0
    forEachVertex(in: predecessors) { other in
      let set = state + (2 * other + 1) * words
      for word in 0..<words { set[word] |= successors[word] }
      set[own] = set[own] & ~bit | staying
    }
    forEachVertex(in: successors) { other in
      let set = state + 2 * other * words
      for word in 0..<words { set[word] |= predecessors[word] }
      set[own] &= ~bit
    }
  }

  /// Shows the members of a set that are to be eliminated.
  @inline(__always)
  private func forEachVertex(in set: State, _ body: (Int) -> Void) {
    for word in 0..<((count + 63) / 64) {
      var left = set[word]
      if word == count / 64 { left &= (1 << UInt64(count % 64)) - 1 }
      while left != 0 {
        body(64 * word + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
  }

  /// The multiplications of an order.
  func cost(of order: [Int]) -> Int {
    var state = start
    return state.withUnsafeMutableBufferPointer { buffer in
      guard let state = buffer.baseAddress else { return 0 }
      return order.reduce(0) { sum, vertex in
        defer { eliminate(vertex, in: state) }
        return sum + cost(of: vertex, in: state)
      }
    }
  }

  /// Whether eliminating a vertex next is part of a cheapest order.
  ///
  /// It is where the vertex costs as little as it ever can, and its only predecessor is an input:
  /// in the sets of others the input takes its place, for good, and no set grows. The same holds
  /// for an only successor that is eliminated no more, unless the vertex is an output: that would
  /// stay beside it.
  ///
  /// - Precondition: there are at most 64 vertices to eliminate.
  func isSettled(_ vertex: Int, left: UInt64, _ leastCost: Int, in state: State) -> Bool {
    guard cost(of: vertex, in: state) == leastCost else { return false }
    let predecessors = state + 2 * vertex * words
    return isSingleFixed(predecessors, left)
      || !isOutput[vertex] && isSingleFixed(predecessors + words, left)
  }

  /// Whether a set has one member, which will not be eliminated any more.
  private func isSingleFixed(_ set: State, _ left: UInt64) -> Bool {
    var members = 0
    for word in 0..<words { members += set[word].nonzeroBitCount }
    return members == 1 && set[0] & left == 0
  }
}
