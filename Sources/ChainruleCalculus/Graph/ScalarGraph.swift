/// A computation as a directed acyclic graph of elementary operations on real numbers.
///
/// Nodes are numbered inputs first, then constants, then operations in the order in which they are
/// evaluated, so that every operand precedes its use and a pass over the graph is a loop. The
/// arrays are flat: operation i has the operands `operandStart[i] ..< operandStart[i + 1]`.
package struct ScalarGraph: Sendable, Equatable {
  package let inputCount: Int
  package let constants: [Double]
  package let operations: [Operation]
  package let outputs: [NodeID]
  let operandStart: [UInt32]
  let operandNodes: [NodeID]

  package init(
    inputCount: Int, constants: [Double], operations: [Operation], operandStart: [UInt32],
    operandNodes: [NodeID], outputs: [NodeID]
  ) {
    precondition(operandStart.count == operations.count + 1, "every operation has its operands")
    precondition(
      operandNodes.count == operandStart.last.map(Int.init), "operands have an operation")
    self.inputCount = inputCount
    self.constants = constants
    self.operations = operations
    self.operandStart = operandStart
    self.operandNodes = operandNodes
    self.outputs = outputs
  }
}

extension ScalarGraph {
  /// What a node is.
  package enum Role: Sendable, Equatable {
    /// The input of this number, from 0.
    case input(Int)
    /// A known number.
    case constant(Double)
    case operation(Operation)
  }

  package var nodeCount: Int { inputCount + constants.count + operations.count }

  /// How often a node stands as an operand.
  package var operandCount: Int { operandNodes.count }

  /// The first node that is an operation.
  package var firstOperation: Int { inputCount + constants.count }

  package var inputs: [NodeID] { (0..<inputCount).map { NodeID($0) } }

  /// The nodes that are operations, in the order of evaluation.
  package var operationNodes: [NodeID] { (firstOperation..<nodeCount).map { NodeID($0) } }

  package func isConstant(_ node: NodeID) -> Bool {
    node.index >= inputCount && node.index < firstOperation
  }

  package subscript(node: NodeID) -> Role {
    let index = node.index
    if index < inputCount { return .input(index) }
    if index < firstOperation { return .constant(constants[index - inputCount]) }
    return .operation(operations[index - firstOperation])
  }

  /// The operands of a node in order; empty for inputs and constants.
  package func operands(of node: NodeID) -> ArraySlice<NodeID> {
    guard node.index >= firstOperation else { return [] }
    let place = node.index - firstOperation
    return operandNodes[Int(operandStart[place])..<Int(operandStart[place + 1])]
  }

  /// Which nodes depend on one of the chosen inputs: the vertices that have derivatives.
  ///
  /// A condition selects and does not pass a derivative, yet a selection between two constants by
  /// a condition on an input is a vertex: its value changes.
  package func active(for chosen: [NodeID]) -> [Bool] {
    var active = [Bool](repeating: false, count: nodeCount)
    for input in chosen { active[input.index] = true }
    for place in operations.indices {
      for operand in Int(operandStart[place])..<Int(operandStart[place + 1])
      where active[operandNodes[operand].index] {
        active[firstOperation + place] = true
      }
    }
    return active
  }
}
