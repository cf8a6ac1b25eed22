/// A program as it was written: scalars, vectors and matrices, each with the nodes of the scalar
/// graph that hold its elements.
///
/// It computes nothing. Values, tangents and adjoints are those of the scalar graph, collected;
/// nodes stand in the order of evaluation, operands before their use.
package struct VectorGraph: Sendable, Equatable {
  package struct Node: Sendable, Equatable {
    /// What the program calls it, else u1, u2, …
    package let name: String
    /// Whether the program itself names it.
    package let isNamed: Bool
    /// Further names, where several share the operation.
    package let aliases: [String]
    package let role: Role
    package let shape: Shape
    package let operands: [Operand]
    /// Row by row.
    package let elements: [Element]

    package init(
      name: String, isNamed: Bool = true, aliases: [String] = [], role: Role, shape: Shape,
      operands: [Operand], elements: [Element]
    ) {
      precondition(elements.count == shape.count, "a node has the elements of its shape")
      self.name = name
      self.isNamed = isNamed
      self.aliases = aliases
      self.role = role
      self.shape = shape
      self.operands = operands
      self.elements = elements
    }
  }

  package enum Role: Sendable, Equatable {
    case input
    /// Named numbers.
    case constant
    case operation(ArrayOperation)
  }

  package enum Element: Sendable, Equatable {
    case node(NodeID)
    case number(Double)
    /// Reaches no output, and is not computed.
    case dropped
  }

  /// What an operation is applied to.
  package enum Operand: Sendable, Equatable {
    /// A whole node.
    case node(Int)
    /// One element of a node, both counted from 0.
    case element(Int, of: Int)
    /// Numbers that stand in the formula itself, and what the program calls them.
    case numbers(ShapedArray<Double>, name: NumbersName?)

    /// The node that it comes from.
    package var source: Int? {
      switch self {
      case .node(let source), .element(_, let source): source
      case .numbers: nil
      }
    }
  }

  /// What a program calls numbers that are no node: a part or the transpose of named ones.
  package enum NumbersName: Sendable, Equatable {
    case part(of: String, [Subscript])
    case transpose(of: String)
  }

  package let nodes: [Node]
  /// The node of each output variable.
  package let outputs: [Int]
  /// How many items each named list has, also where no node is the whole list.
  package let listSizes: [String: Int]

  package init(nodes: [Node], outputs: [Int], listSizes: [String: Int] = [:]) {
    self.nodes = nodes
    self.outputs = outputs
    self.listSizes = listSizes
  }
}

extension VectorGraph {
  package func shape(of operand: Operand) -> Shape {
    switch operand {
    case .node(let source): nodes[source].shape
    case .element: .scalar
    case .numbers(let array, _): array.shape
    }
  }

  /// What an input is called by which derivatives are taken.
  package func name(of input: VectorDifferentiation.ChosenInput) -> String {
    let node = nodes[input.place]
    return node.name + (input.element.map(node.shape.subscriptText) ?? "")
  }

  /// The elements of an operand.
  package func elements(of operand: Operand) -> [Element] {
    switch operand {
    case .node(let source): nodes[source].elements
    case .element(let element, let source): [nodes[source].elements[element]]
    case .numbers(let array, _): array.elements.map(Element.number)
    }
  }

  /// The elements of all operands of a node that come from other nodes.
  func inputElements(of place: Int) -> [Element] {
    nodes[place].operands.filter { $0.source != nil }.flatMap(elements)
  }

  /// The node and the element of it that a node of the scalar graph is.
  package func place(of scalar: NodeID) -> (node: Int, element: Int)? {
    for place in nodes.indices.reversed() {
      if let element = nodes[place].elements.firstIndex(of: .node(scalar)) {
        return (place, element)
      }
    }
    return nil
  }
}
