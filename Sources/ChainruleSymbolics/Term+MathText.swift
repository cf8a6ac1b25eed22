import ChainruleCalculus

extension Term {
  /// Where a formula is to stand.
  package enum Place: Sendable {
    case alone
    /// To the right of a sign of multiplication between blanks.
    case factor
    /// Before and after signs that bind as products do.
    case product
    /// Before a sign of multiplication without blanks: sin(x)·y.
    case front
  }

  /// The term as mathematics sets it, in one line; `number` sets the numbers in it.
  package func formula(in place: Place = .alone, number: @escaping (Double) -> String) -> Formula {
    mathText(in: place, number: number).line
  }

  /// The term as mathematics sets it, in two dimensions; `number` sets the numbers in it.
  package func mathText(in place: Place = .alone, number: @escaping (Double) -> String)
    -> MathText
  {
    var text = MathText()
    let setting = TermSetting(number: number)
    print(
      atLeast: level(in: place), before: place == .front ? .tightSign : .end,
      parentheses: (.open, .close),
      pieces: { term, follower in setting.pieces(of: term.named, before: follower) },
      to: { text.append($0) })
    return text
  }

  /// After a sign between blanks, quotients and products go on without parentheses.
  private func level(in place: Place) -> BindingLevel {
    switch place {
    case .alone: .conditional
    case .factor: beginsWithMinus ? .primary : .product
    case .product, .front: beginsWithMinus || isQuotient ? .primary : .product
    }
  }

  fileprivate var isQuotient: Bool { application?.operation == .division }

  /// Whether the printed form starts with a minus; looks at the first few factors only.
  fileprivate var beginsWithMinus: Bool {
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

typealias MathPiece = TermPiece<MathText.Token>

/// How terms are split into what is set and what is still to be printed.
struct TermSetting {
  let number: (Double) -> String

  func pieces(of term: Term, before follower: Follower) -> (BindingLevel, [MathPiece]) {
    if let value = term.primal {
      let text = text(of: value)
      return (Self.level(ofNumber: text), [.output(.number(text))])
    }
    if let symbol = term.symbol {
      let tokens = symbol.mathText(number: number).tokens
      return (symbol.level, tokens.map { .output($0) })
    }
    guard let (operation, operands) = term.application else { return (.primary, []) }
    if operation == .selection { return (.conditional, conditional(operands)) }
    switch operation.notation {
    case .infix(_, .power, _, _):
      return power(operands[0], operands[1], before: follower)
    case .infix(_, .product, _, _):
      return operation == .division
        ? quotient(operands[0], operands[1], before: follower)
        : product(operands[0], operands[1], before: follower)
    case .infix(let spellings, let precedence, let grouping, _):
      let level = BindingLevel(precedence)
      return (
        level,
        [
          .term(operands[0], atLeast: grouping == .left ? level : level.above),
          .output(.sign(Self.signs[spellings[0]] ?? spellings[0])),
          .term(operands[1], atLeast: operands[1].beginsWithMinus ? .primary : level.above),
        ]
      )
    case .prefix:
      let level: BindingLevel = operands[0].beginsWithMinus ? .primary : .product
      return (
        .sign, [.output(.prefix("−")), .term(operands[0], atLeast: level, before: follower)]
      )
    case .function(let spellings, let figure):
      return function(spellings[0], figure, operands, before: follower)
    case .identity:
      preconditionFailure("a term is printed without its second names")
    }
  }

  private static let signs = ["-": "−", "<=": "≤", ">=": "≥", "!=": "≠", "==": "="]

  private func product(_ a: Term, _ b: Term, before follower: Follower)
    -> (BindingLevel, [MathPiece])
  {
    let sign: MathText.Product =
      a.primal.map { isPlain($0) && b.followsNumber } == true ? .implied : .close
    let left: [MathPiece] =
      a.isQuotient
      ? inLine(a, atLeast: .application, before: .tightSign)
      : [.term(a, atLeast: .product, before: .tightSign)]
    return (
      .product,
      left + [.output(.times(sign)), .term(b, atLeast: .application, before: follower)]
    )
  }

  private func quotient(_ a: Term, _ b: Term, before follower: Follower)
    -> (BindingLevel, [MathPiece])
  {
    let above = inLine(a, atLeast: a.isQuotient ? .application : .product, before: .tightSign)
    let below = inLine(b, atLeast: .application, before: follower)
    return (
      .product,
      [.output(.begin(.fraction))] + above + [.output(.next)] + below + [.output(.end)]
    )
  }

  /// A term that needs parentheses only where its surroundings are set in one line.
  func inLine(_ term: Term, atLeast level: BindingLevel, before follower: Follower = .end)
    -> [MathPiece]
  {
    if pieces(of: term.named, before: follower).0 >= level {
      return [.term(term, atLeast: .conditional, before: follower)]
    }
    return [.output(.openInLine), .term(term, atLeast: .conditional), .output(.closeInLine)]
  }

  private func text(of value: Double) -> String {
    value == .pi ? "π" : value == eulersNumber ? "e" : number(value)
  }

  /// Whether a number may stand directly before a name.
  private func isPlain(_ value: Double) -> Bool {
    text(of: value).allSatisfy { $0.isASCII && !$0.isLetter || $0 == "−" }
  }

  /// How tightly a number binds: −2, 1.5·10⁻⁷ and 10⁻⁷ are not single signs.
  private static func level(ofNumber text: String) -> BindingLevel {
    if text.contains("·") { return .product }
    if text.hasPrefix("−") { return .sign }
    return text.allSatisfy { $0.isASCII || "πe∞".contains($0) } ? .primary : .power
  }
}

extension Term {
  /// Whether a number may stand directly before the term: 2x, 3x², 2π, 2√x.
  fileprivate var followsNumber: Bool {
    if primal == .pi || isLetter { return true }
    guard let (operation, operands) = application else { return false }
    switch operation.notation {
    case .infix(_, .power, _, _), .function(_, .squared): return operands[0].isLetter
    case .function(_, .radical): return true
    case .infix, .prefix, .function, .identity: return false
    }
  }

  /// Whether the term is a name of one letter, with or without an index: 2x, but 2·rate.
  private var isLetter: Bool {
    variableName.map { Formula(name: $0).runs.first?.text.count == 1 } ?? false
  }
}
