/// Collects operations in the order of evaluation into a graph.
///
/// Operations on constants alone are carried out at once. With sharing, the same operation on the
/// same operands in order is one node.
package struct ScalarGraphBuilder {
  /// An input, constant or operation of the graph under construction.
  package struct Reference: Sendable, Hashable {
    fileprivate let bits: UInt32

    package enum Kind: UInt32 {
      case input, constant, operation
    }

    init(_ kind: Kind, _ index: Int) {
      precondition(index < capacity, "a graph has fewer than 2³⁰ nodes of a kind")
      bits = kind.rawValue << 30 | UInt32(index)
    }

    package var kind: Kind {
      switch bits >> 30 {
      case 0: .input
      case 1: .constant
      default: .operation
      }
    }

    /// The place among the references of the same kind.
    package var index: Int { Int(bits & 0x3FFF_FFFF) }
  }

  /// The largest number of nodes of one kind.
  package static let capacity = 1 << 30

  package let sharing: Bool
  private var inputCount = 0
  private var constants: [Double] = []
  private var literals: [UInt64: Reference] = [:]
  private var operations: [Operation] = []
  private var operandStart: [UInt32] = [0]
  private var operands: [Reference] = []
  private var shared: [SharedOperation: Reference] = [:]

  /// An operation on its operands, packed; places that it does not use repeat the first.
  private struct SharedOperation: Hashable {
    let head: UInt64
    let tail: UInt64

    init(_ operation: Operation, _ first: Reference, _ second: Reference, _ third: Reference) {
      head = UInt64(operation.rawValue) << 32 | UInt64(first.bits)
      tail = UInt64(second.bits) << 32 | UInt64(third.bits)
    }
  }

  package init(sharing: Bool = false) {
    self.sharing = sharing
  }

  package var operationCount: Int { operations.count }
  package var constantCount: Int { constants.count }

  /// An operation that has been applied, and to what.
  package func application(_ operation: Reference) -> (Operation, operands: ArraySlice<Reference>) {
    precondition(operation.kind == .operation, "only an operation has operands")
    let place = operation.index
    return (
      operations[place], operands[Int(operandStart[place])..<Int(operandStart[place + 1])]
    )
  }

  /// The operation of this place in the order of evaluation.
  package func operation(at place: Int) -> Reference { Reference(.operation, place) }

  package mutating func input() -> Reference {
    inputCount += 1
    return Reference(.input, inputCount - 1)
  }

  /// A number; the same number is the same reference.
  package mutating func literal(_ value: Double) -> Reference {
    if let known = literals[value.bitPattern] { return known }
    let reference = constant(value)
    literals[value.bitPattern] = reference
    return reference
  }

  /// A known number with an identity of its own, such as a named constant or an item of data.
  package mutating func constant(_ value: Double) -> Reference {
    constants.append(value)
    return Reference(.constant, constants.count - 1)
  }

  package func value(of constant: Reference) -> Double {
    precondition(constant.kind == .constant, "only a constant has a value before evaluation")
    return constants[constant.index]
  }

  /// Applies an operation on one operand; its result is a constant when the operand is.
  package mutating func apply(_ operation: Operation, to operand: Reference) -> Reference {
    apply(operation, arity: 1, operand, operand, operand)
  }

  /// Applies an operation on two operands; its result is a constant when both are.
  package mutating func apply(
    _ operation: Operation, to first: Reference, _ second: Reference
  ) -> Reference {
    apply(operation, arity: 2, first, second, first)
  }

  /// Applies an operation on three operands; its result is a constant when all are.
  package mutating func apply(
    _ operation: Operation, to first: Reference, _ second: Reference, _ third: Reference
  ) -> Reference {
    apply(operation, arity: 3, first, second, third)
  }

  /// Applies an operation to as many operands as it takes.
  package mutating func apply(_ operation: Operation, toAll operands: [Reference]) -> Reference {
    switch operands.count {
    case 1: apply(operation, to: operands[0])
    case 2: apply(operation, to: operands[0], operands[1])
    default: apply(operation, to: operands[0], operands[1], operands[2])
    }
  }

  private mutating func apply(
    _ operation: Operation, arity: Int, _ first: Reference, _ second: Reference,
    _ third: Reference
  ) -> Reference {
    precondition(operation.arity == arity, "an operation has as many operands as its arity")
    if operation != .identity, first.kind == .constant, second.kind == .constant,
      third.kind == .constant
    {
      let values = [first, second, third].prefix(arity).map(value(of:))
      return literal(operation.value(values))
    }
    let key = SharedOperation(operation, first, second, third)
    if sharing, let known = shared[key] { return known }
    let reference = Reference(.operation, operations.count)
    operations.append(operation)
    operands.append(first)
    if arity > 1 { operands.append(second) }
    if arity > 2 { operands.append(third) }
    operandStart.append(UInt32(operands.count))
    if sharing { shared[key] = reference }
    return reference
  }
}

extension ScalarGraphBuilder {
  /// A finished graph, and where each reference went in it.
  package struct Numbering: Sendable {
    package let graph: ScalarGraph
    let constants: [NodeID?]
    let operations: [NodeID?]

    package func node(ofConstant index: Int) -> NodeID? { constants[index] }
    package func node(ofOperation index: Int) -> NodeID? { operations[index] }

    /// The reference that became a node.
    package func reference(of node: NodeID) -> Reference? {
      switch graph[node] {
      case .input(let index): Reference(.input, index)
      case .constant: constants.firstIndex(of: node).map { Reference(.constant, $0) }
      case .operation: operations.firstIndex(of: node).map { Reference(.operation, $0) }
      }
    }

    /// The node of a reference; nil for what no output needs.
    package subscript(reference: Reference) -> NodeID? {
      switch reference.kind {
      case .input: NodeID(reference.index)
      case .constant: constants[reference.index]
      case .operation: operations[reference.index]
      }
    }
  }

  /// The graph of the outputs: whatever reaches none of them is left out; inputs stay.
  package func graph(of outputs: [Reference]) -> Numbering {
    let (liveConstants, liveOperations) = live(from: outputs)
    var next = inputCount
    let constantNodes = number(liveConstants, from: &next)
    let operationNodes = number(liveOperations, from: &next)
    func node(_ reference: Reference) -> NodeID {
      let found: NodeID? =
        switch reference.kind {
        case .input: NodeID(reference.index)
        case .constant: constantNodes[reference.index]
        case .operation: operationNodes[reference.index]
        }
      guard let found else { preconditionFailure("a live node has live operands") }
      return found
    }
    var kept: [Operation] = []
    var start: [UInt32] = [0]
    var nodes: [NodeID] = []
    kept.reserveCapacity(next)
    start.reserveCapacity(next + 1)
    for place in operations.indices where liveOperations[place] {
      kept.append(operations[place])
      for operand in operands[Int(operandStart[place])..<Int(operandStart[place + 1])] {
        nodes.append(node(operand))
      }
      start.append(UInt32(nodes.count))
    }
    let graph = ScalarGraph(
      inputCount: inputCount, constants: zip(constants, liveConstants).filter(\.1).map(\.0),
      operations: kept, operandStart: start, operandNodes: nodes, outputs: outputs.map(node))
    return Numbering(graph: graph, constants: constantNodes, operations: operationNodes)
  }

  private func live(from outputs: [Reference]) -> (constants: [Bool], operations: [Bool]) {
    var liveConstants = [Bool](repeating: false, count: constants.count)
    var liveOperations = [Bool](repeating: false, count: operations.count)
    func mark(_ reference: Reference) {
      switch reference.kind {
      case .input: break
      case .constant: liveConstants[reference.index] = true
      case .operation: liveOperations[reference.index] = true
      }
    }
    outputs.forEach(mark)
    for place in operations.indices.reversed() where liveOperations[place] {
      operands[Int(operandStart[place])..<Int(operandStart[place + 1])].forEach(mark)
    }
    return (liveConstants, liveOperations)
  }

  private func number(_ live: [Bool], from next: inout Int) -> [NodeID?] {
    live.map { isLive in
      guard isLive else { return nil }
      defer { next += 1 }
      return NodeID(next)
    }
  }
}
