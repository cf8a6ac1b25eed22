/// `name = value`, `name(parameters) = value`, and expressions without a name.
extension Parser {
  /// The left side is read as an expression: only the `=` after it tells what it is.
  mutating func definitionOrBare() throws(Interruption) {
    try refuseBrokenLine()
    let first = token
    let left = try expression()
    guard continues(with: .equals) else {
      tree.statements[begin(.bare, at: tree.expressions[left.place].span)].value = left
      return try expectEnd()
    }
    let kind = try definitionKind(left, first)
    tree.expressions.removeSubrange(nodesBefore...)
    let head = begin(kind, at: first.span)
    advance()
    if case .function = kind, isAt(.openBrace) {
      return openBlock(head: head, isFunction: true)
    }
    tree.statements[head].value = try expression()
    tree.statements[head].span.end = previous.span.end
    try expectEnd()
  }

  /// What the left side of `=` defines: a name, or a function of names.
  private mutating func definitionKind(_ left: ExpressionID, _ first: Token)
    throws(Interruption) -> Statement.Kind
  {
    let node = tree.expressions[left.place]
    if node.span.start == node.anchor {
      switch node.kind {
      case .name(let name):
        return .definition(name)
      case .call(let name, let arity):
        let parameters = try parameters(of: node, at: left.place, arity: Int(arity))
        return .function(name, parameters: parameters)
      case .number, .prefix, .infix, .postfix, .conditional, .list, .subscripted, .range,
        .everything, .fold, .comprehension, .table, .missing:
        break
      }
    }
    if case .subscripted = node.kind {
      throw Interruption(.assignmentToElement(node.span))
    }
    throw Interruption(.assignmentToExpression(source.excerpt(node.span), token.span))
  }

  private mutating func parameters(of call: Expression, at place: Int, arity: Int)
    throws(Interruption) -> Range<UInt32>
  {
    guard arity > 0 else { throw Interruption(.noParameters(call.span)) }
    let begin = tree.parameters.count
    var seen: Set<NameID> = []
    for index in call.firstDescendant.place..<place {
      let node = tree.expressions[index]
      guard case .name(let name) = node.kind, node.anchor == node.span.start else {
        throw Interruption(.malformedParameter(node.span))
      }
      guard seen.insert(name).inserted else {
        throw Interruption(.repeatedParameter(tree.names[name], node.span))
      }
      tree.parameters.append(Parameter(name: name, span: node.span))
    }
    return UInt32(begin)..<UInt32(tree.parameters.count)
  }

  /// A line that begins with an operator was meant to go on the one above.
  ///
  /// A minus may begin a statement; it is taken for a continuation where it is indented more than
  /// the statement before it.
  private func refuseBrokenLine() throws(Interruption) {
    guard token.isAfterNewline, let before = tree.statements.last,
      case .sign(let index) = token.kind, lexer.spellings.signs[index].infix != nil
    else { return }
    let canBegin = lexer.spellings.signs[index].prefix != nil
    if canBegin, indentation(token.span.start) <= indentation(before.span.start) { return }
    throw Interruption(.brokenLine(quoted(token), token.span))
  }

  /// How far the line that holds an offset is indented, in bytes.
  private func indentation(_ offset: UInt32) -> Int {
    let line = source.line(around: Int(offset))
    return source.bytes[line].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
  }

  /// Whether an expression is an equation, such as `x == 2` where `x = 2` was meant.
  func isEquation(_ id: ExpressionID) -> Bool {
    guard case .infix(let operation) = tree.expressions[id.place].kind else { return false }
    return operators.entries[Int(operation.index)].spellings.contains("==")
  }
}
