extension SyntaxTree {
  /// The tree in prefix form, a statement a line: what the tests compare.
  ///
  ///     input w: (call vector 3) = (list 1 2 3)
  ///     y = (+ (* 2 x) (call sin x))
  ///     for t in (.. 1 3) {
  ///       x = (/ x 2)
  ///     }
  package func listing(operators: OperatorTable) -> String {
    var lines = title.map { "# " + $0 }
    var openBlocks: [(end: UInt32, last: String)] = []
    for (index, statement) in statements.enumerated() {
      closeBlocks(&openBlocks, before: UInt32(index), &lines)
      let margin = Self.margin(openBlocks.count)
      lines.append(margin + heading(of: statement, at: index, operators))
      guard opensBlock(statement, at: index) else { continue }
      var last = margin + "}"
      if case .function = statement.kind, let value = statement.value {
        last = margin + "  " + prefixForm(of: value, operators) + "\n" + last
      }
      openBlocks.append((statement.end, last))
    }
    closeBlocks(&openBlocks, before: .max, &lines)
    return lines.joined(separator: "\n")
  }

  private func closeBlocks(
    _ open: inout [(end: UInt32, last: String)], before index: UInt32, _ lines: inout [String]
  ) {
    while let block = open.last, block.end <= index {
      lines.append(block.last)
      open.removeLast()
    }
  }

  /// Deep blocks are not indented further: their listing stays linear in their number.
  private static func margin(_ depth: Int) -> String {
    String(repeating: "  ", count: min(depth, 8))
  }

  private func opensBlock(_ statement: Statement, at index: Int) -> Bool {
    if case .loop = statement.kind { return true }
    return Int(statement.end) > index + 1
  }

  private func heading(
    of statement: Statement, at index: Int, _ operators: OperatorTable
  ) -> String {
    let shape = statement.shape.map { ": " + prefixForm(of: $0, operators) } ?? ""
    let value = statement.value.map { prefixForm(of: $0, operators) }
    let definition = shape + (value.map { " = " + $0 } ?? "")
    switch statement.kind {
    case .input(let name): return "input \(names[name])" + definition
    case .data(let name): return "data \(names[name])" + definition
    case .size(let name): return "size \(names[name])" + definition
    case .definition(let name): return names[name] + definition
    case .output(let name): return "output \(names[name])" + definition
    case .bare: return value ?? ""
    case .loop(let name): return "for \(names[name]) in \(value ?? "") {"
    case .function(let name, let range):
      let list = parameters[Int(range.lowerBound)..<Int(range.upperBound)]
        .map { names[$0.name] }.joined(separator: ", ")
      let end = opensBlock(statement, at: index) ? " = {" : definition
      return "\(names[name])(\(list))" + end
    }
  }

  /// One expression in prefix form, by a loop over an explicit stack.
  package func prefixForm(of root: ExpressionID, _ operators: OperatorTable) -> String {
    enum Part {
      case node(ExpressionID)
      case text(String)
    }
    var text = ""
    var parts: [Part] = [.node(root)]
    while let part = parts.popLast() {
      switch part {
      case .text(let sign):
        text += sign
      case .node(let id):
        let operands = reversedOperands(of: id)
        let word = word(for: self[id].kind, operators)
        guard self[id].kind.isCompound else {
          text += word
          continue
        }
        text += "(" + word
        parts.append(.text(")"))
        for operand in operands {
          parts.append(.node(operand))
          parts.append(.text(" "))
        }
      }
    }
    return text
  }

  private func word(for kind: Expression.Kind, _ operators: OperatorTable) -> String {
    switch kind {
    case .number(let place, isInteger: true): "\(Int(numbers[Int(place)]))"
    case .number(let place, isInteger: false): "\(numbers[Int(place)])"
    case .name(let name): names[name]
    case .prefix(let id), .infix(let id), .postfix(let id):
      operators.entries[Int(id.index)].spellings[0]
    case .call(let name, _): "call \(names[name])"
    case .conditional: "if"
    case .list: "list"
    case .subscripted: "at"
    case .range: ".."
    case .everything: ":"
    case .fold(let name, let index): "fold \(names[name]) \(names[index])"
    case .comprehension(let index): "each \(names[index])"
    case .table(let place, _): "csv \"\(strings[Int(place)])\""
    case .missing: "<missing>"
    }
  }
}

extension Expression.Kind {
  /// Whether the prefix form is in parentheses.
  fileprivate var isCompound: Bool {
    switch self {
    case .number, .name, .everything, .missing: false
    case .prefix, .infix, .postfix, .call, .conditional, .list, .subscripted, .range, .fold,
      .comprehension, .table:
      true
    }
  }
}
