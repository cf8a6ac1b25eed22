extension Parser {
  var lastExpression: ExpressionID { ExpressionID(tree.expressions.count - 1) }

  /// Adds a node without operands.
  mutating func append(
    _ kind: Expression.Kind, from start: UInt32, to end: UInt32, anchor: UInt32
  ) {
    append(kind, first: tree.expressions.count, from: start, to: end, anchor: anchor)
  }

  /// Adds a node whose operands are all nodes from `first` on.
  mutating func append(
    _ kind: Expression.Kind, first: Int, from start: UInt32, to end: UInt32, anchor: UInt32
  ) {
    tree.expressions.append(
      Expression(
        kind: kind, firstDescendant: ExpressionID(first), span: Span(from: start, to: end),
        anchor: anchor))
  }

  /// Where the subtree begins that ends at `index`.
  func first(_ index: Int) -> Int {
    Int(tree.expressions[index].firstDescendant.index)
  }

  /// Adds a node over the last `count` operands; it reaches from the first one to the last unless
  /// signs of its own stand around them.
  mutating func join(
    _ kind: Expression.Kind, count: Int, anchor: UInt32, start: UInt32? = nil, end: UInt32? = nil
  ) {
    var first = tree.expressions.count
    var operand = first
    for _ in 0..<count {
      operand = first - 1
      first = self.first(operand)
    }
    append(
      kind, first: first, from: start ?? tree.expressions[operand].span.start,
      to: end ?? tree.expressions[tree.expressions.count - 1].span.end, anchor: anchor)
  }
}
