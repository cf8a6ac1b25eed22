import ChainruleCalculus

/// A factor of a product of Jacobians, with what the rules of matrices need to know of it.
///
/// Terms of vectors are element by element: a product of two is w ⊗ x.
enum MatrixFactor: Equatable {
  case identity
  /// A number times the identity matrix.
  case scalar(Term)
  /// diag(v)
  case diagonal(Term)
  /// vᵀ
  case row(Term)
  /// A column.
  case column(Term)
  /// Σ vᵢ
  case sum(Term)
  case matrix(MathText)
}

/// A rule by which a product of Jacobians becomes shorter.
package enum MatrixRule: String, Sendable, CaseIterable {
  case identity = "I·A = A"
  case scalars = "numbers move to the front"
  case onesAndDiagonal = "𝟏ᵀ·diag(v) = vᵀ"
  case rowAndDiagonal = "vᵀ·diag(w) = (v ⊗ w)ᵀ"
  case diagonals = "diag(v)·diag(w) = diag(v ⊗ w)"
  case diagonalAndColumn = "diag(v)·w = v ⊗ w"
  case rowAndColumn = "vᵀ·w = sum(v ⊗ w)"
}

/// A product of Jacobians, output first, made shorter by the rules.
struct MatrixProduct {
  /// What stands before all others.
  private(set) var scalar: Term = 1
  private(set) var factors: [MatrixFactor] = []
  private(set) var used: [MatrixRule] = []
  private var simplifier: Simplifier

  init(_ factors: [MatrixFactor], in store: TermStore) {
    simplifier = Simplifier(store)
    for factor in factors { append(factor) }
    self.factors = self.factors.map { numberInFront($0) }
  }

  /// The factor without its number, which joins the others in front.
  private mutating func numberInFront(_ factor: MatrixFactor) -> MatrixFactor {
    switch factor {
    case .diagonal(let term): return .diagonal(withoutNumber(term))
    case .row(let term): return .row(withoutNumber(term))
    case .column(let term): return .column(withoutNumber(term))
    case .sum(let term): return .sum(withoutNumber(term))
    case .identity, .scalar, .matrix: return factor
    }
  }

  private mutating func append(_ factor: MatrixFactor) {
    switch factor {
    case .identity: note(.identity)
    case .scalar(let term):
      if !factors.isEmpty, term != 1 { note(.scalars) }
      scalar = simplifier.simplify(scalar * term)
    case .diagonal, .row, .column, .sum, .matrix:
      guard let last = factors.last, let (joined, rule) = join(last, factor) else {
        factors.append(factor)
        return
      }
      note(rule)
      factors[factors.count - 1] = joined
    }
  }

  private mutating func withoutNumber(_ term: Term) -> Term {
    let (number, rest) = term.scaled
    guard number != 1, rest != 1 else { return term }
    scalar = simplifier.simplify(scalar * number)
    note(.scalars)
    return rest
  }

  private mutating func note(_ rule: MatrixRule) {
    if !used.contains(rule) { used.append(rule) }
  }

  private mutating func join(_ first: MatrixFactor, _ second: MatrixFactor)
    -> (MatrixFactor, MatrixRule)?
  {
    switch (first, second) {
    case (.row(let v), .diagonal(let w)):
      let isOnes = v == 1
      return (
        .row(simplifier.simplify(v * w)), isOnes ? .onesAndDiagonal : .rowAndDiagonal
      )
    case (.diagonal(let v), .diagonal(let w)):
      return (.diagonal(simplifier.simplify(v * w)), .diagonals)
    case (.diagonal(let v), .column(let w)):
      return (.column(simplifier.simplify(v * w)), .diagonalAndColumn)
    case (.row(let v), .column(let w)) where v != 1 || w != 1:
      return (.sum(simplifier.simplify(v * w)), .rowAndColumn)
    case (.row, _), (.diagonal, _), (.column, _), (.sum, _), (.matrix, _), (.identity, _),
      (.scalar, _):
      return nil
    }
  }
}

extension VectorTerms {
  /// A product of Jacobians, factor by factor.
  func text(_ factors: [MatrixFactor]) -> MathText {
    factors.isEmpty ? identity : .product(factors.map(text))
  }

  /// - Parameter isScalar: whether the whole is one number.
  func text(_ product: MatrixProduct, isScalar: Bool) -> MathText {
    let rest = product.factors.map(text)
    if product.scalar == 0, !isScalar { return zero }
    if product.scalar == 1 {
      return rest.isEmpty ? isScalar ? MathText([.number("1")]) : identity : side(rest)
    }
    if rest.isEmpty {
      return isScalar
        ? text(product.scalar)
        : text(product.scalar, in: .product) + MathText([.times(.close)]) + identity
    }
    return text(product.scalar, in: .product) + MathText([.times(.close)]) + side(rest)
  }

  private func side(_ factors: [MathText]) -> MathText {
    factors.dropFirst().reduce(factors[0]) { $0 + MathText([.times(.close)]) + $1 }
  }

  private func text(_ factor: MatrixFactor) -> MathText {
    switch factor {
    case .identity: identity
    case .scalar(let term): text(term, in: .product)
    case .diagonal(let term): elementwise(term).in("diag")
    case .row(let term): term == 1 ? ones.transposed : elementwise(term).transposed
    case .column(let term): term == 1 ? ones : elementwise(term).asFactor
    case .sum(let term): elementwise(term).in("sum")
    case .matrix(let text): text.asFactor
    }
  }

  /// A term of vectors, in which a product is one of elements.
  private func elementwise(_ term: Term) -> MathText {
    let tokens = text(term).tokens
    return MathText(
      tokens.enumerated().map { place, token in
        guard token == .times(.close), place > 0 else { return token }
        if case .number = tokens[place - 1] { return token }
        return .sign("⊗")
      })
  }
}

// MARK: Factors of edges

extension VectorTerms {
  /// The Jacobian of a node by all of another as factors; the symbol itself where it has no form.
  func factors(from source: Int, to target: Int) -> [MatrixFactor] {
    let positions = graph.nodes[target].operands.indices.filter {
      graph.nodes[target].operands[$0].source == source
    }
    if positions.count == 1, case .node = graph.nodes[target].operands[positions[0]],
      case .operation(let operation) = graph.nodes[target].role,
      let factors = factors(operation, target, positions[0])
    {
      return factors
    }
    if graph.nodes[source].shape.isScalar, graph.nodes[target].shape.isScalar,
      let partial = scalarPartial(of: target, by: positions)
    {
      return [.scalar(partial)]
    }
    return [.matrix(jacobian(from: source, to: target) ?? symbol(of: target, by: source))]
  }

  /// ∂u/∂x
  package func symbol(of target: Int, by source: Int) -> MathText {
    .group(
      .fraction, MathText([.prefix("∂")]) + name(of: target),
      MathText([.prefix("∂")]) + name(of: source))
  }

  private func scalarPartial(of target: Int, by positions: [Int]) -> Term? {
    guard case .operation(.elementwise(let operation)) = graph.nodes[target].role,
      operation != .identity
    else { return nil }
    return partial(operation, target) { positions.contains($0) }
  }

  private func partial(_ operation: Operation, _ place: Int, by isWanted: (Int) -> Bool) -> Term? {
    let operands = graph.nodes[place].operands
    let terms = operands.map(term)
    var visitor = PartialTerm(
      operands: terms, value: store.application(operation, to: terms),
      wanted: operands.indices.map(isWanted))
    return operation.accept(&visitor).map(\.asIndicator)
  }

  private func factors(_ operation: ArrayOperation, _ place: Int, _ position: Int)
    -> [MatrixFactor]?
  {
    let node = graph.nodes[place]
    let shapes = node.operands.map(graph.shape(of:))
    switch operation {
    case .list, .part: return nil
    case .structural(let operation):
      return factors(operation.definition.derivative(by: position, of: shapes), place)
    case .elementwise(.identity): return [.identity]
    case .elementwise(let operation):
      guard let partial = partial(operation, place, by: { $0 == position }) else { return nil }
      if node.shape.isScalar { return [.scalar(partial)] }
      let isArray = !shapes[position].isScalar
      let varies = partial.containsVariable { arrayNames.contains($0) || $0.first == "[" }
      if !varies {
        let unit = isArray ? MatrixFactor.identity : .column(1)
        return partial == 1 ? [unit] : [.scalar(partial), unit]
      }
      return [isArray ? .diagonal(partial) : .column(partial)]
    }
  }

  private func factors(_ form: MatrixDerivative, _ place: Int) -> [MatrixFactor]? {
    let operands = graph.nodes[place].operands
    switch form {
    case .identity: return graph.shape(of: operands[0]).isMatrix ? nil : [.identity]
    case .operand(let position):
      return graph.shape(of: operands[position]).isMatrix
        ? [.matrix(text(operands[position]))] : [.column(term(operands[position]))]
    case .transposed(.ones): return [.row(1)]
    case .transposed(.operand(let position)):
      return graph.shape(of: operands[position]).isMatrix
        ? [.matrix(text(operands[position]).transposed)] : [.row(term(operands[position]))]
    case .quotient(let above, .number(let number)):
      return factors(above, place).map { [.scalar(1 / Term(constant: number))] + $0 }
    case .quotient(let above, .value):
      return factors(above, place).map {
        [.scalar(1 / store.variable(graph.nodes[place].name))] + $0
      }
    case .value, .number, .ones, .transposed, .diagonal, .product, .difference, .quotient,
      .softmax, .block, .chosen, .placement, .dense:
      return nil
    }
  }
}
