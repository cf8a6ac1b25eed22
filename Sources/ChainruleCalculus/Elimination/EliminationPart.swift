/// Vertices to eliminate that no others to eliminate are joined to.
///
/// What eliminating a vertex costs depends on which vertices of its own part have been eliminated,
/// and on no others: the parts of a graph can be put in order one by one.
struct EliminationPart: Sendable {
  /// The vertices of the graph, in ascending order.
  let vertices: [Int]
  /// The part as sets of bits; nil where these would be too large.
  let bits: BitElimination?
  /// The fewest multiplications for each of the vertices.
  let leastCosts: [Int]

  /// The most vertices of a part that is searched.
  static let largest = 800
  /// The most 64-bit words of all graphs along two orders of a part: 256 megabytes.
  private static let largestMemory = 32_000_000

  /// Whether local search has room for the graphs along an order.
  static func isSearchable(vertices: Int, boundary: Int) -> Bool {
    let words = (vertices + boundary + 63) / 64
    return vertices <= largest
      && 2 * (vertices + 1) * BitElimination.stateSize(vertices, words: words) <= largestMemory
  }

  /// No order takes fewer multiplications.
  var leastCost: Int { leastCosts.reduce(0, +) }
}

extension EliminationGraph {
  /// The parts of the graph, in the order of their first vertices.
  var parts: [EliminationPart] {
    let leastCosts = LeastCosts(self).costs
    let (start, targets) = outgoing
    let isOutput = isOutput
    var numbers = [Int32](repeating: -1, count: vertexCount)
    return connectedVertices(start, targets).map { vertices in
      func bits() -> BitElimination? {
        for (number, vertex) in vertices.enumerated() { numbers[vertex] = Int32(number) }
        var boundary: [Int] = []
        func number(_ vertex: Int32) -> Int {
          if numbers[Int(vertex)] < 0 {
            numbers[Int(vertex)] = Int32(vertices.count + boundary.count)
            boundary.append(Int(vertex))
          }
          return Int(numbers[Int(vertex)])
        }
        let predecessors = vertices.map { edges(into: $0).map { number(sources[$0]) } }
        let successors = vertices.map { vertex in
          (Int(start[vertex])..<Int(start[vertex + 1])).map { number(targets[$0]) }
        }
        for vertex in boundary { numbers[vertex] = -1 }
        guard
          EliminationPart.isSearchable(vertices: vertices.count, boundary: boundary.count)
        else { return nil }
        return BitElimination(
          predecessors: predecessors, successors: successors,
          isOutput: vertices.map { isOutput[$0] }, nodeCount: vertices.count + boundary.count)
      }
      return EliminationPart(
        vertices: vertices, bits: vertices.count <= EliminationPart.largest ? bits() : nil,
        leastCosts: vertices.map { leastCosts[$0] })
    }
  }

  /// The vertices to eliminate, those together that are joined.
  private func connectedVertices(_ start: [Int32], _ targets: [Int32]) -> [[Int]] {
    var parents = Array(0..<vertexCount)
    func root(_ vertex: Int) -> Int {
      var vertex = vertex
      while parents[vertex] != vertex {
        parents[vertex] = parents[parents[vertex]]
        vertex = parents[vertex]
      }
      return vertex
    }
    let eliminable = eliminable
    for vertex in eliminable {
      for edge in edges(into: vertex) where sources[edge] >= inputCount {
        parents[root(vertex)] = root(Int(sources[edge]))
      }
    }
    var groups: [[Int]] = []
    var groupOfRoot: [Int: Int] = [:]
    for vertex in eliminable {
      let root = root(vertex)
      if let group = groupOfRoot[root] {
        groups[group].append(vertex)
      } else {
        groupOfRoot[root] = groups.count
        groups.append([vertex])
      }
    }
    return groups
  }
}
