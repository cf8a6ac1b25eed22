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
  ///   - groups: nodes that have one card together; paths are not coloured where there are any.
  package init(
    of program: NamedGraph, at differentiation: Differentiation?, along directions: [Direction],
    outputs: [NamedGraph.Output], tracing traced: (input: NodeID, output: NamedGraph.Output)? = nil,
    folding groups: [NodeGroup] = [], showing parts: Set<Part> = Set(Part.allCases), digits: Int
  ) {
    let source = DiagramSource(
      program: program, folded: FoldedGraph(program, groups), differentiation: differentiation,
      number: NumberText(digits: digits), directions: directions, outputs: outputs, parts: parts)
    number = source.number
    showsShapes = parts.contains(.shape)
    nodes = source.folded.cards.map(source.node)
    edges = source.edges
    (totals, paths) = source.totals(traced, edges: edges, coloursPaths: groups.isEmpty)
    title = source.title
    description = source.description(totals)
  }
}

/// What the parts of a diagram are made from.
struct DiagramSource {
  let program: NamedGraph
  let folded: FoldedGraph
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
  private let ends: Set<NodeID>

  init(
    program: NamedGraph, folded: FoldedGraph, differentiation: Differentiation?, number: NumberText,
    directions: [Direction], outputs: [NamedGraph.Output], parts: Set<Diagram.Part>
  ) {
    self.program = program
    self.folded = folded
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
    ends = Set(program.outputs.map(\.node))
  }

  /// Whether the tangents along one direction could be taken for those along another.
  private var isOneOfSeveral: Bool { (differentiation?.chosen.count ?? 0) > 1 }

  func node(_ card: FoldedGraph.Card) -> Diagram.Node {
    switch card {
    case .node(let node): self.node(node)
    case .group(let group): self.node(group, id: "g\(card.key)")
    }
  }

  private func node(_ node: NodeID) -> Diagram.Node {
    let definition = terms.definition(of: node)
    return Diagram.Node(
      id: "v\(node.index)", name: program.name(of: node), role: role(of: node),
      shape: .scalar, label: label(of: node),
      definition: definition?.formula(number: number.callAsFunction),
      expression: definition?.programText, content: nil,
      value: parts.contains(.value)
        ? (differentiation?.values[node.index]).map(Quantity.number) : nil,
      tangents: tangents(of: node), adjoints: adjoints(of: node),
      touchesKink: kinks.contains(node))
  }

  private func node(_ group: NodeGroup, id: String) -> Diagram.Node {
    let first = program.graph.firstOperation
    let roles = Set(group.members.map(role))
    let role: Diagram.Node.Role =
      roles.contains(.output) ? .output : roles.count == 1 ? roles.first ?? .operation : .operation
    return Diagram.Node(
      id: id, name: group.last.map { "\(group.name) … \($0)" } ?? group.name, role: role,
      shape: .scalar, label: group.label, definition: nil, expression: nil,
      content: .init(
        nodes: group.members.count, operations: group.members.count { $0.index >= first }),
      value: parts.contains(.value)
        ? group.result.flatMap { differentiation?.values[$0.index] }.map(Quantity.number) : nil,
      tangents: group.result.map(tangents) ?? [], adjoints: group.result.map(adjoints) ?? [],
      touchesKink: group.members.contains(where: kinks.contains))
  }

  private func tangents(of node: NodeID) -> [Diagram.Derivative] {
    guard differentiation != nil, active[node.index], parts.contains(.tangent) else { return [] }
    return zip(directions, tangents).map { direction, tangents in
      Diagram.Derivative(
        label: isOneOfSeveral ? direction.formula : nil,
        value: .number(tangents[node.index] ?? 0))
    }
  }

  private func adjoints(of node: NodeID) -> [Diagram.Derivative] {
    guard differentiation != nil, active[node.index], parts.contains(.adjoint) else { return [] }
    return zip(outputs, adjoints).map { output, adjoints in
      Diagram.Derivative(
        label: program.outputs.count > 1 ? Formula(name: output.name) : nil,
        value: .number(adjoints[node.index] ?? 0))
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
    ends.contains(node)
  }

  private func label(of node: NodeID) -> Formula {
    (program.aliases[node] ?? []).reduce(Formula(name: program.name(of: node))) { label, alias in
      label + Formula(", ", .upright) + Formula(name: alias)
    }
  }
}

extension Direction {
  /// The input that moves, or how far each does: `x₁`, `x1=1, x2=2`.
  var formula: Formula { only == nil ? Formula(label, .upright) : Formula(name: label) }
}
