extension ScalarGraph {
  /// The graph as text, a node a line: its number, what it is, its operands.
  ///
  ///     0 input
  ///     1 constant 2.0
  ///     2 multiplication 0 1
  ///     3 sine 2
  ///     outputs 3
  ///
  /// - Complexity: one line for each node.
  package var listing: String {
    var lines: [String] = []
    lines.reserveCapacity(nodeCount + 1)
    for index in 0..<nodeCount {
      let node = NodeID(index)
      switch self[node] {
      case .input: lines.append("\(index) input")
      case .constant(let value): lines.append("\(index) constant \(value)")
      case .operation(let operation):
        let operands = operands(of: node).map { " \($0.index)" }.joined()
        lines.append("\(index) \(operation)\(operands)")
      }
    }
    lines.append("outputs" + outputs.map { " \($0.index)" }.joined())
    return lines.joined(separator: "\n") + "\n"
  }

  /// Derives again what every graph keeps to; nil where all of it holds, else what does not.
  ///
  /// Operations have as many operands as their arity, every operand precedes its use, outputs are
  /// nodes, and every constant and operation reaches an output.
  ///
  /// - Complexity: one look at each operand.
  package func verify() -> String? {
    guard operandStart.count == operations.count + 1, operandStart.first == 0,
      operandStart.last.map(Int.init) == operandNodes.count
    else { return "the operands are not those of the operations" }
    for (place, operation) in operations.enumerated() {
      let node = firstOperation + place
      let (start, end) = (Int(operandStart[place]), Int(operandStart[place + 1]))
      guard end - start == operation.arity else {
        return "node \(node) has \(end - start) operands; \(operation) takes \(operation.arity)"
      }
      for operand in operandNodes[start..<end] where operand.index >= node {
        return "node \(node) uses node \(operand.index), which does not precede it"
      }
    }
    for output in outputs where output.index >= nodeCount {
      return "output \(output.index) is not a node"
    }
    var reaches = [Bool](repeating: false, count: nodeCount)
    for output in outputs { reaches[output.index] = true }
    for index in stride(from: nodeCount - 1, through: inputCount, by: -1) {
      guard reaches[index] else { return "node \(index) reaches no output" }
      for operand in operands(of: NodeID(index)) { reaches[operand.index] = true }
    }
    return nil
  }
}
