extension MathText {
  /// The sign of a derivative: d where a function has one parameter, ∂ where it has several.
  package enum Differential: String, Sendable {
    case total = "d"
    case partial = "∂"
  }

  package static func name(_ name: String) -> MathText { MathText([.name(name)]) }
  package static func sign(_ sign: String) -> MathText { MathText([.sign(sign)]) }

  /// dy/dx
  package static func derivative(of name: String, by input: String, _ sign: Differential)
    -> MathText
  {
    let sign = Token.prefix(sign.rawValue)
    return group(.fraction, MathText([sign, .name(name)]), MathText([sign, .name(input)]))
  }

  /// d(x²)/dx, before it is carried out.
  static func derivative(of formula: MathText, by input: String, _ sign: Differential)
    -> MathText
  {
    let sign = Token.prefix(sign.rawValue)
    return group(
      .fraction, MathText([sign, .open]) + formula + MathText([.close]),
      MathText([sign, .name(input)]))
  }

  package static func product(_ factors: [MathText]) -> MathText {
    joined(factors, by: .times(.apart))
  }

  /// An addend that begins with a minus is subtracted.
  package static func sum(_ addends: [MathText]) -> MathText {
    guard var sum = addends.first else { return MathText() }
    for addend in addends.dropFirst() {
      let isNegative = addend.tokens.first == .prefix("−")
      sum = sum + .sign(isNegative ? "−" : "+")
      sum = sum + MathText(Array(addend.tokens.dropFirst(isNegative ? 1 : 0)))
    }
    return sum
  }

  package static func list(_ items: [MathText]) -> MathText { joined(items, by: .comma) }

  /// An equation of several sides.
  package static func equation(_ sides: [MathText]) -> MathText { joined(sides, by: .sign("=")) }

  private static func joined(_ parts: [MathText], by token: Token) -> MathText {
    MathText(Array(parts.map(\.tokens).joined(separator: [token])))
  }

  /// The same with names replaced.
  func replacing(_ replacements: [String: MathText]) -> MathText {
    guard !replacements.isEmpty else { return self }
    return MathText(
      tokens.flatMap { token -> [Token] in
        if case .name(let name) = token, let replacement = replacements[name] {
          return replacement.tokens
        }
        return [token]
      })
  }
}
