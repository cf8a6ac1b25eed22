import ChainruleLanguage

extension SyntaxTree {
  subscript(expression: ExpressionID) -> Expression { expressions[Int(expression.index)] }

  /// The operands of an expression in order.
  func operands(of expression: ExpressionID) -> [ExpressionID] {
    var operands: [ExpressionID] = []
    let first = Int(self[expression].firstDescendant.index)
    var next = Int(expression.index) - 1
    while next >= first {
      operands.append(ExpressionID(next))
      next = Int(expressions[next].firstDescendant.index) - 1
    }
    return operands.reversed()
  }

  /// The names that a bare expression may take, best first; they are made room for before.
  var bareNames: [NameID] { Self.bareSpellings.compactMap(names.find) }

  /// Enters the names that a bare expression may take into the table.
  mutating func internBareNames() {
    for name in Self.bareSpellings { _ = names.intern(name) }
  }

  private static let bareSpellings = ["y", "f", "g", "h"]
}

extension Expression {
  /// The span of a name of this spelling that begins at the anchor.
  func nameSpan(_ spelling: String) -> Span {
    Span(Int(anchor), Int(anchor) + spelling.utf8.count)
  }
}

extension Statement.Kind {
  /// The opening word of a statement that may not stand inside a loop or function.
  var topLevelWord: String? {
    switch self {
    case .input: "input"
    case .data: "data"
    case .size: "size"
    case .output: "output"
    case .function: "a function"
    case .bare: "a bare expression"
    case .definition, .loop: nil
    }
  }
}
