import ChainruleCalculus

/// What the printing of a formula emits.
enum FormulaEvent {
  case formula(Formula)
  /// What follows is set as a superscript, until it is lowered.
  case raise
  case lower
}

typealias FormulaPiece = TermPiece<FormulaEvent>

extension TermPiece where Output == FormulaEvent {
  static func upright(_ text: String) -> Self {
    .output(.formula(Formula(text, .upright)))
  }
}

/// How powers, functions and choices look on paper.
extension Term {
  static func conditional(_ operands: [Term]) -> [FormulaPiece] {
    [
      .upright("if "), .term(operands[0], atLeast: .comparison),
      .upright(" then "), .term(operands[1], atLeast: .comparison),
      .upright(" else "), .term(operands[2], atLeast: .conditional),
    ]
  }

  /// xⁿ, and cosⁿ x for a whole power of a function.
  static func power(_ base: Term, _ exponent: Term, before follower: Follower)
    -> (BindingLevel, [FormulaPiece])
  {
    let raised: [FormulaPiece] = [
      .output(.raise), .term(exponent, atLeast: .conditional), .output(.lower),
    ]
    if let (operation, operands) = base.application, operands.count == 1,
      case .function(let spellings, .name) = operation.notation,
      let count = exponent.primal, count >= 2, count == count.rounded()
    {
      let argument = argument(operands[0], before: follower)
      return (.application, [.upright(spellings[0])] + raised + argument)
    }
    return (.power, [.term(base, atLeast: .primary)] + raised)
  }

  static func function(
    _ name: String, _ figure: Notation.Figure, _ operands: [Term], before follower: Follower
  ) -> (BindingLevel, [FormulaPiece]) {
    switch figure {
    case .radical:
      return (.power, [.upright("√"), .term(operands[0], atLeast: .primary)])
    case .bars:
      return (.primary, [.upright("|"), .term(operands[0], atLeast: .conditional), .upright("|")])
    case .squared:
      return power(operands[0], 2, before: follower)
    case .name:
      if operands.count == 1 {
        return (.application, [.upright(name)] + argument(operands[0], before: follower))
      }
      var pieces: [FormulaPiece] = [.upright(name + "(")]
      for (index, operand) in operands.enumerated() {
        if index > 0 { pieces.append(.upright(", ")) }
        pieces.append(.term(operand, atLeast: .conditional))
      }
      return (.primary, pieces + [.upright(")")])
    }
  }

  /// The one argument of a function: a name or number needs no parentheses at the end of a term.
  private static func argument(_ operand: Term, before follower: Follower) -> [FormulaPiece] {
    let isSimple = operand.variableName != nil || operand.primal.map { $0 >= 0 } ?? false
    return follower == .end && isSimple
      ? [.upright(" "), .term(operand, atLeast: .power)]
      : [.upright("("), .term(operand, atLeast: .conditional), .upright(")")]
  }
}
