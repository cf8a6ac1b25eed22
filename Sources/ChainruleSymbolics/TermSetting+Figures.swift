import ChainruleCalculus

/// How powers, functions and choices look on paper.
extension TermSetting {
  func conditional(_ operands: [Term]) -> [MathPiece] {
    [
      .output(.begin(.choice)), .term(operands[0], atLeast: .comparison), .output(.next),
      .term(operands[1], atLeast: .comparison), .output(.next),
      .term(operands[2], atLeast: .conditional), .output(.end),
    ]
  }

  /// xⁿ, and cosⁿ x for a whole power of a function.
  func power(_ base: Term, _ exponent: Term, before follower: Follower)
    -> (BindingLevel, [MathPiece])
  {
    func raised(_ base: MathPiece) -> [MathPiece] {
      [
        .output(.begin(.power)), base, .output(.next), .term(exponent, atLeast: .conditional),
        .output(.end),
      ]
    }
    if let (operation, operands) = base.application, operands.count == 1,
      case .function(let spellings, .name) = operation.notation,
      let count = exponent.primal, count >= 2, count == count.rounded()
    {
      return (
        .application,
        raised(.output(.function(spellings[0]))) + argument(operands[0], before: follower)
      )
    }
    return (.power, raised(.term(base, atLeast: .primary)))
  }

  func function(
    _ name: String, _ figure: Notation.Figure, _ operands: [Term], before follower: Follower
  ) -> (BindingLevel, [MathPiece]) {
    switch figure {
    case .radical:
      let inside = inLine(operands[0], atLeast: .primary)
      return (.power, [.output(.begin(.root))] + inside + [.output(.end)])
    case .bars:
      return (
        .primary,
        [.output(.begin(.bars)), .term(operands[0], atLeast: .conditional), .output(.end)]
      )
    case .squared:
      return power(operands[0], 2, before: follower)
    case .name:
      if operands.count == 1 {
        return (.application, [.output(.function(name))] + argument(operands[0], before: follower))
      }
      var pieces: [MathPiece] = [.output(.function(name)), .output(.open)]
      for (index, operand) in operands.enumerated() {
        if index > 0 { pieces.append(.output(.comma)) }
        pieces.append(.term(operand, atLeast: .conditional))
      }
      return (.primary, pieces + [.output(.close)])
    }
  }

  /// The one argument of a function: a name or number needs no parentheses at the end of a term.
  private func argument(_ operand: Term, before follower: Follower) -> [MathPiece] {
    let isSimple = operand.variableName != nil || operand.primal.map { $0 >= 0 } ?? false
    return follower == .end && isSimple
      ? [.output(.application), .term(operand, atLeast: .power)]
      : [.output(.open), .term(operand, atLeast: .conditional), .output(.close)]
  }
}
