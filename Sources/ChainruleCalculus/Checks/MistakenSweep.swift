/// Forward mode in which a mistake is made at one operation, or wherever it can be made.
struct MistakenSweep {
  let mistake: Mistake
  /// Which of the ways in which the mistake is made.
  let way: Int
  /// Nil for everywhere.
  let place: NodeID?

  /// The derivative of `output` by `input`; nil where the mistake cannot be made.
  func derivative(_ steps: TangentSteps, of output: NodeID, by input: NodeID) -> Double? {
    var tangents = [Double?](repeating: nil, count: steps.graph.nodeCount)
    tangents[input.index] = 1
    var isMade = false
    for node in steps.graph.operationNodes where node <= output {
      let operands = steps.graph.operands(of: node)
      let moving = operands.map { tangents[$0.index] }
      guard moving.contains(where: { $0 != nil }) else { continue }
      let step = steps.step(at: node, moving, input: input)
      var wrong: Double?
      if place == nil || place == node {
        let ways = mistake.tangents(step)
        wrong = ways.indices.contains(way) ? ways[way] : nil
      }
      if wrong != nil { isMade = true }
      tangents[node.index] = wrong ?? step.right
    }
    return isMade ? tangents[output.index] ?? 0 : nil
  }
}

/// A graph at a point, and what its operations make of tangents.
struct TangentSteps {
  let graph: ScalarGraph
  let values: [Double]
  private let partials: [[Double]]

  init(_ graph: ScalarGraph, at point: [Double]) {
    self.graph = graph
    let values = graph.values(at: point)
    self.values = values
    partials = graph.operationNodes.map { node in
      Self.partials(
        graph.operation(at: node), graph.operands(of: node).map { values[$0.index] })
    }
  }

  func step(at node: NodeID, _ tangents: [Double?], input: NodeID) -> TangentStep {
    let operation = graph.operation(at: node)
    let operands = graph.operands(of: node).map { values[$0.index] }
    // What does not move stays as it is: the exponent of a power.
    func moved(by replacement: (Double) -> Double) -> [Double] {
      zip(operands, tangents).map { operand, tangent in tangent.map(replacement) ?? operand }
    }
    return TangentStep(
      operation: operation, operands: operands,
      tangents: operation == .selection ? [nil] + tangents.dropFirst() : tangents,
      value: values[node.index], partials: partials[node.index - graph.firstOperation],
      valueAtTangents: operation.value(moved(by: { $0 })),
      partialsAtTangents: Self.partials(operation, moved(by: { $0 })),
      partialsAtInput: Self.partials(operation, moved(by: { _ in values[input.index] })))
  }

  private static func partials(_ operation: Operation, _ operands: [Double]) -> [Double] {
    var visitor = PartialsAtOperands(operands: operands)
    return operation.accept(&visitor)
  }
}

extension ScalarGraph {
  fileprivate func operation(at node: NodeID) -> Operation {
    operations[node.index - firstOperation]
  }
}

private struct PartialsAtOperands: OperationVisitor {
  let operands: [Double]

  func visit<F: UnaryOperation>(_: F.Type) -> [Double] {
    [F.partial(operands[0], value: F.value(operands[0])).scalar]
  }

  func visit<F: BinaryOperation>(_: F.Type) -> [Double] {
    let (x, y) = (operands[0], operands[1])
    let value = F.value(x, y)
    return [
      F.firstPartial(x, y, value: value).scalar, F.secondPartial(x, y, value: value).scalar,
    ]
  }

  func visit(_: Selection.Type) -> [Double] {
    operands[0] != 0 ? [0, 1, 0] : [0, 0, 1]
  }
}
