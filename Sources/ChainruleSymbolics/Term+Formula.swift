import ChainruleCalculus

extension Term {
  /// Where a formula is to stand.
  package enum Place: Sendable {
    case alone
    /// To the right of a sign of multiplication between blanks.
    case factor
  }

  /// The term as mathematics sets it; `number` sets the numbers in it.
  package func formula(in place: Place = .alone, number: @escaping (Double) -> String) -> Formula {
    var formula = Formula()
    var depth = 0
    print(
      atLeast: level(in: place),
      parentheses: (.formula(Formula("(", .upright)), .formula(Formula(")", .upright))),
      pieces: { term, follower in term.named.formulaPieces(number, before: follower) }
    ) { event in
      switch event {
      case .formula(let part):
        formula += (0..<depth).reduce(part) { set, _ in set.set(.superscript) }
      case .raise: depth += 1
      case .lower: depth -= 1
      }
    }
    return formula
  }

  /// After a sign between blanks, quotients and products go on without parentheses.
  private func level(in place: Place) -> BindingLevel {
    switch place {
    case .alone: .conditional
    case .factor: beginsWithMinus ? .primary : .product
    }
  }

  private func formulaPieces(_ number: @escaping (Double) -> String, before follower: Follower)
    -> (BindingLevel, [FormulaPiece])
  {
    if let value = primal {
      let text = Self.text(of: value, number)
      return (Self.level(ofNumber: text), [.upright(text)])
    }
    if let name = variableName {
      let formula = Formula(name: name)
      let isRaised = formula.runs.contains { $0.scripts.first == .superscript }
      return (isRaised ? .power : .primary, [.output(.formula(formula))])
    }
    guard let (operation, operands) = application else { return (.primary, []) }
    if operation == .selection { return (.conditional, Self.conditional(operands)) }
    switch operation.notation {
    case .infix(_, .power, _, _):
      return Self.power(operands[0], operands[1], before: follower)
    case .infix(let spellings, .product, _, _):
      let sign = operation == .multiplication ? multiplicationSign(number) : spellings[0]
      let left: BindingLevel = operands[0].isQuotient ? .application : .product
      return (
        .product,
        [
          .term(operands[0], atLeast: left, before: .tightSign), .upright(sign),
          .term(operands[1], atLeast: .application, before: follower),
        ]
      )
    case .infix(let spellings, let precedence, let grouping, _):
      let level = BindingLevel(precedence)
      let right = operands[1].beginsWithMinus ? .primary : level.above
      return (
        level,
        [
          .term(operands[0], atLeast: grouping == .left ? level : level.above),
          .upright(" \(Self.signs[spellings[0]] ?? spellings[0]) "),
          .term(operands[1], atLeast: right),
        ]
      )
    case .prefix:
      let level: BindingLevel = operands[0].beginsWithMinus ? .primary : .product
      return (.sign, [.upright("−"), .term(operands[0], atLeast: level, before: follower)])
    case .function(let spellings, let figure):
      return Self.function(spellings[0], figure, operands, before: follower)
    case .identity:
      preconditionFailure("a term is printed without its second names")
    }
  }

  private static let signs = ["-": "−", "<=": "≤", ">=": "≥", "!=": "≠", "==": "="]

  private static func text(of value: Double, _ number: (Double) -> String) -> String {
    value == .pi ? "π" : value == eulersNumber ? "e" : number(value)
  }

  /// How tightly a number binds: −2, 1.5·10⁻⁷ and 10⁻⁷ are not single signs.
  private static func level(ofNumber text: String) -> BindingLevel {
    text.contains("·")
      ? .product
      : text.hasPrefix("−")
        ? .sign
        : text.allSatisfy(isPlain)
          ? .primary : .power
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII || "πe∞".contains(character)
  }

  /// A number before a name needs no sign: 2x; two names are kept apart by a dot.
  private func multiplicationSign(_ number: (Double) -> String) -> String {
    guard let (_, operands) = application, let factor = operands[0].primal,
      Self.text(of: factor, number).allSatisfy({ $0.isASCII && !$0.isLetter || $0 == "−" })
    else { return "·" }
    return operands[1].followsNumber ? "" : "·"
  }

  private var followsNumber: Bool {
    if variableName != nil || primal == .pi { return true }
    guard let (operation, operands) = application else { return false }
    switch operation.notation {
    case .infix(_, .power, _, _), .function(_, .squared): return operands[0].variableName != nil
    case .function(_, .radical): return true
    case .infix, .prefix, .function, .identity: return false
    }
  }

  private var isQuotient: Bool { application?.operation == .division }

  /// Whether the printed form starts with a minus; looks at the first few factors only.
  private var beginsWithMinus: Bool {
    var term = self
    for _ in 0..<8 {
      if let number = term.primal { return number < 0 }
      guard let (operation, operands) = term.application else { return false }
      if operation == .negation { return true }
      guard operation == .multiplication || operation == .division else { return false }
      term = operands[0]
    }
    return false
  }
}
