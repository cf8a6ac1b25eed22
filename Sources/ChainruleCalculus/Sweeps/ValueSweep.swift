extension ScalarGraph {
  /// Evaluates every node, over any algebra.
  ///
  /// - Complexity: one application for each operation.
  package func values<S: ScalarAlgebra>(at point: [S]) -> [S] {
    var values: [S] = []
    evaluate(at: point, into: &values)
    return values
  }

  /// The same in the storage of values from another point, which is reused.
  @specialized(where S == Double)
  package func evaluate<S: ScalarAlgebra>(at point: [S], into values: inout [S]) {
    precondition(point.count == inputCount, "a point has one number for each input")
    var sweep = ValueSweep<S>(values: [])
    swap(&sweep.values, &values)
    defer { swap(&sweep.values, &values) }
    sweep.values.removeAll(keepingCapacity: true)
    sweep.values.reserveCapacity(nodeCount)
    sweep.values += point
    for constant in constants { sweep.values.append(S(constant: constant)) }
    for place in operations.indices {
      sweep.operands = OperandIndices(of: place, in: self)
      sweep.values.append(operations[place].accept(&sweep))
    }
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
