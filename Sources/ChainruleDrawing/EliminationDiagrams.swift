package import ChainruleCalculus
import ChainruleGraphics
import ChainruleSymbolics

/// The pictures of an elimination, in all of which everything has the same place.
package struct EliminationDiagrams: Sendable {
  /// All that any of the pictures shows, to be laid out once.
  package let whole: Diagram
  private let steps: [Step]

  private struct Step: Sendable {
    let diagram: Diagram
    /// The nodes and edges of `whole` that it shows.
    let nodes: [Int]
    let edges: [Int]
  }

  /// - Parameters:
  ///   - program: whose cards are shown, without values where no point is given.
  ///   - frames: the graph at each step.
  ///   - isKnown: whether the partials are those of a point.
  package init(
    of program: NamedGraph, at differentiation: Differentiation?, _ graph: EliminationGraph,
    _ frames: [EliminationFrame], digits: Int
  ) {
    let plain = Diagram(
      of: program, at: differentiation, along: [], outputs: [], showing: [.value], digits: digits)
    let cards = Dictionary(plain.nodes.map { ($0.id, $0) }) { first, _ in first }
    let nodes = graph.nodes.compactMap { cards["v\($0.index)"] }
    precondition(nodes.count == graph.vertexCount, "every vertex has a card")
    func edge(_ edge: EliminationFrame.Edge) -> Diagram.Edge {
      Diagram.Edge(
        id: "e\(edge.source)-\(edge.target)", source: edge.source, target: edge.target,
        kind: .partial,
        derivative: Formula("∂", .variable) + nodes[edge.target].label
          + Formula("/∂", .variable) + nodes[edge.source].label,
        formula: nil, expression: nil,
        value: differentiation == nil ? nil : .number(edge.partial), isLabelled: true)
    }
    let all = EliminationDiagrams.widest(frames.map { $0.edges.map(edge) }, plain.number)
    var places: [String: Int] = [:]
    for (place, edge) in all.enumerated() { places[edge.id] = place }
    func diagram(_ title: String, _ nodes: [Diagram.Node], _ edges: [Diagram.Edge]) -> Diagram {
      Diagram(
        title: title, description: title, nodes: nodes, edges: edges, paths: [], totals: [],
        number: plain.number, showsShapes: plain.showsShapes)
    }
    whole = diagram(plain.title, nodes, all)
    var gone: Set<Int> = []
    let isOutput = graph.isOutput
    steps = frames.enumerated().map { number, frame in
      if let vertex = frame.eliminated, !isOutput[vertex] { gone.insert(vertex) }
      let shown = nodes.indices.filter { !gone.contains($0) }
      let edges = frame.edges.map(edge)
      let title =
        frame.eliminated.map {
          "Step \(number): \(nodes[$0].name) is eliminated, "
            + "\(frame.multiplications) multiplications so far"
        } ?? "Before the elimination"
      return Step(
        diagram: diagram(title, nodes, edges), nodes: shown,
        edges: edges.compactMap { places[$0.id] })
    }
  }

  /// Every edge of any step once, with the number that takes the most room.
  private static func widest(_ steps: [[Diagram.Edge]], _ number: NumberText) -> [Diagram.Edge] {
    var found: [Diagram.Edge] = []
    var places: [String: Int] = [:]
    for edge in steps.joined() {
      if let place = places[edge.id] {
        let widths = [edge, found[place]].map { Pill($0, number: number)?.width ?? 0 }
        if widths[0] > widths[1] { found[place] = edge }
      } else {
        places[edge.id] = found.count
        found.append(edge)
      }
    }
    return found
  }

  /// The pictures, once it is known where everything is.
  package func scenes(in whole: Scene) -> [Scene] {
    steps.map { whole.showing($0.diagram, nodes: $0.nodes, edges: $0.edges) }
  }
}
