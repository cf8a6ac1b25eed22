extension ScalarGraph {
  /// The computation of some nodes with the same operation on the same operands done once.
  package func sharing(_ wanted: [NodeID]) -> (graph: ScalarGraph, nodes: [NodeID]) {
    var builder = ScalarGraphBuilder(sharing: true)
    var references = inputs.map { _ in builder.input() }
    for constant in constants { references.append(builder.literal(constant)) }
    for place in operations.indices {
      let operands = operands(of: NodeID(firstOperation + place)).map { references[$0.index] }
      references.append(builder.apply(operations[place], toAll: operands))
    }
    let graph = builder.graph(of: wanted.map { references[$0.index] }).graph
    return (graph, graph.outputs)
  }

  /// The most numbers that have to be kept at a time to evaluate the outputs in order.
  ///
  /// - Complexity: one look at each operand.
  package var mostLiveValues: Int {
    var lastUse = Array(0..<nodeCount)
    for place in operations.indices {
      for operand in operands(of: NodeID(firstOperation + place)) {
        lastUse[operand.index] = firstOperation + place
      }
    }
    for output in outputs { lastUse[output.index] = nodeCount }
    var dying = [Int](repeating: 0, count: nodeCount + 1)
    for use in lastUse { dying[use] += 1 }
    var (live, most) = (firstOperation, firstOperation)
    for node in firstOperation..<nodeCount {
      live += 1
      most = max(most, live)
      live -= dying[node]
    }
    return most
  }
}
