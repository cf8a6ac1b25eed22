package import ChainruleCalculus

/// Which nodes of a program are shown as one card each.
package enum Folding: Sendable, Equatable {
  /// Nothing where there is room for every node, else as little as needed.
  case automatic
  /// As little as needed for a picture of few cards.
  case compact
  case none
  /// The variables, loops and functions of these names.
  case names(Set<String>)
}

extension Folding {
  /// Above this number of nodes a picture is folded.
  package static let shownNodes = 1500
  /// Above this number of cards a folded picture is folded further.
  static let shownCards = 300
  /// How many parts a program is cut into where names do not make it small enough.
  static let partCount = 24
  /// How many inputs and outputs then have cards of their own.
  static let endCount = 8

  /// Above this number of cards, what a program of vectors repeats has one card.
  static let unrepeatedCards = 48

  /// The groups of a program; a node in none of them has its own card.
  ///
  /// - Complexity: nodes + edges.
  package func groups(of program: NamedGraph) -> [NodeGroup] { groups(in: program) }

  private func groups(in graph: some FoldableGraph) -> [NodeGroup] {
    switch self {
    case .none: return []
    case .names(let names): return FoldedNames(graph).groups(of: names)
    case .automatic:
      return graph.shownNodes.count > Self.shownNodes ? Self.groups(of: FoldedNames(graph)) : []
    case .compact:
      let names = FoldedNames(graph)
      let loops = names.loops
      return names.cardCount(loops) <= Self.unrepeatedCards ? loops : Self.groups(of: names)
    }
  }

  /// Every variable where they are few, else loops, else parts.
  private static func groups(of names: FoldedNames<some FoldableGraph>) -> [NodeGroup] {
    if names.variableCount <= shownCards { return names.variables }
    let loops = names.loops
    return names.cardCount(loops) <= shownCards ? loops : names.parts(of: loops)
  }

  /// What a picture is folded to whose layout takes too long; nil where it is folded as wished or
  /// for its size, or has few nodes.
  package func compact(nodeCount: Int) -> Folding? {
    let mayFold = Self.unrepeatedCards < nodeCount && nodeCount <= Self.shownNodes
    return self == .automatic && mayFold ? .compact : nil
  }

  /// The groups of a program as it was written, which sums over samples and loops repeat.
  package func groups(of vectors: VectorGraph) -> [NodeGroup] {
    if self == .automatic || self == .compact, vectors.nodes.count > Self.unrepeatedCards {
      let repeated = RepeatedNodes(vectors).groups
      let cards = vectors.nodes.count - repeated.reduce(0) { $0 + $1.members.count - 1 }
      if cards <= Self.shownCards { return repeated }
    }
    return groups(in: vectors)
  }
}

extension String {
  /// The name of a variable of which this is one value or element: `x` for `x.3`, `x[2]`, `x.3[2]`.
  package var withoutVersion: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") }) else {
      return self
    }
    var name = Substring(self)
    if name.last == "]", let bracket = name.lastIndex(of: "["), bracket > name.startIndex {
      name = name[..<bracket]
    }
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return String(name) }
    let version = name[name.index(after: point)...]
    let isNumber = !version.isEmpty && version.allSatisfy { $0.isASCII && $0.isNumber }
    return String(isNumber ? name[..<point] : name)
  }
}
