import ChainruleCalculus

extension ArrayFigure {
  /// An operation of this figure on its operands.
  func text(_ operands: [MathText], _ shapes: [Shape], name: String) -> MathText {
    switch self {
    case .name: return MathText.list(operands).in(name)
    case .sign(let sign): return operands[0] + .sign(sign) + operands[1]
    case .product:
      if shapes[0].isVector, shapes[1].isVector { return operands[0] + .sign("·") + operands[1] }
      return shapes[0].isVector && shapes[1].isMatrix
        ? operands[1].transposed.beside(operands[0]) : operands[0].beside(operands[1])
    case .outer: return operands[0].asFactor + operands[1].transposed
    case .bars: return MathText([.text("‖")]) + operands[0] + MathText([.text("‖")])
    case .transposed: return operands[0].transposed
    }
  }
}

extension MathText {
  /// Ax, and A·X[1,:] where the place of a part could be taken for that of the product.
  fileprivate func beside(_ other: MathText) -> MathText {
    isPart || other.isPart
      ? factorOrPart + MathText([.times(.close)]) + other.factorOrPart : asFactor + other.asFactor
  }

  private var factorOrPart: MathText { isPart ? self : asFactor }

  /// Whether this is X[1,:].
  private var isPart: Bool {
    if tokens.count == 2, case .array = tokens[0], case .text = tokens[1] { true } else { false }
  }

  /// The argument of a function: `diag(v)`.
  func `in`(_ function: String) -> MathText {
    MathText([.function(function), .open]) + self + MathText([.close])
  }

  /// xᵀ, with parentheses around what is more than one name or function.
  var transposed: MathText {
    let base = tokens.first == .begin(.power) ? MathText([.open]) + self + MathText([.close]) : self
    return .group(.power, base.asFactor, MathText([.text("T")]))
  }

  /// The same as a factor of a product.
  package var asFactor: MathText {
    isClosed ? self : MathText([.open]) + self + MathText([.close])
  }

  /// Whether nothing can come between the parts: one token, or one function and its argument.
  private var isClosed: Bool {
    if tokens.count == 1 {
      if case .number(let text) = tokens[0] { return !text.hasPrefix("−") }
      return true
    }
    if case .begin(.power)? = tokens.first { return isOneGroup }
    if case .begin(.matrix)? = tokens.first, case .end? = tokens.last { return true }
    if tokens.starts(with: [.begin(.fraction), .prefix("∂")]), case .end? = tokens.last {
      return tokens.count { if case .begin = $0 { true } else { false } } == 1
    }
    if case .function? = tokens.first { return isOneParenthesis(tokens.dropFirst()) }
    return isOneParenthesis(tokens[...])
  }

  /// Whether the group that begins at the beginning ends at the end, and not before.
  private var isOneGroup: Bool {
    var depth = 0
    for (place, token) in tokens.enumerated() {
      if case .begin = token { depth += 1 }
      if token == .end { depth -= 1 }
      if depth == 0 { return place == tokens.count - 1 }
    }
    return false
  }

  /// Whether the parenthesis that opens at the beginning closes at the end, and not before.
  private func isOneParenthesis(_ tokens: ArraySlice<Token>) -> Bool {
    guard tokens.first == .open else { return false }
    var depth = 0
    for (place, token) in zip(tokens.indices, tokens) {
      if token == .open { depth += 1 }
      if token == .close { depth -= 1 }
      if depth == 0 { return place == tokens.indices.last }
    }
    return false
  }
}
