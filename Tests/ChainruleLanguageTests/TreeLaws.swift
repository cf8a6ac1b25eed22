import ChainruleLanguage

/// The first law of trees and messages that a parsed text breaks, or nil.
func brokenLaw(_ source: SourceText, _ program: ParsedProgram) -> String? {
  brokenArenaLaw(program.tree, bytes: source.bytes.count)
    ?? brokenStatementLaw(program.tree, bytes: source.bytes.count)
    ?? brokenMessageLaw(program.diagnostics, source)
}

/// Post-order: a node's operands are the subtrees directly before it, and lie within its span.
private func brokenArenaLaw(_ tree: SyntaxTree, bytes: Int) -> String? {
  for (index, node) in tree.expressions.enumerated() {
    guard node.span.start <= node.span.end, Int(node.span.end) <= bytes else {
      return "node \(index) has the span \(node.span)"
    }
    guard (node.span.start...node.span.end).contains(node.anchor) else {
      return "node \(index) has its anchor outside of its span"
    }
    var end = index
    for _ in 0..<node.kind.operandCount {
      guard end > 0 else { return "node \(index) lacks an operand" }
      let operand = tree.expressions[end - 1]
      guard node.span.start <= operand.span.start, operand.span.end <= node.span.end else {
        return "node \(index) does not span its operand \(end - 1)"
      }
      end = operand.firstDescendant.place
    }
    guard node.firstDescendant.place == end else {
      return "node \(index) begins at \(node.firstDescendant.place), its operands at \(end)"
    }
    if let law = brokenReference(node.kind, tree) { return "node \(index): \(law)" }
  }
  return nil
}

private func brokenReference(_ kind: Expression.Kind, _ tree: SyntaxTree) -> String? {
  switch kind {
  case .number(let place, _):
    return Int(place) < tree.numbers.count ? nil : "no such number"
  case .table(let place, _):
    return Int(place) < tree.strings.count ? nil : "no such text"
  case .name(let name), .call(let name, _), .comprehension(let name), .fold(_, index: let name):
    return Int(name.index) < tree.names.spellings.count ? nil : "no such name"
  case .prefix, .infix, .postfix, .conditional, .list, .subscripted, .range, .everything, .missing:
    return nil
  }
}

/// Pre-order: bodies nest, and what a statement refers to lies within it.
private func brokenStatementLaw(_ tree: SyntaxTree, bytes: Int) -> String? {
  var ends: [Int] = [tree.statements.count]
  for (index, statement) in tree.statements.enumerated() {
    while ends.last == index, ends.count > 1 { ends.removeLast() }
    guard Int(statement.end) > index, Int(statement.end) <= ends[ends.count - 1] else {
      return "statement \(index) ends at \(statement.end), outside of its block"
    }
    ends.append(Int(statement.end))
    guard statement.span.start <= statement.nameSpan.start,
      statement.nameSpan.end <= statement.span.end, Int(statement.span.end) <= bytes
    else { return "statement \(index) does not span its name" }
    for id in [statement.shape, statement.value].compactMap(\.self) {
      guard id.place < tree.expressions.count else { return "statement \(index) lacks its value" }
      let span = tree[id].span
      guard statement.span.start <= span.start, span.end <= statement.span.end else {
        return "statement \(index) does not span its value"
      }
    }
    if case .function(_, let range) = statement.kind {
      guard Int(range.upperBound) <= tree.parameters.count, !range.isEmpty, statement.value != nil
      else { return "function \(index) lacks parameters or value" }
    }
  }
  return nil
}

/// Messages point into the text, come in its order, and are written in one style.
private func brokenMessageLaw(_ diagnostics: [Diagnostic], _ source: SourceText) -> String? {
  guard diagnostics.count <= 21 else { return "\(diagnostics.count) messages" }
  for (index, diagnostic) in diagnostics.enumerated() {
    for span in [diagnostic.span] + diagnostic.labels.map(\.span) {
      guard let span, span.start <= span.end, Int(span.end) <= source.bytes.count else {
        return "\(diagnostic.code) points outside of the text"
      }
    }
    if index > 0, diagnostics[index - 1].start > diagnostic.start {
      return "\(diagnostic.code) comes too late"
    }
    guard diagnostic.code.allSatisfy({ $0 == "-" || $0.isASCII && $0.isLowercase || $0.isNumber })
    else { return "\(diagnostic.code) is no code" }
    for words in [diagnostic.message] + [diagnostic.help].compactMap(\.self) {
      guard !words.isEmpty, !words.contains(where: \.isNewline) else { return "\(words): lines" }
    }
    guard diagnostic.help != nil || diagnostic.code == "more-mistakes" else {
      return "\(diagnostic.code) offers no remedy"
    }
    // Every kind of message comes first somewhere; showing all of them would take most of the time.
    guard index < 2 else { continue }
    let shown = diagnostic.rendered(in: source).split(separator: "\n")
    guard shown.contains(where: { $0.contains("^") }) else {
      return "\(diagnostic.code) marks nothing"
    }
  }
  return nil
}
