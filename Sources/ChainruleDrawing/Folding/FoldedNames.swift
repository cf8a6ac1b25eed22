import ChainruleCalculus

/// The nodes of a program by the names they feed.
struct FoldedNames {
  private let program: NamedGraph
  private let shown: [NodeID]
  /// For each node the named node whose definition it is part of, which is itself if it has a name.
  private let owners: [Int]

  init(_ program: NamedGraph) {
    self.program = program
    shown = program.shownNodes
    let graph = program.graph
    let ends = Set(program.outputs.map(\.node))
    var owners = [Int](repeating: graph.nodeCount, count: graph.nodeCount)
    // A step that several definitions share belongs to the first of them.
    for index in owners.indices.reversed() {
      let node = NodeID(index)
      if program.isNamed(node) || ends.contains(node) || owners[index] == graph.nodeCount {
        owners[index] = index
      }
      for operand in graph.operands(of: node) {
        owners[operand.index] = min(owners[operand.index], owners[index])
      }
    }
    self.owners = owners
  }

  /// The nodes gathered by what a key makes of the name they feed and its base name; nodes without
  /// a key, and keys with a single node, are left alone.
  func groups(by key: (_ name: String, _ base: String) -> String?) -> [NodeGroup] {
    var places: [String: Int] = [:]
    var gathered: [(name: String, members: [NodeID], repetitions: Int)] = []
    var placeOfOwner: [Int: Int] = [:]
    for node in shown {
      let owner = owners[node.index]
      if placeOfOwner[owner] == nil {
        let name = program.name(of: NodeID(owner))
        guard let key = key(name, name.withoutVersion) else { continue }
        let place = places[key] ?? gathered.count
        if place == gathered.count { gathered.append((key, [], 0)) }
        places[key] = place
        placeOfOwner[owner] = place
        gathered[place].repetitions += 1
      }
      if let place = placeOfOwner[owner] { gathered[place].members.append(node) }
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
    var group = [Int](repeating: -1, count: program.graph.nodeCount)
    for (place, members) in groups.map(\.members).enumerated() {
      for member in members { group[member.index] = place }
    }
    var (inputs, steps, outputs): ([NodeGroup], [NodeGroup], [NodeGroup]) = ([], [], [])
    let ends = Set(program.outputs.map(\.node))
    for node in shown {
      let place = group[node.index]
      if place >= 0, groups[place].members.first != node { continue }
      let card =
        place >= 0
        ? groups[place]
        : NodeGroup(name: program.name(of: node), members: [node], repetitions: 1)
      if node.index < program.graph.inputCount {
        inputs.append(card)
      } else if card.members.contains(where: ends.contains) {
        outputs.append(card)
      } else {
        steps.append(card)
      }
    }
    return (Self.joined(inputs, Folding.endCount) + Self.joined(steps, Folding.partCount)
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
