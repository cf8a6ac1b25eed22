import ChainruleCalculus

extension VectorTerms {
  /// Why the Jacobian of a node by one that it uses has its form.
  func reason(from source: Int, to target: Int) -> VectorDerivation.Reason {
    let nodes = graph.nodes
    guard case .operation(let operation) = nodes[target].role else { return .other }
    switch operation {
    case .elementwise(let operation):
      let positions = nodes[target].operands.indices.filter {
        nodes[target].operands[$0].source == source
      }
      let partial = partial(operation, target) { positions.contains($0) }
      let rule = ScalarRule(operation, movedAt: positions, partial: partial ?? 1)
      if nodes[target].shape.isScalar { return .scalar(rule) }
      let isExpanded = positions.map { graph.shape(of: nodes[target].operands[$0]).isScalar }
      if !isExpanded.contains(false) { return .expansion }
      return isExpanded.contains(true) ? .elementwiseAndExpansion : .elementwise(rule)
    case .list, .part: return .movement
    case .structural(let operation):
      if operation == .dotProduct { return dotProduct(nodes[target].operands, by: source) }
      if operation == .matrixProduct {
        guard nodes[target].shape.isLine, nodes[source].shape.isMatrix else {
          return .matrixProduct
        }
        return nodes[target].operands[0].source == source
          ? .matrixBeforeVector : .matrixAfterVector
      }
      if operation == .sum || operation == .mean || operation == .trace { return .sum }
      return operation.definition is any Movement.Type ? .movement : .other
    }
  }
}

extension VectorTerms {
  private func dotProduct(_ operands: [VectorGraph.Operand], by source: Int)
    -> VectorDerivation.Reason
  {
    let elements = operands.map { indexed(term($0)) }
    let place = operands[0].source == source ? 0 : 1
    let isSquare = elements[0] == elements[1]
    return .dotProduct(
      elements.map { text($0) }, by: text(elements[place]),
      rest: text(isSquare ? 2 * elements[0] : elements[1 - place]))
  }
}

extension VectorGraph {
  /// Whether an operation may pass nothing from some of its elements.
  func mayBeInactive(_ place: Int) -> Bool {
    guard case .operation(.elementwise(let operation)) = nodes[place].role else { return false }
    return operation == .maximum || operation == .minimum || operation == .rectifiedLinearUnit
  }
}
