import ChainruleLanguage

extension SyntaxTree {
  /// The names that a bare expression may take, best first; `internBareNames` makes room for them.
  var bareNames: [NameID] {
    Self.bareSpellings.compactMap(names.find) + [NameID(names.spellings.count - 1)]
  }

  /// Enters the names that a bare expression may take into the table, the last one in no use: the
  /// first of y1, y2, … that the program does not have.
  mutating func internBareNames() {
    for name in Self.bareSpellings { _ = names.intern(name) }
    var number = 1
    while names.find("y\(number)") != nil { number += 1 }
    _ = names.intern("y\(number)")
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
