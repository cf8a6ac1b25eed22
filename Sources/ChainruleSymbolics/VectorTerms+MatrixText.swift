import ChainruleCalculus

/// Sums and products of Jacobians as they are set.
extension VectorTerms {
  /// - Parameter isScalar: whether the whole is one number.
  package func text(_ sum: JacobianSum, isScalar: Bool) -> MathText { text(sum.products, isScalar) }

  func text(_ products: [JacobianProduct], _ isScalar: Bool) -> MathText {
    var whole = MathText()
    // A sum begins without a minus.
    let parts = products.map { text($0, isScalar) }
    let ordered = parts.filter { !$0.0 } + parts.filter(\.0)
    for (place, (isNegative, text)) in ordered.enumerated() {
      if place > 0 {
        whole.append(.sign(isNegative ? "−" : "+"))
      } else if isNegative {
        whole.append(.prefix("−"))
      }
      whole = whole + text
    }
    return whole
  }

  /// The product without its sign.
  private func text(_ product: JacobianProduct, _ isScalar: Bool) -> (Bool, MathText) {
    let positive = product.scalar.withoutSign
    let number = positive ?? product.scalar
    var parts = product.factors.map { text($0, isAlone: product.factors.count == 1 && number == 1) }
    let isNumber = isScalar || product.factors.contains(where: \.isNumber)
    if number == 0 { return (false, isNumber ? text(number) : zero) }
    if parts.isEmpty, !isNumber { parts = [identity] }
    if number != 1 || parts.isEmpty {
      parts.insert(parts.isEmpty ? text(number) : front(number), at: 0)
    }
    if parts.count == 2, parts[0].tokens.count == 1, product.isOuter {
      return (positive != nil, parts[0] + parts[1])
    }
    return (
      positive != nil, MathText(Array(parts.map(\.tokens).joined(separator: [.times(.close)])))
    )
  }

  /// A number before other factors: a fraction needs parentheses in one line only.
  func front(_ number: Term) -> MathText {
    guard number.operands(of: .division) != nil else { return text(number, in: .front) }
    return MathText([.openInLine]) + text(number) + MathText([.closeInLine])
  }

  private func text(_ factor: MatrixFactor, isAlone: Bool) -> MathText {
    switch factor {
    case .identity: return identity
    case .scalar(let term): return text(term, in: .front)
    case .diagonal(let term): return elementwise(term).in("diag")
    case .row(let term): return isAlone ? row(term) : row(term).asFactor
    case .column(let term):
      if term == 1 { return ones }
      if term.containsRow { return elementwise(term).transposed }
      return isAlone ? elementwise(term) : elementwise(term).asFactor
    case .sum(let term): return elementwise(term).in("sum")
    case .matrix(let matrix):
      let text = elementwise(matrix.term)
      return matrix.isTransposed ? text.transposed : isAlone ? text : text.asFactor
    case .hadamard(let factors, let matrix):
      let whole = factors.isEmpty ? identity : product(factors).asFactor
      let elements = elementwise(matrix.term)
      let product =
        whole + .sign("⊗") + (matrix.isTransposed ? elements.transposed : elements.asFactor)
      return isAlone ? product : MathText([.open]) + product + MathText([.close])
    case .rightBlock(let x): return row(x).in("block")
    case .leftBlock(let v): return elementwise(v).in("block")
    case .total(let products):
      let sum = text(products, false)
      return isAlone ? sum : MathText([.open]) + sum + MathText([.close])
    case .map: return MathText()
    case .symbol(let text): return text
    }
  }

  private func product(_ factors: [MatrixFactor]) -> MathText {
    let parts = factors.map { text($0, isAlone: factors.count == 1) }
    return MathText(Array(parts.map(\.tokens).joined(separator: [.times(.close)])))
  }

  /// vᵀ; what is a row by itself stands as it is, and so does a matrix: by it the derivative of a
  /// number is in its shape.
  private func row(_ term: Term) -> MathText {
    if term == 1 { return ones.transposed }
    let isInShape = term.containsRow || term.containsMatrix
    return isInShape ? elementwise(term) : elementwise(term).transposed
  }

  /// A term of vectors, in which a product is one of elements.
  func elementwise(_ term: Term) -> MathText {
    let tokens = text(term).tokens
    return MathText(
      tokens.enumerated().map { place, token in
        guard token == .times(.close), place > 0, place + 1 < tokens.count else { return token }
        return tokens[place - 1].isNumber || tokens[place + 1].isNumber ? token : .sign("⊗")
      })
  }
}

extension JacobianProduct {
  /// vwᵀ
  fileprivate var isOuter: Bool {
    guard factors.count == 2, case .column = factors[0], case .row(let row) = factors[1] else {
      return false
    }
    return row != 1
  }
}

extension MathText.Token {
  /// Whether the token is a number or stands for one.
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .name: true
    case .array, .function, .application, .sign, .prefix, .times, .open, .close, .openInLine,
      .closeInLine, .comma, .text, .blank, .begin, .next, .end:
      false
    }
  }
}
