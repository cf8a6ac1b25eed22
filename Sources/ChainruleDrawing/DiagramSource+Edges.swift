import ChainruleCalculus
import ChainruleSymbolics

extension DiagramSource {
  /// One edge for each card and each other card that it uses.
  var edges: [Diagram.Edge] {
    var adjoints = [Double?](repeating: nil, count: program.graph.nodeCount)
    return folded.cards.indices.flatMap { target -> [Diagram.Edge] in
      switch folded.cards[target] {
      case .node(let node): edges(into: node, at: target)
      case .group(let group): edges(into: group, at: target, &adjoints)
      }
    }
  }

  /// What one card takes from another.
  private struct Link {
    let source: Int
    /// Whether it takes anything but the value that the other card shows.
    var isMixed = false
    var isActive = false
    /// The partial, where one was found.
    var value: Double?
    var hasPartial = false
  }

  private func edges(into target: NodeID, at place: Int) -> [Diagram.Edge] {
    var sources: [(card: Int, nodes: [NodeID], first: Int)] = []
    for (position, source) in program.graph.operands(of: target).enumerated()
    where folded.places[source.index] >= 0 {
      let card = folded.places[source.index]
      if let seen = sources.firstIndex(where: { $0.card == card }) {
        sources[seen].nodes.append(source)
      } else {
        sources.append((card, [source], position))
      }
    }
    return sources.map { card, nodes, first in
      if nodes.allSatisfy({ $0 == folded.cards[card].result }) {
        return edge(from: nodes[0], to: target, isCondition: isCondition(first, of: target))
      }
      let isActive = nodes.contains { active[$0.index] }
      return bundle(Link(source: card, isActive: isActive, hasPartial: isActive), to: place)
    }
  }

  private func isCondition(_ position: Int, of node: NodeID) -> Bool {
    let operands = program.graph.operands(of: node)
    guard position == 0, case .operation(.selection) = program.graph[node] else { return false }
    return !operands.dropFirst().contains(operands[operands.startIndex])
  }

  private func edge(from source: NodeID, to target: NodeID, isCondition: Bool) -> Diagram.Edge {
    let isShown = parts.contains(.partial)
    let kind: Diagram.Edge.Kind =
      isCondition ? .condition : active[source.index] ? .partial : .constant
    let partial = kind == .partial ? terms.partial(of: target, by: source) : nil
    let isPlain = partial.map { !$0.containsSelection } ?? false
    return Diagram.Edge(
      id: "e\(source.index)-\(target.index)", source: folded.places[source.index],
      target: folded.places[target.index], kind: kind,
      derivative: derivative(of: target, by: source),
      formula: isPlain && isShown ? partial?.formula(number: number.callAsFunction) : nil,
      expression: partial?.programText,
      value: kind == .partial && isShown
        ? value(from: source, to: target).map(Quantity.number) : nil,
      isLabelled: isShown)
  }

  private func derivative(of target: NodeID, by source: NodeID) -> Formula {
    Formula("∂", .variable) + Formula(name: program.name(of: target)) + Formula("/∂", .variable)
      + Formula(name: program.name(of: source))
  }

  private func value(from source: NodeID, to target: NodeID) -> Double? {
    guard let linearized = differentiation?.linearized else { return nil }
    return linearized.edges(into: target).first { linearized.sources[$0] == source }
      .map { linearized.partials[$0].scalar }
  }
}

// MARK: Folded cards

extension DiagramSource {
  /// The edges into a folded card; where it stands for one variable, with the partials of its value
  /// by the cards it uses: reverse mode among its members.
  ///
  /// - Parameter adjoints: a number for each node, all of them nil before and after.
  private func edges(
    into group: NodeGroup, at target: Int, _ adjoints: inout [Double?]
  ) -> [Diagram.Edge] {
    var links: [Link] = []
    var placeOfLink: [Int: Int] = [:]
    for member in group.members {
      for source in program.graph.operands(of: member) {
        let card = folded.places[source.index]
        guard card >= 0, card != target else { continue }
        let place = placeOfLink[card] ?? links.count
        if place == links.count { links.append(Link(source: card)) }
        placeOfLink[card] = place
        if folded.cards[card].result != source { links[place].isMixed = true }
        if active[source.index] { links[place].isActive = true }
      }
    }
    if let result = group.result { adjoints[result.index] = 1 }
    for member in group.members.reversed() {
      let adjoint = adjoints[member.index]
      for edge in linearized.edges(into: member) {
        let source = linearized.sources[edge]
        let product = adjoint.map { $0 * linearized.partials[edge].scalar }
        if folded.places[source.index] == target {
          if let product { adjoints[source.index] = (adjoints[source.index] ?? 0) + product }
        } else if let place = placeOfLink[folded.places[source.index]] {
          links[place].hasPartial = true
          if let product { links[place].value = (links[place].value ?? 0) + product }
        }
      }
    }
    for member in group.members { adjoints[member.index] = nil }
    return links.map { link in
      guard let result = group.result, let source = folded.cards[link.source].result,
        !link.isMixed, link.hasPartial
      else { return bundle(link, to: target) }
      return partial(of: result, by: source, link, to: target)
    }
  }

  /// The partial of a folded variable, which has no formula.
  private func partial(
    of result: NodeID, by source: NodeID, _ link: Link, to target: Int
  ) -> Diagram.Edge {
    let isShown = parts.contains(.partial)
    return Diagram.Edge(
      id: id(from: link.source, to: target), source: link.source, target: target, kind: .partial,
      derivative: derivative(of: result, by: source), formula: nil, expression: nil,
      value: isShown && differentiation != nil ? link.value.map(Quantity.number) : nil,
      isLabelled: isShown && differentiation != nil)
  }

  /// An edge that stands for several, or that comes from or leads to the inside of a card.
  private func bundle(_ link: Link, to target: Int) -> Diagram.Edge {
    let kind: Diagram.Edge.Kind =
      link.hasPartial && link.isActive ? .bundle : link.isActive ? .condition : .constant
    return Diagram.Edge(
      id: id(from: link.source, to: target), source: link.source, target: target, kind: kind,
      derivative: Formula(), formula: nil, expression: nil, value: nil, isLabelled: false)
  }

  private func id(from source: Int, to target: Int) -> String {
    "e\(folded.cards[source].key)-\(folded.cards[target].key)"
  }
}
