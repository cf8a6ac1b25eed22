extension ScalarGraph {
  /// The operations that are evaluated at a kink, jump or tie.
  package func kinks(at values: [Double]) -> [NodeID] {
    var visitor = KinkVisitor(values: values)
    return operations.indices.compactMap { place in
      visitor.operands = OperandIndices(of: place, in: self)
      return operations[place].accept(&visitor) ? NodeID(firstOperation + place) : nil
    }
  }
}

private struct KinkVisitor: OperationVisitor {
  let values: [Double]
  var operands = OperandIndices()

  func visit<F: UnaryOperation>(_: F.Type) -> Bool {
    F.kink(at: values[operands.first]) != nil
  }

  func visit<F: BinaryOperation>(_: F.Type) -> Bool {
    F.kink(at: values[operands.first], values[operands.second]) != nil
  }

  func visit(_: Selection.Type) -> Bool { false }
}

extension LinearizedGraph where Scalar == Double {
  /// Which of the kinks an output touched: those whose change could reach it.
  ///
  /// A kink is not felt behind a branch that was not taken, nor behind an operation that is
  /// locally constant; it is felt through the condition of a selection. Where no operand of it
  /// varies, as at a tie between two steps, it is none.
  package func touched(_ kinks: [NodeID], by output: NodeID) -> [NodeID] {
    guard let earliest = kinks.first else { return [] }
    var felt = [Bool](repeating: false, count: graph.nodeCount)
    felt[output.index] = true
    for index in stride(from: output.index, through: earliest.index, by: -1) where felt[index] {
      let node = NodeID(index)
      for edge in edges(into: node) {
        if case .zero = partials[edge] { continue }
        felt[sources[edge].index] = true
      }
      if case .operation(.selection) = graph[node] {
        felt[graph.operands(of: node)[graph.operands(of: node).startIndex].index] = true
      }
    }
    let varying = varying(around: kinks)
    return kinks.filter { felt[$0.index] && varying[$0.index] }
  }

  /// Which nodes change when a chosen input does, however little; at a kink that is what depends
  /// on anything that changes, whatever derivative has been chosen there.
  private func varying(around kinks: [NodeID]) -> [Bool] {
    var varying = [Bool](repeating: false, count: graph.nodeCount)
    var isKink = varying
    for kink in kinks { isKink[kink.index] = true }
    for input in graph.inputs { varying[input.index] = active[input.index] }
    for node in graph.operationNodes where active[node.index] {
      varying[node.index] = edges(into: node).contains { edge in
        guard varying[sources[edge].index] else { return false }
        if case .zero = partials[edge] { return isKink[node.index] }
        return true
      }
    }
    return varying
  }
}
