import ChainruleCalculus

extension Term {
  /// The term in the language of programs; reading it gives the term back.
  package var programText: String {
    let hidden = ["pi", "e"].filter { store?.contains(variable: $0) ?? false }
    var text = ""
    print(parentheses: ("(", ")"), pieces: { term, _ in term.named.programPieces(hidden) }) {
      text += $0
    }
    return text
  }

  /// - Parameter hidden: the constants whose names the program uses for variables of its own.
  private func programPieces(_ hidden: [String]) -> (BindingLevel, [TermPiece<String>]) {
    if let number = primal {
      let text = Self.programText(of: number, hidden: hidden)
      return (
        text.contains("/") ? .product : text.hasPrefix("-") ? .sign : .primary, [.output(text)]
      )
    }
    if let symbol {
      let isProduct = if case .written(_, _, true) = symbol { true } else { false }
      return (isProduct ? .product : .primary, [.output(symbol.programText)])
    }
    guard let (operation, operands) = application else { return (.primary, []) }
    if operation == .selection { return (.conditional, Self.conditional(operands)) }
    switch operation.notation {
    case .infix(let spellings, let precedence, let grouping, _):
      let level = BindingLevel(precedence)
      let sign = precedence >= .product ? spellings[0] : " \(spellings[0]) "
      let (left, right) = Self.levels(level, grouping)
      return (
        level,
        [.term(operands[0], atLeast: left), .output(sign), .term(operands[1], atLeast: right)]
      )
    case .prefix(let spellings, let precedence):
      let level = BindingLevel(precedence)
      return (level, [.output(spellings[0]), .term(operands[0], atLeast: level.above)])
    case .function(let spellings, _):
      return (.primary, Self.call(spellings[0], operands))
    case .identity:
      preconditionFailure("a term is printed without its second names")
    }
  }

  /// What each side of an infix sign must bind to be printed without parentheses.
  private static func levels(_ level: BindingLevel, _ grouping: Notation.Grouping)
    -> (left: BindingLevel, right: BindingLevel)
  {
    switch grouping {
    case .left: (level, level.above)
    case .right: (level.above, level == .power ? .sign : level)
    case .none: (level.above, level.above)
    }
  }

  private static func call(_ name: String, _ operands: [Term]) -> [TermPiece<String>] {
    var pieces: [TermPiece<String>] = [.output("\(name)(")]
    for (index, operand) in operands.enumerated() {
      if index > 0 { pieces.append(.output(", ")) }
      pieces.append(.term(operand, atLeast: .conditional))
    }
    pieces.append(.output(")"))
    return pieces
  }

  private static func conditional(_ operands: [Term]) -> [TermPiece<String>] {
    [
      .output("if "), .term(operands[0], atLeast: .comparison),
      .output(" then "), .term(operands[1], atLeast: .comparison),
      .output(" else "), .term(operands[2], atLeast: .conditional),
    ]
  }

  /// A number as programs write it: shortest round-trip; π, e and what is not finite by a formula.
  package static func programText(of number: Double) -> String {
    programText(of: number, hidden: [])
  }

  private static func programText(of number: Double, hidden: [String]) -> String {
    if number == .pi, !hidden.contains("pi") { return "pi" }
    if number == eulersNumber, !hidden.contains("e") { return "e" }
    if number.isNaN { return "0/0" }
    if number.isInfinite { return number > 0 ? "1/0" : "-1/0" }
    return NumberText.shortest(number)
  }

  /// What the term stands for, where it is a variable.
  package var symbol: Symbol? {
    guard let store, case .variable(let symbol) = store.nodes[place(in: store)] else { return nil }
    return symbol
  }

  package var variableName: String? { symbol?.programText }
}
