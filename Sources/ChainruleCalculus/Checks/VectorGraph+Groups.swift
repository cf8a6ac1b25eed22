extension VectorGraph {
  /// The operations of the scalar graph that one operation on arrays has made, by what they do.
  ///
  /// Someone who makes a mistake makes it in all of them.
  package func operationGroups(in graph: ScalarGraph) -> [[NodeID]] {
    var owners = [Int?](repeating: nil, count: graph.nodeCount)
    for (place, node) in nodes.enumerated() {
      guard case .operation = node.role else { continue }
      for case .node(let element) in node.elements where owners[element.index] == nil {
        owners[element.index] = place
      }
    }
    var groups: [[NodeID]] = []
    var places: [[Int]: Int] = [:]
    var owner: Int?
    for node in graph.operationNodes.reversed() {
      owner = owners[node.index] ?? owner
      let key = [owner ?? -1, Int(graph.operation(at: node).rawValue)]
      if let place = places[key] {
        groups[place].append(node)
      } else {
        places[key] = groups.count
        groups.append([node])
      }
    }
    return groups.reversed().map { $0.reversed() }
  }
}
