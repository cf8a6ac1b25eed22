import ChainruleCalculus

/// A product of Jacobians, output first, made shorter by the rules.
package struct JacobianProduct {
  /// What stands before all others.
  package private(set) var scalar: Term = 1
  package private(set) var factors: [MatrixFactor] = []
  private(set) var used: [MatrixRule] = []
  private let store: TermStore
  private let kind: Kind
  private var simplifier: Simplifier

  /// What was cancelled in its terms.
  var assumptions: [Assumption] { simplifier.assumptions }

  /// - Parameter kind: what is differentiated by what.
  package init(
    _ factors: [MatrixFactor], in store: TermStore, kind: Kind = .other
  ) {
    self.store = store
    self.kind = kind
    simplifier = Simplifier(store)
    for factor in factors { append(factor, isOneOfSeveral: factors.count > 1) }
    if kind == .numberByMatrix {
      let whole = DerivativeBehind(self.factors)
      self.factors = whole.numbers + whole.matrix
    }
    self.factors = self.factors.map { numbersInFront($0) }
  }

  package enum Kind: Sendable {
    /// In the shape of the matrix.
    case numberByMatrix
    case number
    case other
  }

  /// The same with another number in front.
  func scaled(to scalar: Term) -> JacobianProduct {
    var product = self
    product.scalar = scalar
    return product
  }

  /// The same product without some of its factors.
  func keeping(_ range: Range<Int>, scaledTo scalar: Term) -> JacobianProduct {
    var product = self
    product.scalar = scalar
    product.factors = Array(factors[range])
    return product
  }

  /// Adds a factor at the end as it is.
  mutating func add(_ factor: MatrixFactor) { factors.append(factor) }

  private mutating func append(_ factor: MatrixFactor, isOneOfSeveral: Bool) {
    if factor == .identity, isOneOfSeveral { note(.identity) }
    if case .scalar(let term) = factor, !factors.isEmpty, term != 1 { note(.scalars) }
    guard kind != .other else { return join(factor) }
    let behind = DerivativeBehind(factors)
    switch behind.carried(through: factor) {
    case .plain: join(factor)
    case .carried(let carried, let rule):
      note(rule)
      factors = []
      for factor in carried { join(factor) }
    case .unknown: factors.append(.map(.trace))
    }
  }

  /// Adds a factor at the end, which may join the one before.
  private mutating func join(_ factor: MatrixFactor) {
    switch factor {
    case .identity: return
    case .scalar(let term): scalar = multiplied(scalar, term)
    case .diagonal, .row, .column, .sum, .matrix, .hadamard, .rightBlock, .leftBlock, .total,
      .map, .symbol:
      guard let last = factors.last, let (joined, rule) = join(last, factor) else {
        factors.append(factor)
        return
      }
      note(rule)
      factors.removeLast()
      if case .scalar(let number) = joined {
        scalar = multiplied(scalar, number)
      } else {
        factors.append(joined)
      }
    }
  }

  private mutating func join(_ first: MatrixFactor, _ second: MatrixFactor)
    -> (MatrixFactor, MatrixRule)?
  {
    switch (first, second) {
    case (.row(let v), .diagonal(let w)) where v.isAcross(w): return nil
    case (.diagonal(let v), .diagonal(let w)) where v.isAcross(w): return nil
    case (.diagonal(let v), .column(let w)) where v.isAcross(w): return nil
    case (.row(let v), .diagonal(let w)):
      return (.row(multiplied(v, w)), v == 1 ? .onesAndDiagonal : .rowAndDiagonal)
    case (.diagonal(let v), .diagonal(let w)): return (.diagonal(multiplied(v, w)), .diagonals)
    case (.diagonal(let v), .column(let w)):
      return (.column(multiplied(v, w)), .diagonalAndColumn)
    case (.row(let v), .column(let w)) where v.isUnit && w.isSimple:
      return element(of: w, at: v).map { (.scalar($0), .unitAndColumn) }
    case (.row(let v), .column(let w)) where w.isUnit && v.isSimple:
      return element(of: v, at: w).map { (.scalar($0), .unitAndColumn) }
    case (.row(let v), .column(let w)) where (v != 1 || w != 1) && !v.isAcross(w):
      return (.sum(multiplied(v, w)), .rowAndColumn)
    case (.row, _), (.diagonal, _), (.column, _), (.sum, _), (.matrix, _), (.identity, _),
      (.scalar, _), (.hadamard, _), (.rightBlock, _), (.leftBlock, _), (.total, _), (.map, _),
      (.symbol, _):
      return nil
    }
  }

  /// The element of a column at the place of the 1 of a unit vector.
  private func element(of term: Term, at unit: Term) -> Term? {
    guard case .unit(let place, _)? = unit.symbol else { return nil }
    switch term.symbol {
    case nil: return term
    case .unit(let other, _)?: return place == other ? 1 : 0
    case .some(let symbol): return store.variable(.element(of: symbol, at: place))
    }
  }

  // MARK: Numbers

  /// The factor without its numbers, which join the others in front.
  private mutating func numbersInFront(_ factor: MatrixFactor) -> MatrixFactor {
    switch factor {
    case .diagonal(let term): .diagonal(withoutNumbers(term))
    case .row(let term): .row(withoutNumbers(term))
    case .column(let term): .column(withoutNumbers(term))
    case .sum(let term): .sum(withoutNumbers(term))
    case .matrix(let matrix):
      .matrix(MatrixTerm(withoutNumbers(matrix.term), isTransposed: matrix.isTransposed))
    case .hadamard(let factors, let matrix):
      .hadamard(
        factors, MatrixTerm(withoutNumbers(matrix.term), isTransposed: matrix.isTransposed))
    case .identity, .scalar, .map, .rightBlock, .leftBlock, .total, .symbol: factor
    }
  }

  private mutating func withoutNumbers(_ term: Term) -> Term {
    let sum = TermSum(term)
    guard sum.addends.count == 1 else { return term }
    let factors = TermProduct(term).factors
    let numbers = factors.filter { !$0.base.containsArray }
    let arrays = factors.filter { $0.base.containsArray }
    guard !numbers.isEmpty, !arrays.isEmpty else { return term }
    scalar = multiplied(scalar, TermProduct(numbers).term(in: store))
    note(.scalars)
    return TermProduct(arrays).term(in: store)
  }

  /// v·w in its plain form; what is cancelled on the way is assumed not to be 0.
  private mutating func multiplied(_ v: Term, _ w: Term) -> Term {
    if v == 1 { return w }
    return simplifier.simplifyShort(store.application(.multiplication, to: [v, w]))
  }

  private mutating func note(_ rule: MatrixRule) {
    if !used.contains(rule) { used.append(rule) }
  }
}

extension Term {
  fileprivate var isUnit: Bool { if case .unit? = symbol { true } else { false } }

  fileprivate var isSimple: Bool { self == 1 || symbol != nil }
}

extension JacobianProduct: Equatable {
  package static func == (a: JacobianProduct, b: JacobianProduct) -> Bool {
    a.scalar == b.scalar && a.factors == b.factors
  }
}
