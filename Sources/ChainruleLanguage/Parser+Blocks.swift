/// A loop or function whose closing brace has not come yet.
struct Block {
  /// The place of its head among the statements.
  var head: Int
  var brace: Span
  var isFunction: Bool
  /// Where the statements begin that are directly in the block and after every block in it.
  var tail: Int
  /// How many mistakes were known at its head: a block with mistakes is not blamed for its end.
  var mistakesBefore: Int
}

extension Parser {
  /// `{` after the head of a loop or function; its statements follow one by one.
  mutating func openBlock(head: Int, isFunction: Bool) {
    blocks.append(
      Block(
        head: head, brace: token.span, isFunction: isFunction, tail: head + 1,
        mistakesBefore: diagnostics.count))
    advance()
  }

  /// `}`: the statements since the head are its body; a function's last one is its value.
  mutating func closeBlock() throws(Interruption) {
    guard let block = blocks.popLast() else {
      throw Interruption(.strayBracket(quoted(token), token.span))
    }
    let result = block.isFunction ? takeResult(of: block) : nil
    if !block.isFunction { refuseEarlierBare() }
    settle(block, result: result, end: token.span.end)
    advance()
    try expectEnd()
  }

  /// The value of the bare expression that ends a function's body; the statement itself goes.
  private mutating func takeResult(of block: Block) -> ExpressionID? {
    let last = tree.statements.count - 1
    if last >= block.tail, case .bare = tree.statements[last].kind {
      return tree.statements.removeLast().value
    }
    if diagnostics.count == block.mistakesBefore {
      diagnostics.append(
        .missingResult(token.span, function: tree.statements[block.head].nameSpan))
    }
    append(
      .missing, from: token.span.start, to: token.span.start, anchor: token.span.start)
    return lastExpression
  }

  private mutating func settle(_ block: Block, result: ExpressionID?, end: UInt32) {
    tree.statements[block.head].end = UInt32(tree.statements.count)
    tree.statements[block.head].span.end = end
    if let result { tree.statements[block.head].value = result }
    nodesBefore = tree.expressions.count
    if !blocks.isEmpty { blocks[blocks.count - 1].tail = tree.statements.count }
  }

  /// At the end of the text: an open block is one mistake, however many are open.
  mutating func closeBlocks() {
    if token.kind == .end, let innermost = blocks.last {
      diagnostics.append(
        .unclosedBracket(
          "}", at: Span(at: previous.span.end),
          opening: innermost.brace))
    }
    while let block = blocks.popLast() {
      let result = block.isFunction ? takeResult(of: block) : nil
      settle(block, result: result, end: token.span.start)
    }
  }

  /// Only the last statement may be a bare expression; one that others follow is reported and goes.
  mutating func refuseEarlierBare() {
    guard let last = tree.statements.last, case .bare = last.kind, let value = last.value,
      tree.statements.count - 1 > (blocks.last?.head ?? -1)
    else { return }
    if case .missing = tree.expressions[value.place].kind { return }
    diagnostics.append(.earlyBareExpression(last.span, isEquation: isEquation(value)))
    tree.statements.removeLast()
  }
}
