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
      for before in sources(of: path[0]).reversed() where leads[before] {
        pending.append([before] + path)
      }
    }
    return found
  }
}
