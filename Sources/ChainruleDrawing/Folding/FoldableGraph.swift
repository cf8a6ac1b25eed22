package import ChainruleCalculus

/// What folding asks of a graph, whether its nodes are numbers or arrays.
package protocol FoldableGraph {
  associatedtype Operands: Sequence<NodeID>

  var nodeCount: Int { get }
  /// The outputs.
  var ends: Set<NodeID> { get }
  /// Empty for constants that stand inside equations.
  func name(of node: NodeID) -> String
  func isNamed(_ node: NodeID) -> Bool
  func isInput(_ node: NodeID) -> Bool
  /// The calls of functions, inner ones first.
  var calls: [NamedGraph.Call] { get }
  /// The nodes that a node is made of, which come before it.
  func operands(of node: NodeID) -> Operands
}

extension NamedGraph: FoldableGraph {
  package var nodeCount: Int { graph.nodeCount }
  package var ends: Set<NodeID> { Set(outputs.map(\.node)) }
  package func isInput(_ node: NodeID) -> Bool { node.index < graph.inputCount }
  package func operands(of node: NodeID) -> ArraySlice<NodeID> { graph.operands(of: node) }
}

extension VectorGraph: FoldableGraph {
  package var nodeCount: Int { nodes.count }
  package var ends: Set<NodeID> { Set(outputs.map(NodeID.init)) }
  package func name(of node: NodeID) -> String { nodes[node.index].name }
  package func isNamed(_ node: NodeID) -> Bool { nodes[node.index].isNamed }
  package func isInput(_ node: NodeID) -> Bool { nodes[node.index].role == .input }
  package var calls: [NamedGraph.Call] { [] }
  package func operands(of node: NodeID) -> [NodeID] {
    nodes[node.index].operands.compactMap { $0.source.map(NodeID.init) }
  }
}

extension FoldableGraph {
  /// Inputs, operations, and constants with a name; the others stand inside equations.
  var shownNodes: [NodeID] {
    (0..<nodeCount).map { NodeID($0) }.filter { !name(of: $0).isEmpty }
  }

  /// Every name by which cards can be folded: those of the program and what they begin with.
  package var foldableNames: Set<String> {
    var names = Set(calls.map(\.function))
    for node in shownNodes where isNamed(node) {
      names.insert(name(of: node))
      names.insert(name(of: node).withoutVersion)
    }
    return names
  }
}
