/// A graph that loses its vertices one by one until only the Jacobian is left.
///
/// - SeeAlso: Griewank and Walther, "Evaluating Derivatives" (2008), chapter 9.
struct VertexElimination {
  private(set) var edges: EdgeTable
  private(set) var count = EliminationCount()
  private let isOutput: [Bool]
  private var incoming: [Int32] = []
  private var outgoing: [Int32] = []

  init(_ graph: EliminationGraph, _ partials: [Partial<Double>]) {
    isOutput = graph.isOutput
    edges = EdgeTable(vertexCount: graph.vertexCount)
    for vertex in graph.inputCount..<graph.vertexCount {
      for edge in graph.edges(into: vertex) {
        edges.insert(
          from: graph.sources[edge], to: Int32(vertex), partials[edge], isUnit: graph.isUnit[edge])
      }
    }
  }

  /// The multiplications that eliminating a vertex takes now.
  func cost(of vertex: Int) -> Int {
    Int(edges.inDegrees[vertex]) * Int(edges.outDegrees[vertex])
  }

  /// Removes one vertex, joining each of its predecessors to each of its successors.
  ///
  ///     c(i→k) += c(i→j) · c(j→k)      for every edge i→j and j→k
  ///
  /// The Jacobian is unchanged; only the work still to be done changes. An output keeps its edges
  /// in, which are part of the Jacobian.
  ///
  /// - Parameter changed: is shown each vertex that gains or loses edges.
  /// - Precondition: the vertex is no input.
  /// - Complexity: in × out multiplications.
  mutating func eliminate(_ vertex: Int, changed: (Int) -> Void = { _ in }) {
    edges.edges(into: vertex, &incoming)
    edges.edges(outOf: vertex, &outgoing)
    for first in incoming {
      for second in outgoing { join(Int(first), Int(second)) }
    }
    for edge in outgoing { remove(edge, showing: edges.targets[Int(edge)], changed) }
    guard !isOutput[vertex] else {
      for edge in incoming { changed(Int(edges.sources[Int(edge)])) }
      return
    }
    for edge in incoming { remove(edge, showing: edges.sources[Int(edge)], changed) }
  }

  private mutating func remove(_ edge: Int32, showing vertex: Int32, _ changed: (Int) -> Void) {
    edges.remove(edge)
    changed(Int(vertex))
  }

  private mutating func join(_ first: Int, _ second: Int) {
    let (source, target) = (edges.sources[first], edges.targets[second])
    let product = edges.partials[first] * edges.partials[second]
    count.structural.multiplications += 1
    if !edges.isUnit[first] && !edges.isUnit[second] { count.nontrivial.multiplications += 1 }
    if let joined = edges.edge(from: source, to: target) {
      edges.partials[joined] = edges.partials[joined] + product
      edges.isUnit[joined] = false
      count.structural.additions += 1
      count.nontrivial.additions += 1
    } else {
      edges.insert(
        from: source, to: target, product,
        isUnit: edges.isUnit[first] && edges.isUnit[second])
    }
  }
}
