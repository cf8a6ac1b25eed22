import ChainruleCalculus

/// The nodes of a program by the names they feed.
struct FoldedNames<Graph: FoldableGraph> {
  private let graph: Graph
  private let shown: [NodeID]
  /// For each node the named node whose definition it is part of, which is itself if it has a name.
  private let owners: [Int]

  init(_ graph: Graph) {
    self.graph = graph
    shown = graph.shownNodes
    let ends = graph.ends
    var owners = [Int](repeating: graph.nodeCount, count: graph.nodeCount)
    // A step that several definitions share belongs to the first of them.
    for index in owners.indices.reversed() {
      let node = NodeID(index)
      if graph.isNamed(node) || ends.contains(node) || owners[index] == graph.nodeCount {
        owners[index] = index
      }
      for operand in graph.operands(of: node) {
        owners[operand.index] = min(owners[operand.index], owners[index])
      }
    }
    self.owners = owners
  }

  /// How many cards a picture has that shows every variable as one.
  var variableCount: Int { shown.count { owners[$0.index] == $0.index } }

  /// The variables, each with the steps to it.
  var variables: [NodeGroup] { gathered { .variable($0) } }

  /// The variables; the values of a loop or of calls, and the elements of an array, together.
  var loops: [NodeGroup] {
    gathered { name in
      let base = name.withoutVersion
      return base == name ? .variable(name) : .versions(base)
    }
  }

  /// Those of some names only; each call of a function of such a name has a card of its own.
  func groups(of names: Set<String>) -> [NodeGroup] {
    let calls = calls(of: names)
    let others = gathered(without: Set(calls.flatMap(\.members))) { name in
      let base = name.withoutVersion
      return names.contains(name) ? .variable(name) : names.contains(base) ? .versions(base) : nil
    }
    return (calls + others).sorted { $0.members[0] < $1.members[0] }
  }

  /// The outermost calls of functions.
  private func calls(of functions: Set<String>) -> [NodeGroup] {
    var groups: [NodeGroup] = []
    var end = NodeID(graph.nodeCount)
    for call in graph.calls.reversed()
    where functions.contains(call.function) && call.operations.upperBound <= end {
      end = call.operations.lowerBound
      let members = (call.operations.lowerBound.index..<call.operations.upperBound.index)
        .map { NodeID($0) }
        .filter { !graph.name(of: $0).isEmpty }
      guard let last = members.last, members.count > 1 else { continue }
      let name = graph.isNamed(last) ? graph.name(of: last) : call.function
      groups.append(NodeGroup(name: name, members: members, repetitions: 1))
    }
    return groups
  }

  /// The card that a name belongs to.
  private enum Key {
    /// One of its own.
    case variable(String)
    /// One that all names of this base share.
    case versions(String)
  }

  /// The nodes gathered by the names they feed; nodes without a key, and keys with a single node,
  /// are left alone.
  private func gathered(
    without taken: Set<NodeID> = [], by key: (String) -> Key?
  ) -> [NodeGroup] {
    var places: [String: Int] = [:]
    var gathered: [(name: String, members: [NodeID], repetitions: Int)] = []
    var placeOfOwner = [Int](repeating: -1, count: owners.count)
    for node in shown where owners[node.index] == node.index && !taken.contains(node) {
      guard let key = key(graph.name(of: node)) else { continue }
      var place = gathered.count
      let name: String
      switch key {
      case .variable(let own): name = own
      case .versions(let base):
        name = base
        place = places[base] ?? place
        places[base] = place
      }
      if place == gathered.count { gathered.append((name, [], 0)) }
      gathered[place].repetitions += 1
      placeOfOwner[node.index] = place
    }
    for node in shown where placeOfOwner[owners[node.index]] >= 0 && !taken.contains(node) {
      gathered[placeOfOwner[owners[node.index]]].members.append(node)
    }
    return gathered.filter { $0.members.count > 1 }.map {
      NodeGroup(name: $0.name, members: $0.members, repetitions: $0.repetitions)
    }
  }

  /// How many cards a picture has that shows these groups and every other node.
  func cardCount(_ groups: [NodeGroup]) -> Int {
    shown.count - groups.reduce(0) { $0 + $1.members.count - 1 }
  }

  /// Contiguous runs of cards as groups, so that few are left: inputs among themselves, outputs
  /// among themselves, and what is between them.
  func parts(of groups: [NodeGroup]) -> [NodeGroup] {
    var group = [Int](repeating: -1, count: graph.nodeCount)
    for (place, members) in groups.map(\.members).enumerated() {
      for member in members { group[member.index] = place }
    }
    var (inputs, steps, outputs): ([NodeGroup], [NodeGroup], [NodeGroup]) = ([], [], [])
    let ends = graph.ends
    for node in shown {
      let place = group[node.index]
      if place >= 0, groups[place].members.last != node { continue }
      let card =
        place >= 0
        ? groups[place]
        : NodeGroup(name: graph.name(of: node), members: [node], repetitions: 1)
      if graph.isInput(node) {
        inputs.append(card)
      } else if card.members.contains(where: ends.contains) {
        outputs.append(card)
      } else {
        steps.append(card)
      }
    }
    return
      (Self.joined(inputs, Folding.endCount) + Self.joined(steps, Folding.partCount)
      + Self.joined(outputs, Folding.endCount)).filter { $0.members.count > 1 }
  }

  /// At most `limit` groups that hold the same nodes in the same order.
  private static func joined(_ groups: [NodeGroup], _ limit: Int) -> [NodeGroup] {
    guard groups.count > limit else { return groups }
    return (0..<limit).map { part in
      let run = groups[groups.count * part / limit..<groups.count * (part + 1) / limit]
      guard let first = run.first, let last = run.last, run.count > 1 else {
        return groups[groups.count * part / limit]
      }
      return NodeGroup(
        name: first.name, last: last.name, members: run.flatMap(\.members),
        repetitions: run.reduce(0) { $0 + $1.repetitions })
    }
  }
}
