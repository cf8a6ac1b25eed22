extension VectorGraph {
  /// The graph as text, a node a line: its name, shape, what it is and its operands.
  ///
  ///     w: vector(3) input
  ///     y: scalar dot(w, x)
  package var listing: String {
    nodes.map { node in
      let operands = node.operands.map(text).joined(separator: ", ")
      let role =
        switch node.role {
        case .input: "input"
        case .constant: "constant"
        case .operation(let operation): "\(operation.word)(\(operands))"
        }
      return "\(node.name): \(node.shape.programText) \(role)\n"
    }.joined()
  }

  private func text(_ operand: Operand) -> String {
    switch operand {
    case .node(let source): nodes[source].name
    case .element(let element, let source):
      nodes[source].name + nodes[source].shape.subscriptText(of: element)
    case .numbers(_, .part(let name, let subscripts)?):
      name + "[" + subscripts.map(\.text).joined(separator: ",") + "]"
    case .numbers(_, .transpose(let name)?): name + "'"
    case .numbers(let array, nil):
      array.shape.isScalar ? "\(array.elements[0])" : "\(array.elements)"
    }
  }
}

extension ArrayOperation {
  fileprivate var word: String {
    switch self {
    case .elementwise(let operation): "\(operation)"
    case .structural(let operation): "\(operation)"
    case .list: "list"
    case .part(let subscripts): "part[" + subscripts.map(\.text).joined(separator: ",") + "]"
    }
  }
}
