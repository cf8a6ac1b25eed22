/// The nodes of up to three operands; those that an operation does not take are 0.
struct OperandIndices {
  var first = 0
  var second = 0
  var third = 0

  init() {}

  /// The operands of the operation at `place` among the operations of a graph.
  @inline(__always)
  init(of place: Int, in graph: ScalarGraph) {
    let start = Int(graph.operandStart[place])
    let count = Int(graph.operandStart[place + 1]) - start
    first = graph.operandNodes[start].index
    if count > 1 { second = graph.operandNodes[start + 1].index }
    if count > 2 { third = graph.operandNodes[start + 2].index }
  }
}
