package import ChainruleCalculus

/// The values of a program at a point and its Jacobian there.
package struct EvaluationReport: Sendable, Equatable {
  package enum Intermediates: Sendable {
    case hidden, listed
  }

  /// A name and the value of its vertex.
  package struct Entry: Sendable, Equatable {
    package let name: String
    package let value: Double

    package init(name: String, value: Double) {
      self.name = name
      self.value = value
    }

    init(_ node: NodeID, _ differentiation: Differentiation) {
      name = differentiation.program.programName(of: node)
      value = differentiation.values[node.index]
    }
  }

  /// An operation that was evaluated at a kink, and the outputs that feel it.
  package struct TouchedKink: Sendable, Equatable {
    package let vertex: Entry
    package let operation: String
    package let outputs: [String]
  }

  /// What a change of the inputs does to the outputs, beside what the derivative promises.
  package struct Change: Sendable, Equatable {
    /// How far each input that moves is moved.
    package let moves: [Entry]
    /// The outputs at the point moved to: ŷ.
    package let values: [Entry]
    /// By how much the outputs change: Δy = ŷ − y.
    package let differences: [Entry]
    /// By how much they would if the derivative were the same everywhere: Σ ∂y/∂x·Δx.
    package let promised: [Entry]
  }

  /// Entries that are the elements of one variable.
  package struct Group: Sendable, Equatable {
    package let name: String
    package let shape: Shape
    package let places: Range<Int>

    /// The variables of a list of entries, one after the other.
    static func groups(_ variables: [Variable]) -> [Group] {
      var start = 0
      return variables.map { variable in
        defer { start += variable.shape.count }
        return Group(
          name: variable.name, shape: variable.shape, places: start..<start + variable.shape.count)
      }
    }
  }

  package let title: [String]
  package let mode: Differentiation.Mode
  package let rule: KinkRule
  package let inputs: [Entry]
  package let outputs: [Entry]
  /// The names of the inputs by which derivatives are taken: the columns of the Jacobian.
  package let chosen: [String]
  /// A row for each output.
  package let jacobian: [[Double]]
  /// The entries of inputs, outputs and columns as they were written.
  package let inputGroups: [Group]
  package let outputGroups: [Group]
  package let chosenGroups: [Group]
  /// Where derivatives may differ from 0; nil where nothing is a vector or matrix.
  let pattern: SparsityPattern?
  /// Of each output by each chosen variable, where neither is a matrix.
  let structures: [[JacobianStructure?]]
  /// How derivatives by vectors are turned for people.
  package let layout: DerivativeLayout
  package let kinks: [TouchedKink]
  /// The places of a program of vectors in the table of the factors of the chain rule.
  let chainShapes: [ChainShapes]
  /// Why outputs that join two vectors element by element have no diagonal Jacobian.
  let brokenDiagonals: [String]
  /// The vectors and matrices of max(0, z), with the elements that let derivatives pass.
  package let activations: [Activation]
  /// Nil where they are not asked for.
  package let intermediates: [Entry]?
  let intermediateGroups: [Group]
  /// The first vertex whose value is not finite.
  package let notFinite: Entry?
  /// Nil where none is asked for.
  package let change: Change?

  /// - Parameter direction: how far each input moves, where a change is asked for.
  package init(
    _ differentiation: Differentiation, mode: Differentiation.Mode,
    layout: DerivativeLayout = .numerator, intermediates: Intermediates = .hidden,
    change direction: Direction? = nil
  ) {
    let program = differentiation.program
    let values = differentiation.values
    func entry(_ node: NodeID) -> Entry { Entry(node, differentiation) }
    title = program.title
    self.mode = mode
    self.layout = layout
    rule = differentiation.rule
    inputs = program.graph.inputs.map(entry)
    outputs = program.outputs.map { Entry(name: $0.name, value: values[$0.node.index]) }
    chosen = differentiation.chosen.map(program.programName(of:))
    let jacobian = differentiation.jacobian(mode)
    self.jacobian = jacobian
    inputGroups = Group.groups(program.inputVariables)
    outputGroups = Group.groups(program.outputVariables)
    chosenGroups = Group.groups(differentiation.chosenVariables)
    let hasArrays = (inputGroups + outputGroups).contains { !$0.shape.isScalar }
    let pattern =
      hasArrays
      ? EliminationGraph(
        program.graph, of: program.outputs.map(\.node), wrt: differentiation.chosen
      ).sparsityPattern() : nil
    self.pattern = pattern
    structures = Self.structures(
      jacobian, outputGroups, chosenGroups, pattern, of: differentiation)
    brokenDiagonals = Self.brokenDiagonals(outputGroups, chosenGroups, pattern, of: program)
    change = direction.map { Change(along: $0, differentiation, jacobian) }
    kinks = Self.touchedKinks(of: differentiation)
    chainShapes = Self.chainShapes(of: differentiation)
    activations = Activation.all(of: differentiation)
    notFinite = differentiation.firstNotFinite.map(entry)
    switch intermediates {
    case .hidden:
      self.intermediates = nil
      intermediateGroups = []
    case .listed:
      let variables = program.intermediateVariables
      self.intermediates = variables.flatMap { variable in
        variable.nodes.enumerated().map {
          Entry(name: variable.name(ofElement: $0), value: values[$1.index])
        }
      }
      intermediateGroups = Group.groups(variables)
    }
  }

  /// The kinks that an output feels, in the order of evaluation.
  static func touchedKinks(of differentiation: Differentiation) -> [TouchedKink] {
    var outputs: [NodeID: [String]] = [:]
    for output in differentiation.program.outputs {
      for kink in differentiation.kinks(touchedBy: output.node) {
        outputs[kink, default: []].append(output.name)
      }
    }
    return differentiation.kinks.compactMap { node in
      guard let touching = outputs[node],
        case .operation(let operation) = differentiation.program.graph[node]
      else { return nil }
      return TouchedKink(
        vertex: Entry(node, differentiation), operation: operation.notation.spellings.first ?? "",
        outputs: touching)
    }
  }
}

extension NamedGraph {
  /// What is computed on the way to the outputs, as it was written.
  var intermediateVariables: [Variable] {
    let shown = Set(outputs.map(\.node))
    guard let vectors else {
      return graph.operationNodes.filter { !shown.contains($0) }
        .map { Variable(name: programName(of: $0), nodes: [$0]) }
    }
    return vectors.nodes.compactMap { node in
      guard case .operation = node.role else { return nil }
      let nodes = node.elements.compactMap { if case .node(let node) = $0 { node } else { nil } }
      guard nodes.count == node.shape.count, !shown.isSuperset(of: nodes) else { return nil }
      return Variable(name: node.name, shape: node.shape, nodes: nodes)
    }
  }
}

extension EvaluationReport.Change {
  fileprivate init(
    along direction: Direction, _ differentiation: Differentiation, _ jacobian: [[Double]]
  ) {
    let program = differentiation.program
    let moved = zip(differentiation.point, direction.components).map { $1 == 0 ? $0 : $0 + $1 }
    let after = program.graph.values(at: moved)
    func entries(_ value: (Int, NamedGraph.Output) -> Double) -> [EvaluationReport.Entry] {
      program.outputs.enumerated().map { .init(name: $1.name, value: value($0, $1)) }
    }
    moves = zip(program.graph.inputs, direction.components).filter { $1 != 0 }.map {
      .init(name: program.programName(of: $0), value: $1)
    }
    values = entries { after[$1.node.index] }
    differences = entries { after[$1.node.index] - differentiation.values[$1.node.index] }
    promised = entries { row, _ in
      zip(differentiation.chosen, jacobian[row]).reduce(0) { sum, column in
        let step = direction.components[column.0.index]
        return step == 0 ? sum : sum + column.1 * step
      }
    }
  }
}
