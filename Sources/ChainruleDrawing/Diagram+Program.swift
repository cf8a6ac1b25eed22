import BigInt
package import ChainruleCalculus
import ChainruleGraphics
import ChainruleSymbolics

extension Diagram {
  /// The picture of a program; numbers are absent where no point is given.
  ///
  /// - Parameters:
  ///   - directions: what the tangents are taken along; every one is shown on every node.
  ///   - outputs: what the adjoints are of.
  ///   - traced: the input and output whose paths are coloured; nil for all paths, if they are few.
  package init(
    of program: NamedGraph, at differentiation: Differentiation?, along directions: [Direction],
    outputs: [NamedGraph.Output], tracing traced: (input: NodeID, output: NamedGraph.Output)? = nil,
    showing parts: Set<Part> = Set(Part.allCases), digits: Int
  ) {
    let source = DiagramSource(
      program: program, differentiation: differentiation, number: NumberText(digits: digits),
      directions: directions, outputs: outputs, parts: parts)
    number = source.number
    let shown = source.shownNodes
    nodes = shown.map(source.node)
    edges = source.edges(between: shown)
    (totals, paths) = source.totals(traced, nodes: shown, edges: edges)
    title = source.title
    description = source.description(totals)
  }
}

/// What the parts of a diagram are made from.
private struct DiagramSource {
  let program: NamedGraph
  let differentiation: Differentiation?
  let number: NumberText
  let directions: [Direction]
  let outputs: [NamedGraph.Output]
  let parts: Set<Diagram.Part>
  let terms: GraphTerms
  /// Without a point its partials mean nothing, and its edges are those of the graph all the same.
  let linearized: LinearizedGraph<Double>
  let active: [Bool]
  let tangents: [[Double?]]
  let adjoints: [[Double?]]
  let kinks: Set<NodeID>

  init(
    program: NamedGraph, differentiation: Differentiation?, number: NumberText,
    directions: [Direction], outputs: [NamedGraph.Output], parts: Set<Diagram.Part>
  ) {
    self.program = program
    self.differentiation = differentiation
    self.number = number
    self.directions = directions
    self.outputs = outputs
    self.parts = parts
    terms = GraphTerms(program)
    let graph = program.graph
    linearized =
      differentiation?.linearized
      ?? graph.linearized(
        at: [Double](repeating: 1, count: graph.nodeCount), active: graph.active(for: graph.inputs))
    active = linearized.active
    tangents = directions.map { differentiation?.tangents(along: $0.components) ?? [] }
    adjoints = outputs.map { differentiation?.linearized.adjoints(of: $0.node) ?? [] }
    kinks = Set(differentiation?.kinks ?? [])
  }

  /// Inputs, operations, and constants with a name; the others stand inside equations.
  var shownNodes: [NodeID] {
    (0..<program.graph.nodeCount).map { NodeID($0) }.filter { !program.name(of: $0).isEmpty }
  }

  /// Whether the tangents along one direction could be taken for those along another.
  private var isOneOfSeveral: Bool { (differentiation?.chosen.count ?? 0) > 1 }

  func node(_ node: NodeID) -> Diagram.Node {
    let definition = terms.definition(of: node)
    return Diagram.Node(
      id: "v\(node.index)", name: program.name(of: node), role: role(of: node),
      label: label(of: node), definition: definition?.formula(number: number.callAsFunction),
      expression: definition?.programText,
      value: parts.contains(.value) ? differentiation?.values[node.index] : nil,
      tangents: tangents(of: node), adjoints: adjoints(of: node),
      touchesKink: kinks.contains(node))
  }

  private func tangents(of node: NodeID) -> [Diagram.Derivative] {
    guard differentiation != nil, active[node.index], parts.contains(.tangent) else { return [] }
    return zip(directions, tangents).map { direction, tangents in
      Diagram.Derivative(
        label: isOneOfSeveral ? Formula(name: direction.label) : nil,
        value: tangents[node.index] ?? 0)
    }
  }

  private func adjoints(of node: NodeID) -> [Diagram.Derivative] {
    guard differentiation != nil, active[node.index], parts.contains(.adjoint) else { return [] }
    return zip(outputs, adjoints).map { output, adjoints in
      Diagram.Derivative(
        label: outputs.count > 1 ? Formula(name: output.name) : nil,
        value: adjoints[node.index] ?? 0)
    }
  }

  private func role(of node: NodeID) -> Diagram.Node.Role {
    switch program.graph[node] {
    case .input: .input
    case .constant: isOutput(node) ? .output : .constant
    case .operation: isOutput(node) ? .output : .operation
    }
  }

  private func isOutput(_ node: NodeID) -> Bool {
    program.outputs.contains { $0.node == node }
  }

  private func label(of node: NodeID) -> Formula {
    (program.aliases[node] ?? []).reduce(Formula(name: program.name(of: node))) { label, alias in
      label + Formula(", ", .upright) + Formula(name: alias)
    }
  }

  func edges(between shown: [NodeID]) -> [Diagram.Edge] {
    var places = [Int](repeating: -1, count: program.graph.nodeCount)
    for (place, node) in shown.enumerated() { places[node.index] = place }
    return shown.flatMap { target in
      edges(into: target, places)
    }
  }

  /// One edge for each distinct operand that is shown.
  private func edges(into target: NodeID, _ places: [Int]) -> [Diagram.Edge] {
    var edges: [Diagram.Edge] = []
    var seen: [NodeID] = []
    for (position, source) in program.graph.operands(of: target).enumerated()
    where places[source.index] >= 0 && !seen.contains(source) {
      seen.append(source)
      edges.append(
        edge(from: source, to: target, isCondition: isCondition(position, of: target), places))
    }
    return edges
  }

  private func isCondition(_ position: Int, of node: NodeID) -> Bool {
    let operands = program.graph.operands(of: node)
    guard position == 0, case .operation(.selection) = program.graph[node] else { return false }
    return !operands.dropFirst().contains(operands[operands.startIndex])
  }

  private func edge(from source: NodeID, to target: NodeID, isCondition: Bool, _ places: [Int])
    -> Diagram.Edge
  {
    let isShown = parts.contains(.partial)
    let kind: Diagram.Edge.Kind =
      isCondition ? .condition : active[source.index] ? .partial : .constant
    let partial = kind == .partial ? terms.partial(of: target, by: source) : nil
    let isPlain = partial.map { !$0.containsSelection } ?? false
    return Diagram.Edge(
      id: "e\(source.index)-\(target.index)", source: places[source.index],
      target: places[target.index], kind: kind,
      derivative: Formula("∂", .variable) + Formula(name: program.name(of: target))
        + Formula("/∂", .variable) + Formula(name: program.name(of: source)),
      formula: isPlain && isShown ? partial?.formula(number: number.callAsFunction) : nil,
      expression: partial?.programText,
      value: kind == .partial && isShown ? value(from: source, to: target) : nil,
      isLabelled: isShown)
  }

  private func value(from source: NodeID, to target: NodeID) -> Double? {
    guard let linearized = differentiation?.linearized else { return nil }
    return linearized.edges(into: target).first { linearized.sources[$0] == source }
      .map { linearized.partials[$0].scalar }
  }

  /// The total derivatives and the paths they are sums over, as far as there is room for them.
  func totals(
    _ traced: (input: NodeID, output: NamedGraph.Output)?, nodes: [NodeID], edges: [Diagram.Edge]
  ) -> ([Diagram.Total], [Diagram.Path]) {
    let inputs = differentiation?.chosen ?? program.graph.inputs
    var pairs = outputs.flatMap { output in inputs.map { (input: $0, output: output) } }
    if let traced { pairs = [traced] }
    guard pairs.count <= Diagram.totalsShown else { return ([], []) }
    let counts = pairs.map { linearized.pathCount(from: $0.input, to: $0.output.node) }
    let isFew = counts.reduce(0, +) <= Colors.lineCount
    let places = DiagramPlaces(nodes: nodes, edges: edges, count: program.graph.nodeCount)
    var paths: [Diagram.Path] = []
    let totals = zip(pairs, counts).map { pair, count in
      let first = paths.count
      if traced != nil || isFew {
        paths += linearized.largestPaths(
          from: pair.input, to: pair.output.node, limit: Colors.lineCount
        ).map { places.path($0, isKnown: differentiation != nil && parts.contains(.partial)) }
      }
      return Diagram.Total(
        derivative: derivative(
          of: pair.output.name, by: program.name(of: pair.input), inputs.count),
        pathCount: count, value: value(of: pair.output, by: pair.input),
        paths: first..<paths.count)
    }
    return (differentiation == nil && paths.isEmpty ? [] : totals, paths)
  }

  private func value(of output: NamedGraph.Output, by input: NodeID) -> Double? {
    // Whoever leaves out every derivative does not want the total told either.
    guard let differentiation, !parts.isDisjoint(with: [.tangent, .adjoint, .partial]) else {
      return nil
    }
    if let place = outputs.firstIndex(of: output) { return adjoints[place][input.index] ?? 0 }
    return differentiation.linearized.adjoints(of: output.node)[input.index] ?? 0
  }

  /// dy/dx of a function of one variable, else ∂y/∂x.
  private func derivative(of output: String, by input: String, _ inputs: Int) -> Formula {
    let d = inputs == 1 ? "d" : "∂"
    return Formula(d, .variable) + Formula(name: output) + Formula("/" + d, .variable)
      + Formula(name: input)
  }

  /// The first line of the program's own title, else its formula, if that is short, and the point.
  var title: String {
    if let line = program.title.first(where: { !$0.isEmpty }) { return line }
    let equations = outputs.map { output in
      let formula = terms.expansion(of: output.node, limit: 12)?.programText
      return formula.map { "\(output.name) = \($0)" } ?? output.name
    }
    let title = equations.joined(separator: ", ") + (point.map { " at \($0)" } ?? "")
    return title.count <= 120 ? title : outputs.map(\.name).joined(separator: ", ")
  }

  /// The values of the inputs: `x1 = 2, x2 = 5`.
  private var point: String? {
    guard let differentiation, !program.graph.inputs.isEmpty else { return nil }
    return program.graph.inputs.map { input in
      "\(program.name(of: input)) = \(NumberText.shortest(differentiation.point[input.index]))"
    }.joined(separator: ", ")
  }

  func description(_ totals: [Diagram.Total]) -> String {
    let names = outputs.map(\.name).joined(separator: ", ")
    var sentences = ["Computation graph of \(names)" + (point.map { " with \($0)." } ?? ".")]
    for total in totals {
      guard let value = total.value else { continue }
      sentences.append("\(total.derivative.plainText) = \(number(value)).")
    }
    return sentences.joined(separator: " ")
  }
}

/// Where the nodes and edges of a graph stand in a diagram.
private struct DiagramPlaces {
  private var nodes: [Int]
  private var edges: [SIMD2<Int>: Int] = [:]

  init(nodes shown: [NodeID], edges: [Diagram.Edge], count: Int) {
    nodes = [Int](repeating: -1, count: count)
    for (place, node) in shown.enumerated() { nodes[node.index] = place }
    for (place, edge) in edges.enumerated() {
      self.edges[SIMD2(edge.source, edge.target)] = place
    }
  }

  func path(_ path: DerivativePath, isKnown: Bool) -> Diagram.Path {
    let places = path.nodes.map { nodes[$0.index] }
    return Diagram.Path(
      nodes: places,
      edges: zip(places, places.dropFirst()).compactMap { edges[SIMD2($0, $1)] },
      partials: isKnown ? path.partials : [], product: isKnown ? path.product : nil)
  }
}
