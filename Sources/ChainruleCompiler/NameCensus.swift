import ChainruleLanguage

/// Which names a program defines and calls anywhere, before it is known where.
struct NameCensus {
  /// What is known of one name.
  private struct Entry {
    /// Where it is first defined.
    var definition: Span?
    /// Whether it is defined outside of every loop and function.
    var isGlobal = false
    var isFunction = false
    var isCalled = false
    /// Whether it occurs anywhere but as an output.
    var isUsed = false
  }

  /// Whether the program states its inputs.
  let hasInputs: Bool
  /// What a bare expression is called: y, or the first of f, g, h that the program does not use.
  let nameOfBareExpression: NameID
  private let entries: [Entry]

  init(_ tree: SyntaxTree) {
    var entries = [Entry](repeating: Entry(), count: tree.names.spellings.count)
    var hasInputs = false
    for expression in tree.expressions {
      switch expression.kind {
      case .call(let name, _):
        entries[Int(name.index)].isCalled = true
        entries[Int(name.index)].isUsed = true
      case .name(let name), .fold(_, let name), .comprehension(let name):
        entries[Int(name.index)].isUsed = true
      case .number, .prefix, .infix, .postfix, .conditional, .list, .subscripted, .range,
        .everything, .table, .missing:
        break
      }
    }
    var bodyEnd = 0
    for (place, statement) in tree.statements.enumerated() {
      let isGlobal = place >= bodyEnd
      if isGlobal { bodyEnd = Int(statement.end) }
      switch statement.kind {
      case .input(let name), .data(let name), .size(let name), .definition(let name),
        .function(let name, _):
        let index = Int(name.index)
        entries[index].isUsed = true
        if isGlobal { entries[index].isGlobal = true }
        if entries[index].definition == nil { entries[index].definition = statement.nameSpan }
        if case .function = statement.kind { entries[index].isFunction = true }
        if case .input = statement.kind { hasInputs = true }
      case .loop(let name): entries[Int(name.index)].isUsed = true
      case .bare, .output: break
      }
    }
    let names = tree.bareNames
    nameOfBareExpression = names.first { !entries[Int($0.index)].isUsed } ?? names[0]
    self.entries = entries
    self.hasInputs = hasInputs
  }

  func isDefined(_ name: NameID) -> Bool { entries[Int(name.index)].definition != nil }
  func definition(of name: NameID) -> Span? { entries[Int(name.index)].definition }
  func isCalled(_ name: NameID) -> Bool { entries[Int(name.index)].isCalled }
  func isFunction(_ name: NameID) -> Bool { entries[Int(name.index)].isFunction }
  func isGlobal(_ name: NameID) -> Bool { entries[Int(name.index)].isGlobal }
  func isGlobalVariable(_ name: NameID) -> Bool { isGlobal(name) && !isFunction(name) }
}
