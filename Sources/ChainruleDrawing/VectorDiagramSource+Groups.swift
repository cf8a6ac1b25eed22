import ChainruleCalculus
import ChainruleSymbolics

/// Cards of the vector picture that stand for several nodes.
extension VectorDiagramSource {
  func node(_ group: NodeGroup, id: String) -> Diagram.Node {
    let roles = Set(group.members.map { self.role($0.index) })
    let role: Diagram.Node.Role =
      roles.contains(.output) ? .output : roles.count == 1 ? roles.first ?? .operation : .operation
    let result = group.result?.index
    return Diagram.Node(
      id: id, name: group.last.map { "\(group.name) … \($0)" } ?? group.name, role: role,
      shape: result.map { vectors.nodes[$0].shape } ?? .scalar, label: group.label,
      definition: definition(of: group), expression: nil,
      content: .init(
        nodes: group.members.count,
        operations: group.members.count { vectors.nodes[$0.index].isOperation }),
      value: parts.contains(.value) ? value(of: group) : nil,
      tangents: result.map(tangents) ?? stacked(group, tangents),
      adjoints: result.map(adjoints) ?? stacked(group, adjoints),
      touchesKink: group.members.contains { numbers?.touchesKink($0.index) ?? false })
  }

  /// `w · X[1, :], …`: what the first node does; nil for a variable with the steps to it.
  private func definition(of group: NodeGroup) -> Formula? {
    guard let definition = group.members.lazy.compactMap({ terms.definition(of: $0.index) }).first
    else { return nil }
    if group.repetitions > 1 { return definition.line + Formula(", …", .quiet) }
    guard group.isChain(in: vectors) else { return nil }
    return definition.line + Formula(" … (\(group.members.count + 1) terms)", .quiet)
  }

  /// The value of the variable; of repeated scalars all values.
  private func value(of group: NodeGroup) -> Quantity? {
    guard let numbers else { return nil }
    if let result = group.result { return Quantity(numbers.values(of: result.index)) }
    return stacked(group.members.map { Quantity(numbers.values(of: $0.index)) }, group)
  }

  /// The derivatives of repeated scalars, one below the other.
  private func stacked(_ group: NodeGroup, _ derivatives: (Int) -> [Diagram.Derivative])
    -> [Diagram.Derivative]
  {
    let found = group.members.map { derivatives($0.index) }
    guard let first = found.first, found.allSatisfy({ $0.count == first.count }) else { return [] }
    return first.indices.compactMap { place in
      stacked(found.map { $0[place].value }, group).map {
        Diagram.Derivative(label: first[place].label, value: $0)
      }
    }
  }

  /// The numbers of repeated scalars as a vector; nil for arrays.
  private func stacked(_ quantities: [Quantity], _ group: NodeGroup) -> Quantity? {
    let numbers = quantities.compactMap(\.number)
    guard group.members.count == group.repetitions, numbers.count == quantities.count else {
      return nil
    }
    return .array(ShapedArray(.vector(numbers.count), numbers.map(Optional.some)))
  }

  /// An edge from or to a card of several nodes, with the Jacobian of the first where it has one.
  func bundle(_ link: Link) -> Diagram.Edge {
    let kinds = link.pairs.map { self.kind(from: $0.source, to: $0.target) }
    let first = zip(kinds, link.pairs).first { $0.0 == .partial }?.1
    var formula: Formula?
    if let first, isShown(from: first.source, to: first.target),
      let form = jacobian(from: first.source, to: first.target)
    {
      let isAlone = link.pairs.allSatisfy {
        jacobian(from: $0.source, to: $0.target) == form
      }
      formula = isAlone ? form.line : form.line + Formula(", …", .quiet)
    }
    let kind: Diagram.Edge.Kind =
      first == nil
      ? kinds.contains(.condition) ? .condition : .constant
      : formula == nil ? .bundle : .partial
    let (from, to) = (folded.cards[link.source].key, folded.cards[link.target].key)
    return Diagram.Edge(
      id: "e\(from)-\(to)", source: link.source, target: link.target, kind: kind,
      derivative: first.map { edgeDerivative(of: $0.target, by: $0.source) } ?? Formula(),
      formula: formula, expression: nil, value: nil, isLabelled: formula != nil)
  }
}

extension NodeGroup {
  /// Whether it joins terms one after the other by one operation.
  fileprivate func isChain(in vectors: VectorGraph) -> Bool {
    zip(members, members.dropFirst()).allSatisfy { before, after in
      vectors.nodes[after.index].operands.first == .node(before.index)
        && vectors.nodes[after.index].role == vectors.nodes[before.index].role
    }
  }
}

extension VectorGraph.Node {
  fileprivate var isOperation: Bool { if case .operation = role { true } else { false } }
}
