import ChainruleCalculus

/// A product of Jacobians, output first, made shorter by the rules.
package struct JacobianProduct {
  /// What stands before all others.
  package private(set) var scalar: Term = 1
  package private(set) var factors: [MatrixFactor] = []
  private(set) var used: [MatrixRule] = []
  private(set) var assumptions: [Assumption] = []
  private let store: TermStore

  package init(_ factors: [MatrixFactor], in store: TermStore) {
    self.store = store
    for factor in factors { append(factor, isOneOfSeveral: factors.count > 1) }
    self.factors = self.factors.map { numbersInFront($0) }
    joinBlock()
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
    switch factor {
    case .identity: if isOneOfSeveral { note(.identity) }
    case .scalar(let term):
      if !factors.isEmpty, term != 1 { note(.scalars) }
      scalar = multiplied(scalar, term)
    case .diagonal, .row, .column, .sum, .matrix, .rightBlock, .leftBlock, .total, .symbol:
      guard let last = factors.last, let (joined, rule) = join(last, factor) else {
        factors.append(factor)
        return
      }
      note(rule)
      factors[factors.count - 1] = joined
    }
  }

  private mutating func join(_ first: MatrixFactor, _ second: MatrixFactor)
    -> (MatrixFactor, MatrixRule)?
  {
    switch (first, second) {
    case (.row(let v), .diagonal(let w)):
      return (.row(multiplied(v, w)), v == 1 ? .onesAndDiagonal : .rowAndDiagonal)
    case (.diagonal(let v), .diagonal(let w)): return (.diagonal(multiplied(v, w)), .diagonals)
    case (.diagonal(let v), .column(let w)):
      return (.column(multiplied(v, w)), .diagonalAndColumn)
    case (.row(let v), .column(let w)) where v != 1 || w != 1:
      return (.sum(multiplied(v, w)), .rowAndColumn)
    case (.row, _), (.diagonal, _), (.column, _), (.sum, _), (.matrix, _), (.identity, _),
      (.scalar, _), (.rightBlock, _), (.leftBlock, _), (.total, _), (.symbol, _):
      return nil
    }
  }

  /// A row before the derivative by a matrix, in the shape of that matrix.
  private mutating func joinBlock() {
    let row = Array(factors.dropLast())
    // What begins with a column has several rows, and is not turned.
    guard row.first(where: { !$0.isNumber })?.isRow == true else { return }
    switch factors.last {
    case .rightBlock(let x)?:
      guard let column = row.transposed else { return }
      factors = column + [.row(x)]
    case .leftBlock(let v)?: factors = [.column(v)] + row
    case nil, .identity?, .scalar?, .diagonal?, .row?, .column?, .sum?, .matrix?, .total?, .symbol?:
      return
    }
    note(.rowAndBlock)
  }

  // MARK: Numbers

  /// The factor without its numbers, which join the others in front.
  private mutating func numbersInFront(_ factor: MatrixFactor) -> MatrixFactor {
    switch factor {
    case .diagonal(let term): .diagonal(withoutNumbers(term))
    case .row(let term): .row(withoutNumbers(term))
    case .column(let term): .column(withoutNumbers(term))
    case .sum(let term): .sum(withoutNumbers(term))
    case .identity, .scalar, .matrix, .rightBlock, .leftBlock, .total, .symbol: factor
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
    var simplifier = Simplifier(store)
    let simple = simplifier.simplify(store.application(.multiplication, to: [v, w]))
    for assumption in simplifier.assumptions where !assumptions.contains(assumption) {
      assumptions.append(assumption)
    }
    return simple
  }

  private mutating func note(_ rule: MatrixRule) {
    if !used.contains(rule) { used.append(rule) }
  }
}

extension MatrixFactor {
  fileprivate var isRow: Bool { if case .row = self { true } else { false } }
}

extension JacobianProduct: Equatable {
  package static func == (a: JacobianProduct, b: JacobianProduct) -> Bool {
    a.scalar == b.scalar && a.factors == b.factors
  }
}
