/// A graph with the names that a program gave its nodes.
package struct NamedGraph: Sendable, Equatable {
  package struct Output: Sendable, Equatable {
    package let name: String
    package let node: NodeID

    package init(name: String, node: NodeID) {
      self.name = name
      self.node = node
    }
  }

  package let graph: ScalarGraph
  /// A name for every node; empty for constants that the program did not name.
  package let names: [String]
  /// Further names of nodes that several names share.
  package let aliases: [NodeID: [String]]
  package let outputs: [Output]
  /// The program's own value for each input, where it gives one.
  package let defaults: [Double?]
  /// The lines of the comment at the head of the program.
  package let title: [String]

  package init(
    graph: ScalarGraph, names: [String], aliases: [NodeID: [String]], outputs: [Output],
    defaults: [Double?], title: [String]
  ) {
    precondition(names.count == graph.nodeCount, "every node has a name, if an empty one")
    self.graph = graph
    self.names = names
    self.aliases = aliases
    self.outputs = outputs
    self.defaults = defaults
    self.title = title
  }

  package func name(of node: NodeID) -> String { names[node.index] }

  /// The node of a name or alias; the spelling has to match.
  package func node(named name: String) -> NodeID? {
    if let output = outputs.first(where: { $0.name == name }) { return output.node }
    if let index = names.firstIndex(of: name) { return NodeID(index) }
    return aliases.first { $0.value.contains(name) }?.key
  }
}
