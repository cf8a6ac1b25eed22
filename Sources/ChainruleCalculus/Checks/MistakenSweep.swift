/// A mistake, one of the ways to make it, and where.
struct MadeMistake: Equatable {
  let mistake: Mistake
  let way: Int
  /// The nodes at which it is made, in order; nil for wherever it can be made.
  let place: [NodeID]?

  func isMade(at node: NodeID) -> Bool { place?.contains(node) ?? true }
}

/// Forward mode in which mistakes are made.
struct MistakenSweep {
  let mistakes: [MadeMistake]
  /// An input that is taken to move too.
  var moving: NodeID?

  /// The derivative of `output` by `input`; nil where one of the mistakes cannot be made.
  func derivative(_ steps: TangentSteps, of output: NodeID, by input: NodeID) -> Double? {
    var tangents = [Double?](repeating: nil, count: steps.graph.nodeCount)
    tangents[input.index] = 1
    if let moving { tangents[moving.index] = 1 }
    var isMade = mistakes.map { _ in false }
    for node in steps.graph.operationNodes where node <= output {
      let moving = steps.graph.operands(of: node).map { tangents[$0.index] }
      guard moving.contains(where: { $0 != nil }) else { continue }
      var step = steps.step(at: node, moving, input: input)
      let here = mistakes.indices.filter { mistakes[$0].isMade(at: node) }
      tangents[node.index] =
        here.count == 2
        ? both(&step, here, &isMade)
        : here.first.flatMap { made($0, step, &isMade) } ?? step.right
    }
    return isMade.contains(false) ? nil : tangents[output.index] ?? 0
  }

  private func made(_ index: Int, _ step: TangentStep, _ isMade: inout [Bool]) -> Double? {
    let ways = ways(of: mistakes[index], step)
    guard ways.indices.contains(mistakes[index].way), let wrong = ways[mistakes[index].way] else {
      return nil
    }
    isMade[index] = true
    return wrong
  }

  private func ways(of made: MadeMistake, _ step: TangentStep) -> [Double?] {
    // Of an operation on arrays some elements may not move: what they pass is 0.
    guard made.mistake == .partialForTotal, let place = made.place, place.count > 1 else {
      return made.mistake.tangents(step)
    }
    return step.tangents.indices.map { step.partials[$0] * step.tangent($0) }
  }

  /// Two mistakes in one step: an inner derivative is left out before the other is made, a sign
  /// is changed after it.
  private func both(_ step: inout TangentStep, _ here: [Int], _ isMade: inout [Bool]) -> Double {
    var rest = here
    for index in here where mistakes[index].mistake == .innerDerivative {
      let place = mistakes[index].way
      guard step.tangents.indices.contains(place), step.tangents[place] != nil else { continue }
      step.tangents[place] = 1
      isMade[index] = true
      rest.removeAll { $0 == index }
    }
    guard let first = rest.first(where: { mistakes[$0].mistake != .sign }) else {
      return rest.first.flatMap { made($0, step, &isMade) } ?? step.right
    }
    guard let wrong = made(first, step, &isMade) else { return step.right }
    guard let sign = rest.first(where: { mistakes[$0].mistake == .sign }) else { return wrong }
    isMade[sign] = true
    return -wrong
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
      graph.operation(at: node).partials(
        at: graph.operands(of: node).map { values[$0.index] })
    }
  }

  func step(at node: NodeID, _ tangents: [Double?], input: NodeID) -> TangentStep {
    let operation = graph.operation(at: node)
    return TangentStep(
      operation: operation, operands: graph.operands(of: node).map { values[$0.index] },
      tangents: operation == .selection ? [nil] + tangents.dropFirst() : tangents,
      value: values[node.index], partials: partials[node.index - graph.firstOperation],
      input: values[input.index])
  }
}

extension ScalarGraph {
  func operation(at node: NodeID) -> Operation {
    operations[node.index - firstOperation]
  }
}

extension Operation {
  /// The partial by each operand.
  func partials(at operands: [Double]) -> [Double] {
    var visitor = PartialsAtOperands(operands: operands)
    return accept(&visitor)
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
