import ChainruleCalculus

/// Products in which some elements pass nothing, as sums over those that do.
extension VectorTerms {
  /// The derivative as a sum over the active elements, then in what these are; empty where
  /// nothing is inactive.
  ///
  ///     (v ⊗ (z > 0))ᵀ·X   is   Σ vᵢ·X[i,:] over all i with zᵢ > 0
  func activeSum(_ sum: JacobianSum) -> [MathText] {
    guard sum.products.count == 1, let product = sum.products.first,
      let (vector, matrix) = product.weightedRows
    else { return [] }
    let factors = TermProduct(vector).factors
    let conditions = factors.filter { $0.base.isComparison && $0.exponent == .one }
    guard conditions.count == 1, let condition = conditions.first?.base else { return [] }
    let rest = TermProduct(factors.filter { $0.base != condition }).term(in: store)
    let active = onActive(rest, where: condition)
    var sides = [(product.scalar, rest)]
    if active != rest {
      var simplifier = Simplifier(store)
      let weighted = simplifier.simplify(product.scalar * active)
      // −2(y − z) is 2(z − y).
      if let positive = product.scalar.withoutSign,
        let (a, b) = active.operands(of: .subtraction)
      {
        sides.append((positive, b - a))
      } else if TermSum(weighted).addends.count == 1 {
        sides.append((product.scalar, active))
      }
    }
    var texts = sides.map { text($0, indexed($1), where: indexed(condition), by: matrix) }
    if let (scalar, element) = sides.last {
      texts.append(
        text(
          scalar, writtenOut(indexed(element)), where: writtenOut(indexed(condition)), by: matrix))
    }
    return texts
  }

  /// The derivative in two cases, where a condition on numbers decides; empty elsewhere.
  ///
  ///     (z > 0)·xᵀ   is   xᵀ if z > 0, else 𝟎ᵀ
  func cases(_ sum: JacobianSum, isScalar: Bool, isRow: Bool) -> [MathText] {
    guard sum.products.count == 1, let product = sum.products.first else { return [] }
    let factors = TermProduct(product.scalar).factors
    let conditions = factors.filter { $0.base.isComparison && $0.exponent == .one }
    guard conditions.count == 1, let condition = conditions.first?.base else { return [] }
    let rest = TermProduct(factors.filter { $0.base != condition }).term(in: store)
    var simplifier = Simplifier(store)
    let active = turned(simplifier.simplify(onActive(rest, where: condition)))
    let zero = isScalar ? MathText([.number("0")]) : MathText([.array("0")])
    return [
      .group(
        .choice, text(condition), text([product.scaled(to: active)], isScalar),
        isRow ? zero.transposed : zero)
    ]
  }

  /// −2(y − u) as 2(u − y).
  private func turned(_ term: Term) -> Term {
    guard let positive = term.withoutSign else { return term }
    var factors = TermProduct(positive).factors
    for (place, factor) in factors.enumerated() where factor.exponent == .one {
      guard let (a, b) = factor.base.operands(of: .subtraction) else { continue }
      factors[place].base = store.application(.subtraction, to: [b, a])
      return TermProduct(factors).term(in: store)
    }
    return term
  }

  private func text(
    _ scalar: Term, _ element: Term, where condition: Term, by matrix: MatrixTerm?
  ) -> MathText {
    let positive = scalar.withoutSign
    var whole = MathText(positive == nil ? [] : [.prefix("−")])
    let number = positive ?? scalar
    if number != 1 { whole = whole + front(number) + MathText([.times(.close)]) }
    whole =
      whole
      + .group(.limits, MathText([.prefix("Σ")]), text(condition), MathText())
      + text(element, in: matrix != nil ? .front : number == 1 ? .factor : .product)
    guard let matrix else { return whole }
    let row = matrix.isTransposed ? "[:,i]" : "[i,:]"
    return whole + MathText([.times(.close)]) + text(matrix.term).asFactor
      + MathText([.text(row)])
  }

  /// The i-th element of a term of vectors.
  func indexed(_ term: Term) -> Term {
    term.replacing { $0.shape.isScalar ? nil : store.variable(.everyElement(of: $0)) }
  }

  /// The term in what it is made of, where a maximum is decided by the condition; else itself.
  private func onActive(_ term: Term, where condition: Term) -> Term {
    var written = term
    for _ in 0..<3 {
      written = written.replacing(definition)
      let decided = written.replacing { (operation: Operation, operands: [Term]) in
        let kept = operands.last.flatMap { last in
          condition.operands(of: .greater).map { $0.0 == last && $0.1.primal == 0 } == true
            ? last : nil
        }
        let isMaximum = operation == .maximum && operands[0].primal == 0
        return isMaximum || operation == .rectifiedLinearUnit ? kept : nil
      }
      if decided != written { return decided }
    }
    return term
  }

  /// What a name is, element by element; nil for inputs and for what is no such operation.
  private func definition(of symbol: Symbol) -> Term? {
    guard let place = place(of: symbol),
      case .operation(.elementwise(let operation)) = graph.nodes[place].role
    else { return nil }
    return store.application(operation, to: graph.nodes[place].operands.map(term))
  }
}

extension JacobianProduct {
  /// The weights of a sum of rows of a matrix, or of numbers.
  fileprivate var weightedRows: (weights: Term, matrix: MatrixTerm?)? {
    switch (factors.first, factors.dropFirst().first, factors.count) {
    case (.sum(let term)?, nil, 1): (term, nil)
    case (.row(let term)?, .matrix(let matrix)?, 2): (term, matrix)
    case _: nil
    }
  }
}

extension Term {
  fileprivate var isComparison: Bool {
    guard let (operation, _) = application,
      case .infix(_, .comparison, _, _) = operation.notation
    else { return false }
    return true
  }
}
