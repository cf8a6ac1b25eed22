extension ScalarGraph {
  /// Forward mode: carries a tangent beside every value, in one pass.
  ///
  /// - Parameters:
  ///   - point: a dual number for each input; a nil tangent is an input not moved.
  ///   - active: the nodes that depend on a chosen input (`active(for:)`), which decide ties.
  /// - Complexity: one application and its partials for each operation.
  @specialized(where S == Double)
  package func duals<S: ScalarAlgebra>(
    at point: [Dual<S>], active: [Bool], atKink rule: KinkRule = .zero
  ) -> [Dual<S>] {
    precondition(point.count == inputCount, "a point has one number for each input")
    var sweep = DualSweep(duals: point, active: active, rule: rule)
    sweep.duals.reserveCapacity(nodeCount)
    for constant in constants { sweep.duals.append(Dual(constant: constant)) }
    for place in operations.indices {
      sweep.operands = OperandIndices(of: place, in: self)
      sweep.duals.append(operations[place].accept(&sweep))
    }
    return sweep.duals
  }
}

private struct DualSweep<S: ScalarAlgebra>: OperationVisitor {
  var duals: [Dual<S>]
  let active: [Bool]
  let rule: KinkRule
  var operands = OperandIndices()

  func visit<F: UnaryOperation>(_: F.Type) -> Dual<S> {
    .applying(F.self, to: duals[operands.first], atKink: rule)
  }

  func visit<F: BinaryOperation>(_: F.Type) -> Dual<S> {
    .applying(
      F.self, to: duals[operands.first], duals[operands.second], atKink: rule,
      constants: ConstantOperands(
        first: !active[operands.first], second: !active[operands.second]))
  }

  func visit(_: Selection.Type) -> Dual<S> {
    .selecting(duals[operands.first], duals[operands.second], duals[operands.third])
  }
}
