import BigInt
package import ChainruleCalculus
import ChainruleSymbolics

extension Diagram {
  /// The picture of a program as it was written, a card for each scalar, vector and matrix.
  ///
  /// - Parameters:
  ///   - traced: the input and output whose paths are coloured; nil for all paths, if they are few.
  ///   - groups: nodes that have one card together; paths are not coloured where there are any.
  package init(
    of vectors: VectorGraph, in program: NamedGraph, at differentiation: Differentiation?,
    along directions: [Direction], outputs: [NamedGraph.Output],
    tracing traced: (input: Int, output: Int)? = nil, folding groups: [NodeGroup] = [],
    showing parts: Set<Part> = Set(Part.allCases), layout: DerivativeLayout = .numerator,
    digits: Int
  ) {
    let number = NumberText(digits: digits)
    let source = VectorDiagramSource(
      vectors: vectors, program: program, folded: FoldedGraph(vectors, groups),
      differentiation: differentiation, number: number, directions: directions, outputs: outputs,
      parts: parts, layout: layout)
    self.number = number
    showsShapes = parts.contains(.shape)
    nodes = source.folded.cards.map(source.node)
    edges = source.edges
    (totals, paths) = source.totals(traced, edges)
    title = source.title
    description = source.description(totals)
  }
}

/// What the parts of a diagram of vectors are made from.
struct VectorDiagramSource {
  let vectors: VectorGraph
  let program: NamedGraph
  let folded: FoldedGraph
  let differentiation: Differentiation?
  let number: NumberText
  let directions: [Direction]
  let outputs: [NamedGraph.Output]
  let parts: Set<Diagram.Part>
  /// Which way the Jacobians on edges and total derivatives are turned.
  let layout: DerivativeLayout
  let terms: VectorTerms
  let numbers: VectorDifferentiation?
  /// Whether each node depends on a chosen input.
  let isActive: [Bool]
  private let tangents: [[Double?]]
  /// For each output, the adjoints of every node.
  private let adjoints: [[[Double]?]]

  init(
    vectors: VectorGraph, program: NamedGraph, folded: FoldedGraph,
    differentiation: Differentiation?, number: NumberText, directions: [Direction],
    outputs: [NamedGraph.Output],
    parts: Set<Diagram.Part>, layout: DerivativeLayout
  ) {
    self.vectors = vectors
    self.program = program
    self.folded = folded
    self.differentiation = differentiation
    self.number = number
    self.directions = directions
    self.outputs = outputs
    self.parts = parts
    self.layout = layout
    terms = VectorTerms(vectors, number: number.callAsFunction)
    let numbers = differentiation.map { VectorDifferentiation(vectors, $0) }
    self.numbers = numbers
    let active =
      differentiation?.linearized.active ?? program.graph.active(for: program.graph.inputs)
    isActive = vectors.nodes.map { node in
      node.elements.contains { if case .node(let node) = $0 { active[node.index] } else { false } }
    }
    tangents = directions.map { differentiation?.tangents(along: $0.components) ?? [] }
    adjoints = outputs.map { output in
      guard let numbers, let (place, element) = vectors.place(of: output.node) else { return [] }
      return numbers.adjoints(of: element, in: place)
    }
  }

  func node(_ card: FoldedGraph.Card) -> Diagram.Node {
    switch card {
    case .node(let node): self.node(node.index)
    case .group(let group): self.node(group, id: "g\(card.key)")
    }
  }

  private func node(_ place: Int) -> Diagram.Node {
    let node = vectors.nodes[place]
    let definition = terms.definition(of: place)
    return Diagram.Node(
      id: "v\(place)", name: node.name, role: role(place), shape: node.shape,
      label: label(of: place), definition: definition?.line,
      expression: terms.programText(of: place), content: nil,
      value: parts.contains(.value) ? (numbers?.values(of: place)).map(Quantity.init) : nil,
      tangents: tangents(of: place), adjoints: adjoints(of: place),
      touchesKink: numbers?.touchesKink(place) ?? false)
  }

  private func label(of place: Int) -> Formula {
    vectors.nodes[place].aliases.reduce(terms.name(of: place).line) { label, alias in
      label + Formula(", ", .upright) + MathText([.array(alias)]).line
    }
  }

  func role(_ place: Int) -> Diagram.Node.Role {
    if vectors.outputs.contains(place) { return .output }
    switch vectors.nodes[place].role {
    case .input: return .input
    case .constant: return .constant
    case .operation: return .operation
    }
  }

  func tangents(of place: Int) -> [Diagram.Derivative] {
    guard let numbers, isActive[place], parts.contains(.tangent) else { return [] }
    let isOneOfSeveral = (differentiation?.chosen.count ?? 0) > 1
    return zip(directions, tangents).map { direction, tangents in
      Diagram.Derivative(
        label: isOneOfSeveral ? direction.formula : nil,
        value: Quantity(numbers.tangents(of: place, in: tangents)))
    }
  }

  func adjoints(of place: Int) -> [Diagram.Derivative] {
    guard numbers != nil, isActive[place], parts.contains(.adjoint) else { return [] }
    let shape = vectors.nodes[place].shape
    return zip(outputs, adjoints).map { output, adjoints in
      let found = adjoints.isEmpty ? nil : adjoints[place]
      return Diagram.Derivative(
        label: program.outputs.count > 1 ? Formula(name: output.name) : nil,
        value: Quantity(
          ShapedArray(shape, found ?? [Double](repeating: 0, count: shape.count)).map(Optional.some)
        ))
    }
  }
}

// MARK: Edges

extension VectorDiagramSource {
  /// One edge for each card and each other card that it uses.
  var edges: [Diagram.Edge] {
    folded.cards.indices.flatMap { card -> [Diagram.Edge] in
      var links: [Link] = []
      var places: [Int: Int] = [:]
      for target in folded.cards[card].members {
        for source in Self.uses(of: target.index, in: vectors) {
          let other = folded.places[source]
          guard other != card else { continue }
          let place = places[other] ?? links.count
          places[other] = place
          if place == links.count { links.append(Link(source: other, target: card)) }
          links[place].pairs.append((source, target.index))
        }
      }
      return links.map(edge)
    }
  }

  /// The nodes that a node uses, each once.
  private static func uses(of target: Int, in vectors: VectorGraph) -> [Int] {
    var seen: Set<Int> = []
    return vectors.nodes[target].operands.compactMap(\.source).filter { seen.insert($0).inserted }
  }

  /// What one card takes from another.
  struct Link {
    let source: Int
    let target: Int
    /// The nodes of either card between which there are edges.
    var pairs: [(source: Int, target: Int)] = []
  }

  private func edge(_ link: Link) -> Diagram.Edge {
    if case .node = folded.cards[link.source], case .node = folded.cards[link.target] {
      return edge(
        from: link.pairs[0].source, to: link.pairs[0].target, at: (link.source, link.target))
    }
    return bundle(link)
  }

  func kind(from source: Int, to target: Int) -> Diagram.Edge.Kind {
    let isCondition =
      vectors.nodes[target].isSelection && !vectors.sources(of: target).contains(source)
    return isCondition ? .condition : isActive[source] ? .partial : .constant
  }

  private func edge(from source: Int, to target: Int, at cards: (Int, Int)) -> Diagram.Edge {
    let isShown = isShown(from: source, to: target)
    let kind = kind(from: source, to: target)
    let jacobian = kind == .partial ? jacobian(from: source, to: target) : nil
    let value = kind == .partial && isShown ? value(from: source, to: target) : nil
    let isTold = jacobian != nil || value?.isShort == true
    return Diagram.Edge(
      id: "e\(source)-\(target)", source: cards.0, target: cards.1, kind: kind,
      derivative: edgeDerivative(of: target, by: source),
      formula: isShown && kind == .partial
        ? isTold ? jacobian?.line : size(of: target, by: source) : nil,
      expression: jacobian?.unicodeText,
      value: value, isLabelled: isShown)
  }

  /// Whether the derivative on an edge is shown: a partial between scalars, else a Jacobian.
  func isShown(from source: Int, to target: Int) -> Bool {
    let isScalar = [source, target].allSatisfy { vectors.nodes[$0].shape.isScalar }
    return parts.contains(isScalar ? .partial : .jacobian)
  }

  /// `2 × 3`, what is known of a Jacobian without a short form; nil for a number.
  private func size(of target: Int, by source: Int) -> Formula? {
    var (rows, columns) = (vectors.nodes[target].shape.count, vectors.nodes[source].shape.count)
    if layout == .denominator { swap(&rows, &columns) }
    return rows == 1 && columns == 1 ? nil : Formula("\(rows) × \(columns)", .quiet)
  }

  func edgeDerivative(of target: Int, by source: Int) -> Formula {
    Formula("∂", .variable) + terms.name(of: target).line + Formula("/∂", .variable)
      + terms.name(of: source).line
  }

  /// The Jacobian by all elements of a node, where it is small.
  private func value(from source: Int, to target: Int) -> Quantity? {
    let columns = vectors.nodes[source].shape.count
    let rows = vectors.nodes[target].shape.count
    guard let numbers, rows * columns <= 16 else { return nil }
    return quantity(numbers.jacobian(from: source, to: target))
  }

  /// The Jacobian by its structure, in the layout that is shown.
  func jacobian(from source: Int, to target: Int) -> MathText? {
    let form = terms.jacobian(from: source, to: target)
    return layout == .numerator ? form : form.map(terms.transposed)
  }

  /// Numbers in numerator layout, turned as they are shown.
  func quantity(_ rows: [[Double]]) -> Quantity {
    guard layout == .denominator, let first = rows.first else { return Quantity(rows: rows) }
    return Quantity(rows: first.indices.map { column in rows.map { $0[column] } })
  }
}

extension VectorGraph.Node {
  /// Whether the first operand chooses between the others.
  fileprivate var isSelection: Bool { role == .operation(.elementwise(.selection)) }
}
