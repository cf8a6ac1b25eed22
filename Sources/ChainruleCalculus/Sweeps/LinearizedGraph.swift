/// A graph at a point: every edge bears its partial, and operations are gone.
///
/// An edge runs to each active node from each of its distinct active operands; parallel edges are
/// merged by adding their partials. A condition has no edge.
package struct LinearizedGraph<Scalar: ScalarAlgebra> {
  package let graph: ScalarGraph
  /// Which nodes depend on a chosen input.
  package let active: [Bool]
  /// The edges into node i are `edgeStart[i] ..< edgeStart[i + 1]`.
  private(set) var edgeStart: [UInt32] = []
  package private(set) var sources: [NodeID] = []
  package private(set) var partials: [Partial<Scalar>] = []

  fileprivate init(graph: ScalarGraph, active: [Bool]) {
    self.graph = graph
    self.active = active
  }

  package var edgeCount: Int { sources.count }

  /// The edges into a node, as places in `sources` and `partials`.
  package func edges(into node: NodeID) -> Range<Int> {
    Int(edgeStart[node.index])..<Int(edgeStart[node.index + 1])
  }
}

extension LinearizedGraph: Sendable where Scalar: Sendable {}

extension ScalarGraph {
  /// The partials of every operation at a point where the values are known.
  ///
  /// - Parameter active: the nodes that depend on a chosen input (`active(for:)`).
  /// - Complexity: the partials of each operation once.
  package func linearized<S: ScalarAlgebra>(
    at values: [S], active: [Bool], atKink rule: KinkRule = .zero
  ) -> LinearizedGraph<S> {
    var linearized = LinearizedGraph<S>(graph: self, active: active)
    linearized.linearize(at: values, atKink: rule)
    return linearized
  }
}

extension LinearizedGraph {
  /// Finds the partials at a point, in the storage of those at another.
  @specialized(where Scalar == Double)
  package mutating func linearize(at values: [Scalar], atKink rule: KinkRule = .zero) {
    let graph = graph
    var linearization = Linearization(values: values, active: active, rule: rule)
    swapStorage(&linearization)
    defer { swapStorage(&linearization) }
    linearization.reset(for: graph)
    for place in graph.operations.indices {
      linearization.node = graph.firstOperation + place
      linearization.operands = OperandIndices(of: place, in: graph)
      if active[linearization.node] { graph.operations[place].accept(&linearization) }
      linearization.edgeStart.append(UInt32(linearization.sources.count))
    }
  }

  private mutating func swapStorage(_ linearization: inout Linearization<Scalar>) {
    swap(&edgeStart, &linearization.edgeStart)
    swap(&sources, &linearization.sources)
    swap(&partials, &linearization.partials)
  }
}

private struct Linearization<S: ScalarAlgebra>: OperationVisitor {
  let values: [S]
  let active: [Bool]
  let rule: KinkRule
  var operands = OperandIndices()
  var node = 0
  var edgeStart: [UInt32] = []
  var sources: [NodeID] = []
  var partials: [Partial<S>] = []

  mutating func visit<F: UnaryOperation>(_: F.Type) {
    guard active[operands.first] else { return }
    append(
      operands.first,
      F.partial(at: values[operands.first], value: values[node], atKink: rule))
  }

  mutating func visit<F: BinaryOperation>(_: F.Type) {
    let (first, second) = (operands.first, operands.second)
    let constants = ConstantOperands(first: !active[first], second: !active[second])
    func partial(by position: OperandPosition) -> Partial<S> {
      F.partial(
        by: position, at: values[first], values[second], value: values[node], atKink: rule,
        constants: constants)
    }
    if first == second {
      if active[first] { append(first, partial(by: .first) + partial(by: .second)) }
      return
    }
    if active[first] { append(first, partial(by: .first)) }
    if active[second] { append(second, partial(by: .second)) }
  }

  mutating func visit(_: Selection.Type) {
    let (condition, first, second) = (values[operands.first], operands.second, operands.third)
    if first == second {
      if active[first] { append(first, .one) }
      return
    }
    if active[first] { append(first, .either(condition, .one, else: .zero)) }
    if active[second] { append(second, .either(condition, .zero, else: .one)) }
  }

  mutating func reset(for graph: ScalarGraph) {
    edgeStart.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    partials.removeAll(keepingCapacity: true)
    edgeStart.reserveCapacity(graph.nodeCount + 1)
    sources.reserveCapacity(graph.operandNodes.count)
    partials.reserveCapacity(graph.operandNodes.count)
    edgeStart += repeatElement(0, count: graph.firstOperation + 1)
  }

  private mutating func append(_ source: Int, _ partial: Partial<S>) {
    sources.append(NodeID(source))
    partials.append(partial)
  }
}

extension LinearizedGraph where Scalar == Double {
  /// The same graph with the magnitude of every partial: its adjoints are Σ|path products|.
  package var magnitudes: LinearizedGraph<Double> {
    var magnitudes = self
    magnitudes.partials = partials.map { Partial(constant: $0.scalar.magnitude) }
    return magnitudes
  }
}
