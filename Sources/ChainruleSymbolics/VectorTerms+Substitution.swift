import ChainruleCalculus

extension VectorTerms {
  /// How many signs a formula may have in which intermediate variables are replaced.
  private static let mostTokens = 60

  /// A number in the inputs alone, also one of the elements of vectors under a sum; the term itself
  /// where that is long.
  ///
  ///     zᵢ − tᵢ   is   X[i,:]·w + b − tᵢ
  ///
  /// - Parameter limit: how many operations it may have.
  func writtenOut(_ term: Term, limit: Int = 20) -> Term {
    var whole = term
    while true {
      let next = whole.replacing(definition(ofNumber:))
      if next == whole { return whole }
      whole = next
      if whole.operationCount > limit { return term }
    }
  }

  /// What a number is in the operands of its operation; nil for inputs and what has no short form.
  private func definition(ofNumber symbol: Symbol) -> Term? {
    let variable: Symbol
    switch symbol {
    case .number: variable = symbol
    case .everyElement(let whole): variable = whole
    case .array, .part, .transpose, .list, .unit, .softmax, .written, .product, .element: return nil
    }
    guard let place = place(of: variable) else { return nil }
    return element(of: place)
  }

  /// What each element of a node is; nil for what has no short form.
  func element(of place: Int) -> Term? {
    let node = graph.nodes[place]
    guard case .operation(let operation) = node.role else { return nil }
    switch operation {
    case .elementwise(let operation):
      return store.application(operation, to: node.operands.map { indexed(term($0)) })
    case .structural(.matrixProduct):
      let shapes = node.operands.map(graph.shape(of:))
      guard shapes[0].isMatrix, shapes[1].isVector, let matrix = term(node.operands[0]).symbol,
        let vector = term(node.operands[1]).symbol
      else { return nil }
      return store.variable(.everyElement(of: .product(matrix, vector)))
    case .structural, .list, .part: return nil
    }
  }

  /// The formula with every intermediate variable replaced by what it is, where that is short;
  /// else the formula itself.
  ///
  ///     2·u₂ᵀ·A   is   2·(A·x − b)ᵀ·A
  func substituted(_ text: MathText, except output: Int? = nil) -> MathText {
    var (whole, last) = (text, graph.nodes.count)
    while let place = whole.names.compactMap(place).filter({ $0 < last && $0 != output }).max() {
      last = place
      guard let definition = definition(of: place) else { continue }
      whole = whole.replacing(graph.nodes[place].name, by: definition)
      if whole.tokens.count > Self.mostTokens { return text }
    }
    return whole
  }
}

extension MathText {
  fileprivate var names: [String] {
    tokens.compactMap { token in
      switch token {
      case .name(let name), .array(let name): name
      case .number, .function, .application, .sign, .prefix, .times, .open, .close, .openInLine,
        .closeInLine, .comma, .text, .blank, .begin, .next, .end:
        nil
      }
    }
  }

  /// The text with a name replaced, in parentheses where something stands beside it.
  fileprivate func replacing(_ name: String, by definition: MathText) -> MathText {
    var replaced: [Token] = []
    for (place, token) in tokens.enumerated() {
      let before = place > 0 ? tokens[place - 1] : .open
      // ∂u/∂x is a name of its own.
      guard token == .array(name) || token == .name(name), before != .prefix("∂") else {
        replaced.append(token)
        continue
      }
      let after = place + 1 < tokens.count ? tokens[place + 1] : .close
      let isEnclosed =
        (before == .open || before == .comma) && (after == .close || after == .comma)
      let isApart =
        (before.isLoose && after.isLoose && definition.isProduct)
        || (before == .open && after.isSignBesideSums && definition.isSum)
      if before == .application, definition.tokens.count > 1 {
        replaced.removeLast()
        replaced += [.open] + definition.tokens + [.close]
        continue
      }
      if before == .times(.implied), definition.beginsWithFunction {
        replaced[replaced.count - 1] = .times(.close)
      }
      replaced += isEnclosed || isApart ? definition.tokens : definition.asFactor.tokens
    }
    return MathText(replaced)
  }

  /// Whether a number before it needs a dot: 2·sum(x).
  var beginsWithFunction: Bool { if case .function? = tokens.first { true } else { false } }

  /// Whether other addends may follow without parentheses.
  private var isSum: Bool {
    tokens.allSatisfy { token in
      guard case .sign(let sign) = token else { return true }
      return ["+", "−", "⊗", "⊘", "·"].contains(sign)
    }
  }

  /// Whether no sign stands between the parts.
  private var isProduct: Bool {
    !tokens.contains {
      switch $0 {
      case .sign(let sign): sign != "·"
      case .prefix, .text, .comma: true
      case .name, .array, .number, .function, .application, .times, .open, .close, .openInLine,
        .closeInLine, .blank, .begin, .next, .end:
        false
      }
    }
  }
}

extension MathText.Token {
  /// Whether a sum may stand to the left of the token without parentheses.
  fileprivate var isSignBesideSums: Bool {
    guard case .sign(let sign) = self else { return false }
    return ["+", "−", ">", "<", "≥", "≤"].contains(sign)
  }

  /// Whether a product may stand beside the token without parentheses.
  fileprivate var isLoose: Bool {
    switch self {
    case .sign, .open, .close, .comma, .begin(.fraction): true
    case .name, .array, .number, .function, .application, .prefix, .times, .openInLine,
      .closeInLine, .text, .blank, .begin, .next, .end:
      false
    }
  }
}
