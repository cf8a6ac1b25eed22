import ChainruleCalculus

extension VectorTerms {
  /// The operation of a node in the language of programs; nil for inputs and constants.
  package func programText(of place: Int) -> String? {
    let node = graph.nodes[place]
    guard case .operation(let operation) = node.role else { return nil }
    switch operation {
    case .elementwise(.identity): return programText(node.operands[0])
    case .elementwise(let operation):
      return store.application(operation, to: node.operands.map(term)).programText
    case .structural(let operation):
      let operands = node.operands.map(programText)
      return switch operation.definition.figure {
      case .sign("·"): operands.joined(separator: "·")
      case .product: operands.joined(separator: "@")
      case .transposed: operands[0] + "'"
      case .name, .sign, .outer, .bars: "\(operation.name)(\(operands.joined(separator: ", ")))"
      }
    case .list: return "[" + node.operands.map(programText).joined(separator: ", ") + "]"
    case .part(let subscripts):
      return programText(node.operands[0]) + "["
        + subscripts.map(\.text).joined(separator: ", ") + "]"
    }
  }

  private func programText(_ operand: VectorGraph.Operand) -> String {
    term(operand).programText
  }
}
