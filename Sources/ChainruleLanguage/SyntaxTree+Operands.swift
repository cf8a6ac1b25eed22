extension Expression.Kind {
  /// How many operands stand before a node of this kind.
  package var operandCount: Int {
    switch self {
    case .number, .name, .everything, .missing: 0
    case .prefix, .postfix: 1
    case .infix, .range: 2
    case .conditional, .fold, .comprehension: 3
    case .call(_, let arity): Int(arity)
    case .list(let count): Int(count)
    case .subscripted(let count): Int(count) + 1
    case .table(_, let count): Int(count)
    }
  }
}

extension SyntaxTree {
  package subscript(id: ExpressionID) -> Expression { expressions[id.place] }

  /// The operands of a node from the last to the first, which is how post-order yields them.
  package func reversedOperands(of id: ExpressionID) -> [ExpressionID] {
    var operands: [ExpressionID] = []
    var end = id.place
    while operands.count < self[id].kind.operandCount {
      operands.append(ExpressionID(end - 1))
      end = expressions[end - 1].firstDescendant.place
    }
    return operands
  }

  /// The operands of a node in the order in which they are written.
  package func operands(of id: ExpressionID) -> [ExpressionID] {
    reversedOperands(of: id).reversed()
  }
}
