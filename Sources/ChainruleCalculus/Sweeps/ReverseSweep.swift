/// One step of reverse mode: what a node passes back to one of its operands.
package struct AdjointStep<Scalar: ScalarAlgebra> {
  /// The operand whose adjoint grows.
  package let node: NodeID
  /// The operation that passes its adjoint back.
  package let from: NodeID
  package let addend: Scalar
  /// The operand's adjoint after the step.
  package let adjoint: Scalar
}

extension LinearizedGraph {
  /// Reverse mode: the derivative of one output by every node, in one pass from the output back.
  ///
  /// - Returns: an adjoint for each node; nil where nothing is passed back, which is not 0.
  package func adjoints(of output: NodeID, observe: (AdjointStep<Scalar>) -> Void = { _ in })
    -> [Scalar?]
  {
    adjoints(of: [output], observe: observe)
  }

  /// Reverse mode: the derivative of a sum of outputs by every node, in one pass back.
  package func adjoints(of outputs: [NodeID], observe: (AdjointStep<Scalar>) -> Void = { _ in })
    -> [Scalar?]
  {
    var adjoints: [Scalar?] = []
    findAdjoints(of: outputs, into: &adjoints, observe: observe)
    return adjoints
  }

  /// The same in the storage of adjoints at another point, which is reused.
  ///
  ///     v̄ᵢ += v̄ⱼ · ∂vⱼ/∂vᵢ      for every edge i→j, the latest j first
  ///
  /// - Parameters:
  ///   - outputs: the nodes whose adjoint is 1 at the start.
  ///   - observe: is shown every step in the order in which it is done.
  /// - Complexity: one multiplication and at most one addition for each edge.
  /// - SeeAlso: Griewank and Walther (2008), chapter 3.
  @specialized(where Scalar == Double)
  package func findAdjoints(
    of outputs: [NodeID], into adjoints: inout [Scalar?],
    observe: (AdjointStep<Scalar>) -> Void = { _ in }
  ) {
    adjoints.removeAll(keepingCapacity: true)
    adjoints += repeatElement(nil, count: graph.nodeCount)
    for output in outputs where active[output.index] { adjoints[output.index] = 1 }
    let last = outputs.max()?.index ?? 0
    for index in stride(from: last, through: graph.firstOperation, by: -1) {
      guard let adjoint = adjoints[index] else { continue }
      for edge in edges(into: NodeID(index)) {
        guard let addend = partials[edge].times(adjoint) else { continue }
        let source = sources[edge]
        let grown = adjoints[source.index].map { $0 + addend } ?? addend
        adjoints[source.index] = grown
        observe(
          AdjointStep(node: source, from: NodeID(index), addend: addend, adjoint: grown))
      }
    }
  }
}
