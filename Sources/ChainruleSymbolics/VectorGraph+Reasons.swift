import ChainruleCalculus

extension VectorGraph {
  /// Why the Jacobian of a node by one that it uses has its form.
  func reason(from source: Int, to target: Int) -> VectorDerivation.Reason {
    guard case .operation(let operation) = nodes[target].role else { return .other }
    switch operation {
    case .elementwise:
      if nodes[target].shape.isScalar { return .scalar }
      return nodes[source].shape.isScalar ? .expansion : .elementwise
    case .list, .part: return .movement
    case .structural(let operation):
      if operation == .dotProduct { return .dotProduct }
      if operation == .matrixProduct { return .matrixProduct }
      if operation == .sum || operation == .mean || operation == .trace { return .sum }
      return operation.definition is any Movement.Type ? .movement : .other
    }
  }

  /// Whether an operation may pass nothing from some of its elements.
  func mayBeInactive(_ place: Int) -> Bool {
    guard case .operation(.elementwise(let operation)) = nodes[place].role else { return false }
    return operation == .maximum || operation == .minimum || operation == .rectifiedLinearUnit
  }
}

extension VectorTerms {
  /// The Jacobian of an operation on elements entry by entry, where it is small: 0 off the
  /// diagonal, or a column.
  func entries(from source: Int, to target: Int) -> MathText? {
    let node = graph.nodes[target]
    guard case .operation(.elementwise(let operation)) = node.role, operation != .identity,
      case .vector(let count) = node.shape, (2...3).contains(count)
    else { return nil }
    let isArray = !graph.nodes[source].shape.isScalar
    let wanted = node.operands.map { $0 == .node(source) }
    let columns = isArray ? count : 1
    var entries: [MathText] = []
    for row in 0..<count {
      let terms = node.operands.map { element(row, of: $0) }
      var visitor = PartialTerm(
        operands: terms, value: store.application(operation, to: terms), wanted: wanted)
      guard let partial = operation.accept(&visitor) else { return nil }
      for column in 0..<columns {
        entries.append(
          column == row || !isArray ? text(partial.asIndicator) : MathText([.number("0")]))
      }
    }
    return .group(.matrix(columns: columns), entries)
  }

  /// The element of an operand that takes part in one element of the value.
  private func element(_ row: Int, of operand: VectorGraph.Operand) -> Term {
    guard !graph.shape(of: operand).isScalar else { return term(operand) }
    switch operand {
    case .numbers(let array, _): return Term(constant: array.elements[row])
    case .node(let source), .element(_, let source):
      return store.variable(
        graph.nodes[source].name + graph.nodes[source].shape.subscriptText(of: row))
    }
  }
}
