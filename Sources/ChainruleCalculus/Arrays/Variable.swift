/// An input or output of a program with all of its elements.
package struct Variable: Sendable, Equatable {
  package let name: String
  package let shape: Shape
  /// The node of each element, row by row.
  package let nodes: [NodeID]

  package init(name: String, shape: Shape = .scalar, nodes: [NodeID]) {
    precondition(nodes.count == shape.count, "every element has a node")
    self.name = name
    self.shape = shape
    self.nodes = nodes
  }

  /// The name of one element, counted from 0: `w[2]`.
  package func name(ofElement element: Int) -> String {
    name + shape.subscriptText(of: element)
  }
}
