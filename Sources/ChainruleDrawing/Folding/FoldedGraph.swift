import ChainruleCalculus

/// A program's nodes and groups as the cards of a picture.
struct FoldedGraph {
  enum Card {
    case node(NodeID)
    case group(NodeGroup)

    /// The node whose value is that of the card, if there is one.
    var result: NodeID? {
      switch self {
      case .node(let node): node
      case .group(let group): group.result
      }
    }

    /// In the order of evaluation.
    var members: [NodeID] {
      switch self {
      case .node(let node): [node]
      case .group(let group): group.members
      }
    }

    /// Tells the card from every other of its picture.
    var key: Int { (result ?? members[0]).index }
  }

  /// In the order of their last members.
  let cards: [Card]
  /// For each node the place of its card; −1 where it has none.
  let places: [Int]

  /// Whether every node has a card of its own.
  let isWhole: Bool

  init(_ graph: some FoldableGraph, _ groups: [NodeGroup]) {
    isWhole = groups.isEmpty
    var group = [Int](repeating: -1, count: graph.nodeCount)
    for (place, members) in groups.map(\.members).enumerated() {
      for member in members { group[member.index] = place }
    }
    var cards: [Card] = []
    var places = [Int](repeating: -1, count: graph.nodeCount)
    for node in graph.shownNodes {
      if group[node.index] < 0 {
        places[node.index] = cards.count
        cards.append(.node(node))
      } else if groups[group[node.index]].members.last == node {
        for member in groups[group[node.index]].members { places[member.index] = cards.count }
        cards.append(.group(groups[group[node.index]]))
      }
    }
    self.cards = cards
    self.places = places
  }
}
