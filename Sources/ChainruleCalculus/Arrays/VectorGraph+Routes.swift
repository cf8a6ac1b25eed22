extension VectorGraph {
  /// The nodes that a node takes derivatives from, each once; a condition is none of them.
  package func sources(of place: Int) -> [Int] {
    var found: [Int] = []
    var seen: Set<Int> = []
    for (position, operand) in nodes[place].operands.enumerated() {
      if position == 0, nodes[place].role == .operation(.elementwise(.selection)) { continue }
      guard let source = operand.source, seen.insert(source).inserted else { continue }
      found.append(source)
    }
    return found
  }

  /// Whether a change of a node reaches each of the others.
  package func reached(from source: Int) -> [Bool] {
    var reached = [Bool](repeating: false, count: nodes.count)
    reached[source] = true
    for place in nodes.indices where place > source {
      reached[place] = sources(of: place).contains { reached[$0] }
    }
    return reached
  }

  /// Every path between two nodes, from the input on; nil where there are more than the limit.
  ///
  /// A path through a list of which a part is taken goes through what that part holds.
  ///
  /// - Parameter isActive: the nodes that a path may lead through.
  package func routes(from source: Int, to target: Int, limit: Int, through isActive: [Bool])
    -> [[Int]]?
  {
    var leads = [Bool](repeating: false, count: nodes.count)
    leads[source] = true
    for place in nodes.indices where place > source && isActive[place] {
      leads[place] = sources(of: place).contains { leads[$0] }
    }
    var found: [[Int]] = []
    var pending = leads[target] ? [[target]] : []
    while let path = pending.popLast() {
      if path[0] == source {
        found.append(path)
        if found.count > limit { return nil }
        continue
      }
      for before in sources(of: path[0]).reversed()
      where leads[before] && (path.count < 2 || passes(before, through: path[0], to: path[1])) {
        pending.append([before] + path)
      }
    }
    return found
  }

  /// Whether what uses a list uses the items that come from a node.
  private func passes(_ source: Int, through list: Int, to target: Int) -> Bool {
    guard nodes[list].role == .operation(.list) else { return true }
    let items = nodes[list].operands.indices.filter { nodes[list].operands[$0].source == source }
    return nodes[target].operands.contains { operand in
      switch operand {
      case .element(let element, let whole) where whole == list:
        let shape = nodes[list].shape
        return items.contains(shape.isMatrix ? element / shape.columns : element)
      case .node(let whole) where whole == list:
        guard case .operation(.part(let subscripts)) = nodes[target].role else { return true }
        return items.contains { subscripts[0].holds($0 + 1) }
      case .node, .element, .numbers: return false
      }
    }
  }
}
