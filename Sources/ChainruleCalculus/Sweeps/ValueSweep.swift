extension ScalarGraph {
  /// Evaluates every node, over any algebra.
  ///
  /// - Complexity: one application for each operation.
  @specialized(where S == Double)
  package func values<S: ScalarAlgebra>(at point: [S]) -> [S] {
    precondition(point.count == inputCount, "a point has one number for each input")
    var sweep = ValueSweep(values: point)
    sweep.values.reserveCapacity(nodeCount)
    for constant in constants { sweep.values.append(S(constant: constant)) }
    for place in operations.indices {
      sweep.operands = OperandIndices(of: place, in: self)
      sweep.values.append(operations[place].accept(&sweep))
    }
    return sweep.values
  }
}

private struct ValueSweep<S: ScalarAlgebra>: OperationVisitor {
  var values: [S]
  var operands = OperandIndices()

  @inline(__always)
  func visit<F: UnaryOperation>(_: F.Type) -> S { .applying(F.self, to: values[operands.first]) }

  @inline(__always)
  func visit<F: BinaryOperation>(_: F.Type) -> S {
    .applying(F.self, to: values[operands.first], values[operands.second])
  }

  @inline(__always)
  func visit(_: Selection.Type) -> S {
    .selecting(values[operands.first], values[operands.second], values[operands.third])
  }
}
