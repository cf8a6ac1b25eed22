import ChainruleCalculus

/// The nodes that a loop, a sum over samples or a list makes again and again, found by what they do.
///
/// Two nodes repeat each other where they are the same operation on nodes that repeat each other;
/// numbers and places of elements may differ. The values of one name are always repetitions, and a
/// sum of repetitions, added one after the other, is one node.
struct RepeatedNodes {
  /// What a node is, as far as its repetitions share it.
  private enum Pattern: Hashable {
    case itself(Int)
    case versions(String)
    case operation(ArrayOperation, Shape, name: String, operands: [Operand])
    /// The terms joined so far by one operation.
    case chain(ArrayOperation, term: Operand)
  }

  private enum Operand: Hashable {
    case numbers(Shape)
    case node(Int)
    case element(of: Int)

    /// Whether it can be one of several terms of a sum.
    var isTerm: Bool {
      switch self {
      case .numbers: false
      case .node, .element: true
      }
    }
  }

  /// Fewer repetitions are easier read one by one.
  private static let leastCount = 3

  private let graph: VectorGraph
  /// For each node the number of its pattern.
  private var patterns: [Int] = []
  private var members: [[NodeID]] = []
  private var known: [Pattern: Int] = [:]
  private var kinds: [Pattern] = []

  init(_ graph: VectorGraph) {
    self.graph = graph
    for place in graph.nodes.indices {
      let pattern = pattern(of: place)
      let number = known[pattern] ?? kinds.count
      if number == kinds.count {
        known[pattern] = number
        kinds.append(pattern)
        members.append([])
      }
      members[number].append(NodeID(place))
      patterns.append(number)
    }
  }

  private func pattern(of place: Int) -> Pattern {
    let node = graph.nodes[place]
    guard case .operation(let operation) = node.role else { return .itself(place) }
    if node.isNamed, node.name.last != "]", node.name.withoutVersion != node.name {
      return .versions(node.name.withoutVersion)
    }
    if graph.outputs.contains(place) { return .itself(place) }
    let operands = node.operands.map(operand)
    if !node.isNamed, let chain = chain(operation, operands) { return chain }
    return .operation(
      operation.withoutPlaces, node.shape, name: node.isNamed ? node.name.withoutVersion : "",
      operands: operands)
  }

  private func operand(_ operand: VectorGraph.Operand) -> Operand {
    switch operand {
    case .node(let source): .node(patterns[source])
    case .element(_, let source): .element(of: patterns[source])
    case .numbers(let array, _): .numbers(array.shape)
    }
  }

  /// `(a + b) + c`, where a, b and c repeat each other.
  private func chain(_ operation: ArrayOperation, _ operands: [Operand]) -> Pattern? {
    guard case .elementwise(let elementary) = operation, elementary.joinsTerms,
      operands.count == 2
    else { return nil }
    let chain = Pattern.chain(operation, term: operands[1])
    if operands[0] == operands[1], operands[0].isTerm { return chain }
    if let number = known[chain], operands[0] == .node(number) { return chain }
    return nil
  }

  /// Those that are worth a card together.
  var groups: [NodeGroup] {
    zip(kinds, members).compactMap { kind, members in
      guard members.count >= Self.leastCount, let first = members.first, let last = members.last
      else { return nil }
      switch kind {
      case .itself: return nil
      case .versions(let name):
        return NodeGroup(name: name, members: members, repetitions: members.count)
      case .operation:
        return NodeGroup(
          name: graph.name(of: first), last: graph.name(of: last), members: members,
          repetitions: members.count)
      case .chain:
        let isOne = zip(members, members.dropFirst()).allSatisfy { before, after in
          graph.nodes[after.index].operands[0].source == before.index
        }
        return NodeGroup(
          name: graph.name(of: isOne ? last : first), last: isOne ? nil : graph.name(of: last),
          members: members, repetitions: isOne ? 1 : members.count)
      }
    }
  }
}

extension ArrayOperation {
  /// The same for a part of any place.
  fileprivate var withoutPlaces: ArrayOperation {
    guard case .part(let subscripts) = self else { return self }
    return .part(
      subscripts.map { part in
        switch part {
        case .index: .index(0)
        case .range: .range(0, 0)
        case .everything: .everything
        }
      })
  }
}

extension Operation {
  /// Whether sums, products and extrema of many terms are made of it.
  fileprivate var joinsTerms: Bool {
    self == .addition || self == .multiplication || self == .maximum || self == .minimum
  }
}
