import BigInt
import ChainruleCalculus

/// What is known of all paths to one output, found in one pass from the output back.
struct WaysToOutput {
  let output: NamedGraph.Output
  /// The nodes that lead to the output, in the order of evaluation.
  let nodes: [NodeID]
  private var inputs: [NodeID: Ways] = [:]
  /// The derivative of the output by each node at the point, where there is one.
  let derivatives: [Double?]?

  private struct Ways {
    var count: BigUInt = 0
    /// How many edges the longest path has.
    var length = 0
    /// Whether each vertex on a path has one parameter.
    var haveOneParameter = true
  }

  /// - Complexity: one addition of whole numbers for each edge.
  init(_ context: DerivationContext, to output: NamedGraph.Output) {
    self.output = output
    derivatives = context.numbers?.linearized.adjoints(of: output.node)
    guard context.edges.active[output.node.index] else {
      nodes = []
      return
    }
    var ways: [NodeID: Ways] = [output.node: Ways(count: 1)]
    var nodes: [NodeID] = []
    for index in stride(from: output.node.index, through: 0, by: -1) {
      // What has been passed on is let go: long counts would add up.
      guard let own = ways.removeValue(forKey: NodeID(index)) else { continue }
      let node = NodeID(index)
      nodes.append(node)
      if index < context.named.graph.inputCount { inputs[node] = own }
      let isPlain = own.haveOneParameter && context.parameters(of: node).count == 1
      for source in context.sources(of: node) {
        ways[source, default: Ways()].count += own.count
        ways[source, default: Ways()].length = max(ways[source]?.length ?? 0, own.length + 1)
        if !isPlain { ways[source]?.haveOneParameter = false }
      }
    }
    self.nodes = nodes.reversed()
  }

  func count(from input: NodeID) -> BigUInt { inputs[input]?.count ?? 0 }

  func rule(from input: NodeID) -> ChainRule {
    guard let ways = inputs[input] else { return .constant }
    if ways.length <= 1 { return .scalarRule }
    return ways.count == 1 && ways.haveOneParameter ? .singleVariable : .totalDerivative
  }
}
