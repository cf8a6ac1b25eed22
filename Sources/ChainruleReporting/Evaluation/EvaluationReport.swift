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

  package let title: [String]
  package let mode: Differentiation.Mode
  package let rule: KinkRule
  package let inputs: [Entry]
  package let outputs: [Entry]
  /// The names of the inputs by which derivatives are taken: the columns of the Jacobian.
  package let chosen: [String]
  /// A row for each output.
  package let jacobian: [[Double]]
  package let kinks: [TouchedKink]
  /// Nil where they are not asked for.
  package let intermediates: [Entry]?
  /// The first vertex whose value is not finite.
  package let notFinite: Entry?

  package init(
    _ differentiation: Differentiation, mode: Differentiation.Mode,
    intermediates: Intermediates = .hidden
  ) {
    let program = differentiation.program
    let values = differentiation.values
    func entry(_ node: NodeID) -> Entry { Entry(node, differentiation) }
    title = program.title
    self.mode = mode
    rule = differentiation.rule
    inputs = program.graph.inputs.map(entry)
    outputs = program.outputs.map { Entry(name: $0.name, value: values[$0.node.index]) }
    chosen = differentiation.chosen.map(program.programName(of:))
    jacobian = differentiation.jacobian(mode)
    kinks = Self.touchedKinks(of: differentiation)
    notFinite = differentiation.firstNotFinite.map(entry)
    switch intermediates {
    case .hidden: self.intermediates = nil
    case .listed:
      let shown = Set(program.outputs.map(\.node))
      self.intermediates = program.graph.operationNodes.filter { !shown.contains($0) }.map(entry)
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
