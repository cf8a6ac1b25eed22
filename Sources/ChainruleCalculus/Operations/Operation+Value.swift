extension Operation {
  /// The value for as many operands as the operation takes.
  package func value(_ operands: [Double]) -> Double {
    precondition(operands.count == arity, "an operation has as many operands as its arity")
    var visitor = ValueOfOperands(operands: operands)
    return accept(&visitor)
  }
}

private struct ValueOfOperands: OperationVisitor {
  let operands: [Double]

  func visit<F: UnaryOperation>(_: F.Type) -> Double { F.value(operands[0]) }
  func visit<F: BinaryOperation>(_: F.Type) -> Double { F.value(operands[0], operands[1]) }
  func visit(_: Selection.Type) -> Double {
    .selecting(operands[0], operands[1], operands[2])
  }
}
