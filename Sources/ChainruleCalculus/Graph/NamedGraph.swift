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

  /// A number or array that the program names and does not compute.
  package struct Constant: Sendable, Equatable {
    package let name: String
    package let value: ShapedArray<Double>
    /// Whether it may stand in shapes and bounds.
    package let isSize: Bool

    package init(name: String, value: ShapedArray<Double>, isSize: Bool) {
      self.name = name
      self.value = value
      self.isSize = isSize
    }
  }

  /// A call of a function and what was computed in it, calls inside it included.
  package struct Call: Sendable, Equatable {
    package let function: String
    package let operations: Range<NodeID>

    package init(function: String, operations: Range<NodeID>) {
      self.function = function
      self.operations = operations
    }
  }

  package let graph: ScalarGraph
  /// A name for every node; empty for constants that the program did not name.
  package let names: [String]
  /// Whether a node's name was made up because the program gives it none; empty where none was.
  private let hasGeneratedName: [Bool]
  /// Further names of nodes that several names share.
  package let aliases: [NodeID: [String]]
  /// The elements of the inputs and outputs as they were written.
  package let inputVariables: [Variable]
  package let outputVariables: [Variable]
  /// The program as it was written, where it has vectors or matrices.
  package let vectors: VectorGraph?
  /// Every element of the outputs.
  package let outputs: [Output]
  /// The program's own value for each input, where it gives one.
  package let defaults: [Double?]
  /// The names of data without values: inputs of the graph by which nothing is differentiated.
  package let openData: [String]
  /// The names of data whose numbers are not in the program but came with the point.
  package let filledData: [String]
  /// The loops on the level of the program that hand a state from pass to pass.
  package let loops: [UnrolledLoop]
  /// The calls of the program's own functions that compute something, inner ones first.
  package let calls: [Call]
  /// The sizes and data whose numbers are known.
  package let constants: [Constant]
  /// The lines of the comment at the head of the program.
  package let title: [String]

  package init(
    graph: ScalarGraph, names: [String], generated: [Bool] = [], aliases: [NodeID: [String]],
    inputs: [Variable], outputs: [Variable], vectors: VectorGraph? = nil, defaults: [Double?],
    openData: [String] = [], filledData: [String] = [], loops: [UnrolledLoop] = [],
    calls: [Call] = [],
    constants: [Constant] = [], title: [String]
  ) {
    precondition(names.count == graph.nodeCount, "every node has a name, if an empty one")
    precondition(generated.isEmpty || generated.count == names.count, "it is known of every name")
    self.graph = graph
    self.names = names
    hasGeneratedName = generated
    self.aliases = aliases
    inputVariables = inputs
    outputVariables = outputs
    self.vectors = vectors
    self.outputs = outputs.flatMap { variable in
      variable.nodes.enumerated().map { Output(name: variable.name(ofElement: $0), node: $1) }
    }
    self.defaults = defaults
    self.openData = openData
    self.filledData = filledData
    self.loops = loops
    self.calls = calls
    self.constants = constants
    self.title = title
  }

  /// A program of scalars only.
  package init(
    graph: ScalarGraph, names: [String], generated: [Bool] = [],
    aliases: [NodeID: [String]] = [:], outputs: [Output], defaults: [Double?], title: [String] = []
  ) {
    self.init(
      graph: graph, names: names, generated: generated, aliases: aliases,
      inputs: graph.inputs.map { Variable(name: names[$0.index], nodes: [$0]) },
      outputs: outputs.map { Variable(name: $0.name, nodes: [$0.node]) }, defaults: defaults,
      title: title)
  }

  /// The inputs by which derivatives may be taken.
  package var differentiable: [NodeID] {
    guard !openData.isEmpty else { return graph.inputs }
    return inputVariables.filter { !openData.contains($0.name) }.flatMap(\.nodes)
  }

  package func name(of node: NodeID) -> String { names[node.index] }

  /// Whether the program itself names a node.
  package func isNamed(_ node: NodeID) -> Bool {
    !names[node.index].isEmpty && (hasGeneratedName.isEmpty || !hasGeneratedName[node.index])
  }

  /// The node of a name or alias; the spelling has to match.
  package func node(named name: String) -> NodeID? {
    if let output = outputs.first(where: { $0.name == name }) { return output.node }
    if let index = names.firstIndex(of: name) { return NodeID(index) }
    return aliases.first { $0.value.contains(name) }?.key
  }
}
