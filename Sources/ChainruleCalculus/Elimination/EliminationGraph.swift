/// What derivatives pass on their way: the vertices between chosen inputs and outputs, and edges.
///
/// A vertex is a chosen input, or an operation that depends on one and reaches an output along
/// edges; what depends on no chosen input is a constant. An edge runs to an operation from each of
/// its operands; parallel edges are one, and a condition has none. A second name for a value is no
/// operation and no vertex. Vertices are numbered inputs first, then operations in the order of
/// evaluation, so that an edge leads to a higher number.
package struct EliminationGraph: Sendable {
  /// The node that each vertex is.
  package let nodes: [NodeID]
  package let inputCount: Int
  /// The vertex of each output; nil for an output that depends on no chosen input.
  package let outputs: [Int?]
  /// The edges into vertex v are `edgeStart[v] ..< edgeStart[v + 1]`.
  let edgeStart: [Int32]
  package let sources: [Int32]
  /// Whether the partial of an edge is 1 or −1 at every point.
  package let isUnit: [Bool]
  /// The edge that each edge of the linearised graph is part of; negative where it is dropped.
  private let places: [Int32]

  package var vertexCount: Int { nodes.count }
  package var operationCount: Int { nodes.count - inputCount }
  package var edgeCount: Int { sources.count }

  package func edges(into vertex: Int) -> Range<Int> {
    Int(edgeStart[vertex])..<Int(edgeStart[vertex + 1])
  }
}

extension EliminationGraph {
  /// The graph of the derivatives of some nodes by some inputs.
  ///
  /// - Complexity: a few passes over the graph.
  package init(_ graph: ScalarGraph, of outputNodes: [NodeID], wrt chosen: [NodeID]) {
    let unknown = [Indeterminate](repeating: Indeterminate(), count: graph.nodeCount)
    let linearized = graph.linearized(at: unknown, active: graph.active(for: chosen))
    let originals = linearized.originals
    let reaches = linearized.reaching(outputNodes, through: originals)
    let operations = graph.operationNodes.filter {
      reaches[$0.index] && originals[$0.index] == $0
    }
    nodes = chosen + operations
    inputCount = chosen.count
    var numbers = [Int32](repeating: -1, count: graph.nodeCount)
    for (number, node) in nodes.enumerated() { numbers[node.index] = Int32(number) }
    outputs = outputNodes.map { output in
      let number = numbers[originals[output.index].index]
      return number < 0 ? nil : Int(number)
    }
    var edges = MergedEdges(originals: originals, numbers: numbers, vertexCount: nodes.count)
    for node in chosen { edges.append(into: node, of: linearized, isInput: true) }
    for node in operations { edges.append(into: node, of: linearized, isInput: false) }
    edgeStart = edges.start
    sources = edges.sources
    isUnit = edges.isUnit
    places = edges.places
  }

  /// The partial of every edge at a point.
  ///
  /// - Parameter linearized: the same graph with the same inputs chosen.
  package func partials<S: ScalarAlgebra>(of linearized: LinearizedGraph<S>) -> [Partial<S>] {
    precondition(places.count == linearized.edgeCount, "the point is one of the same graph")
    var partials = [Partial<S>?](repeating: nil, count: edgeCount)
    for (place, edge) in places.enumerated() where edge >= 0 {
      let partial = linearized.partials[place]
      partials[Int(edge)] = partials[Int(edge)].map { $0 + partial } ?? partial
    }
    return partials.map { $0 ?? .zero }
  }

  /// How many edges leave each vertex.
  package var outDegrees: [Int] {
    var degrees = [Int](repeating: 0, count: vertexCount)
    for source in sources { degrees[Int(source)] += 1 }
    return degrees
  }

  package func inDegree(_ vertex: Int) -> Int { edges(into: vertex).count }

  /// Whether each vertex is an output.
  package var isOutput: [Bool] {
    var isOutput = [Bool](repeating: false, count: vertexCount)
    for case let output? in outputs { isOutput[output] = true }
    return isOutput
  }

  /// The operations that an order eliminates: those with edges out.
  package var eliminable: [Int] {
    let degrees = outDegrees
    return (inputCount..<vertexCount).filter { degrees[$0] > 0 }
  }
}

/// The edges of the linearised graph, merged where second names are seen through.
private struct MergedEdges {
  let originals: [NodeID]
  let numbers: [Int32]
  var start: [Int32] = [0]
  var sources: [Int32] = []
  var isUnit: [Bool] = []
  var places: [Int32] = []

  init(originals: [NodeID], numbers: [Int32], vertexCount: Int) {
    self.originals = originals
    self.numbers = numbers
    start.reserveCapacity(vertexCount + 1)
  }

  mutating func append(
    into node: NodeID, of linearized: LinearizedGraph<Indeterminate>, isInput: Bool
  ) {
    if places.isEmpty {
      places = [Int32](repeating: -1, count: linearized.edgeCount)
    }
    let first = sources.count
    for place in isInput ? 0..<0 : linearized.edges(into: node) {
      let source = numbers[originals[linearized.sources[place].index].index]
      if let known = sources[first...].firstIndex(of: source) {
        isUnit[known] = false
        places[place] = Int32(known)
      } else {
        places[place] = Int32(sources.count)
        sources.append(source)
        isUnit.append(linearized.partials[place].isUnit)
      }
    }
    start.append(Int32(sources.count))
  }
}

extension Partial {
  /// Whether the factor is known to be 1 or −1.
  package var isUnit: Bool {
    switch self {
    case .one, .minusOne: true
    case .zero, .factor: false
    }
  }
}

extension LinearizedGraph {
  /// For each node the one whose value it is: itself, unless it is a second name.
  fileprivate var originals: [NodeID] {
    var originals = (0..<graph.nodeCount).map { NodeID($0) }
    for node in graph.operationNodes where graph[node] == .operation(.identity) {
      for operand in graph.operands(of: node) {
        originals[node.index] = originals[operand.index]
      }
    }
    return originals
  }

  /// Which nodes lead to one of the outputs along edges.
  fileprivate func reaching(_ outputs: [NodeID], through originals: [NodeID]) -> [Bool] {
    var reaches = [Bool](repeating: false, count: graph.nodeCount)
    for output in outputs where active[output.index] {
      reaches[originals[output.index].index] = true
    }
    for node in graph.operationNodes.reversed() where reaches[node.index] {
      for edge in edges(into: node) { reaches[originals[sources[edge].index].index] = true }
    }
    return reaches
  }
}
