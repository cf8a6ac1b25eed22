import ChainruleCalculus

/// A sum of products of Jacobians, one for each path, made shorter by the rules.
package struct JacobianSum {
  package private(set) var products: [JacobianProduct]
  private(set) var used: [MatrixRule] = []
  private(set) var assumptions: [Assumption] = []
  private let store: TermStore

  /// - Parameters:
  ///   - paths: for each path its Jacobians from the output back, each a sum of products.
  ///   - expansion: for a vector that is a product with a matrix the factors of its transpose.
  init(
    _ paths: [[[[MatrixFactor]]]], in store: TermStore,
    expansion: (Term) -> [MatrixFactor]?
  ) {
    self.store = store
    products = []
    for path in paths {
      if path.contains(where: { $0.count > 1 }) && path.count > 1 { note(.distribution) }
      products += Self.distributed(path).map { JacobianProduct($0, in: store) }
    }
    for product in products { note(product) }
    addUp()
    expandRows(expansion)
  }

  /// Whether the rules know all factors.
  var isKnown: Bool { !products.contains { $0.factors.contains(where: \.isSymbol) } }

  /// The same where a number is differentiated by a matrix: a row of ones is then a matrix of ones.
  var inShapeOfMatrix: JacobianSum {
    var sum = self
    sum.products = products.map {
      $0.factors == [.row(1)] ? make([.scalar($0.scalar), .column(1), .row(1)]) : $0
    }
    return sum
  }

  private func make(_ factors: [MatrixFactor]) -> JacobianProduct {
    JacobianProduct(factors, in: store)
  }

  /// Every choice of one product from each sum.
  private static func distributed(_ path: [[[MatrixFactor]]]) -> [[MatrixFactor]] {
    path.reduce([[]]) { choices, sum in choices.flatMap { choice in sum.map { choice + $0 } } }
  }

  /// How many products a path may have: beyond, its Jacobians stand by their symbols.
  static let mostProducts = 8

  // MARK: Rules

  private mutating func addUp() {
    addLikeProducts()
    addSameKind()
    takeOutCommonFactor()
  }

  private mutating func addLikeProducts() {
    var kept: [JacobianProduct] = []
    for product in products {
      guard let place = kept.firstIndex(where: { $0.factors == product.factors }) else {
        kept.append(product)
        continue
      }
      kept[place] = kept[place].scaled(to: simplified(kept[place].scalar + product.scalar))
      note(.likeProducts)
    }
    products = kept.filter { $0.scalar != 0 }
    // What cancels leaves 0.
    if products.isEmpty, let first = kept.first { products = [first] }
  }

  /// Two rows, two columns or two diagonal matrices are one.
  private mutating func addSameKind() {
    var kept: [JacobianProduct] = []
    for product in products {
      let place = kept.firstIndex { added($0, product) != nil }
      if let place, let whole = added(kept[place], product) {
        kept[place] = whole
        note(product.factors[0].ruleOfSums)
      } else {
        kept.append(product)
      }
    }
    products = kept
  }

  private func added(_ a: JacobianProduct, _ b: JacobianProduct) -> JacobianProduct? {
    guard a.factors.count == 1, b.factors.count == 1, let ratio = ratio(of: b, to: a) else {
      return nil
    }
    func sum(_ v: Term, _ w: Term) -> Term { simplified(v + ratio * w) }
    switch (a.factors[0], b.factors[0]) {
    case (.row(let v), .row(let w)): return make([.scalar(a.scalar), .row(sum(v, w))])
    case (.column(let v), .column(let w)): return make([.scalar(a.scalar), .column(sum(v, w))])
    case (.diagonal(let v), .diagonal(let w)):
      return make([.scalar(a.scalar), .diagonal(sum(v, w))])
    case (.sum(let v), .sum(let w)): return make([.scalar(a.scalar), .sum(sum(v, w))])
    case (.row, _), (.column, _), (.diagonal, _), (.sum, _), (.identity, _), (.scalar, _),
      (.matrix, _), (.rightBlock, _), (.leftBlock, _), (.total, _), (.symbol, _):
      return nil
    }
  }

  /// How many times the number before one product that before another is, where it is whole.
  private func ratio(of b: JacobianProduct, to a: JacobianProduct) -> Term? {
    let ratio = simplified(b.scalar / a.scalar)
    guard let number = ratio.primal, number == number.rounded() else { return nil }
    return Term(constant: number)
  }

  /// xᵀ·Aᵀ + xᵀ·A = xᵀ·(A + Aᵀ), with the first factors or the last.
  private mutating func takeOutCommonFactor() {
    guard products.count > 1 else { return }
    let first = products[0]
    let ratios = products.compactMap { ratio(of: $0, to: first) }
    guard ratios.count == products.count, products.allSatisfy({ $0.factors.count > 1 }) else {
      return
    }
    if products.allSatisfy({ $0.factors.first == first.factors.first }) {
      let rest = zip(products, ratios).map { $0.keeping(1..<$0.factors.count, scaledTo: $1) }
      products = [
        first.keeping(0..<1, scaledTo: first.scalar).followed(by: .total(rest.inOrder))
      ]
    } else if products.allSatisfy({ $0.factors.last == first.factors.last }),
      let last = first.factors.last
    {
      var inner = self
      inner.products = zip(products, ratios).map {
        $0.keeping(0..<($0.factors.count - 1), scaledTo: $1)
      }
      inner.addSameKind()
      let whole =
        inner.products.count == 1
        ? [.scalar(inner.products[0].scalar)] + inner.products[0].factors
        : [.total(inner.products.inOrder)]
      products = [make([.scalar(first.scalar)] + whole + [last])]
    } else {
      return
    }
    note(.commonFactor)
  }

  /// Writes rows that are products out where the sum becomes shorter by it.
  private mutating func expandRows(_ expansion: (Term) -> [MatrixFactor]?) {
    guard products.count > 1 else { return }
    var other = self
    var isExpanded = false
    other.products = products.map { product in
      guard case .row(let term)? = product.factors.first, let factors = expansion(term) else {
        return product
      }
      isExpanded = true
      return make([.scalar(product.scalar)] + factors + product.factors.dropFirst())
    }
    guard isExpanded else { return }
    other.note(.transposedProduct)
    other.addUp()
    if other.products.count < products.count { self = other }
  }

  // MARK: What was used

  private func simplified(_ term: Term) -> Term {
    var simplifier = Simplifier(store)
    return simplifier.simplify(term)
  }

  private mutating func note(_ product: JacobianProduct) {
    for rule in product.used { note(rule) }
    for assumption in product.assumptions where !assumptions.contains(assumption) {
      assumptions.append(assumption)
    }
  }

  private mutating func note(_ rule: MatrixRule) {
    if !used.contains(rule) { used.append(rule) }
  }
}

extension JacobianProduct {
  fileprivate func followed(by factor: MatrixFactor) -> JacobianProduct {
    var product = self
    product.add(factor)
    return product
  }

  fileprivate var isTransposed: Bool {
    if case .matrix(let name)? = factors.first { name.isTransposed } else { false }
  }
}

extension [JacobianProduct] {
  /// A matrix before its transpose.
  fileprivate var inOrder: [JacobianProduct] {
    filter { !$0.isTransposed } + filter(\.isTransposed)
  }
}
