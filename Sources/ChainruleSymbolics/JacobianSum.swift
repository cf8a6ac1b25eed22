import ChainruleCalculus

/// A sum of products of Jacobians, one for each path, made shorter by the rules.
package struct JacobianSum {
  package private(set) var products: [JacobianProduct]
  package private(set) var used: [MatrixRule] = []
  private(set) var assumptions: [Assumption] = []
  private let store: TermStore

  /// - Parameters:
  ///   - paths: for each path its Jacobians from the output back, each a sum of products.
  ///   - kind: what is differentiated by what.
  ///   - expansion: the factors of a row or matrix that is itself a product.
  package init(
    _ paths: [[[[MatrixFactor]]]], in store: TermStore, kind: JacobianProduct.Kind = .other,
    expansion: (MatrixFactor) -> [MatrixFactor]? = { _ in nil }
  ) {
    self.store = store
    products = []
    for path in paths {
      if path.contains(where: { $0.count > 1 }) && path.count > 1 { note(.distribution) }
      products += Self.distributed(path).map { JacobianProduct($0, in: store, kind: kind) }
    }
    for product in products { note(product) }
    addUp()
    let writtenOut = writtenOut(expansion)
    takeOutCommonFactor()
    if let writtenOut, writtenOut.size < size {
      (products, used) = (writtenOut.products, writtenOut.used)
    }
  }

  /// Whether the rules know all factors.
  var isKnown: Bool { !products.contains { $0.factors.contains(where: \.isUnknown) } }

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
  }

  /// How many products there are, and how many with those inside of sums.
  private var size: (products: Int, all: Int) {
    let inner = products.flatMap(\.factors).map { factor in
      if case .total(let products) = factor { products.count } else { 0 }
    }
    return (products.count, products.count + inner.reduce(0, +))
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
        if let rule = product.factors[0].ruleOfSums { note(rule) }
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
    case (.row(let v), .row(let w)) where !v.isAcross(w):
      return make([.scalar(a.scalar), .row(sum(v, w))])
    case (.column(let v), .column(let w)) where !v.isAcross(w):
      return make([.scalar(a.scalar), .column(sum(v, w))])
    case (.diagonal(let v), .diagonal(let w)) where !v.isAcross(w):
      return make([.scalar(a.scalar), .diagonal(sum(v, w))])
    case (.sum(let v), .sum(let w)): return make([.scalar(a.scalar), .sum(sum(v, w))])
    case (.matrix(let v), .matrix(let w)) where v.isTransposed == w.isTransposed:
      let whole = MatrixTerm(sum(v.term, w.term), isTransposed: v.isTransposed)
      return make([.scalar(a.scalar), .matrix(whole)])
    case (.row, _), (.column, _), (.diagonal, _), (.sum, _), (.identity, _), (.scalar, _),
      (.matrix, _), (.hadamard, _), (.rightBlock, _), (.leftBlock, _), (.total, _), (.map, _),
      (.symbol, _):
      return nil
    }
  }

  /// How many times the number before one product that before another is, where it is whole.
  private func ratio(of b: JacobianProduct, to a: JacobianProduct) -> Term? {
    let ratio = simplified(b.scalar / a.scalar)
    guard let number = ratio.primal, number == number.rounded() else { return nil }
    return Term(constant: number)
  }

  /// xᵀ·Aᵀ + xᵀ·A = xᵀ·(A + Aᵀ), with the first factors or the last; the last may be common to
  /// some only.
  private mutating func takeOutCommonFactor() {
    guard products.count > 1,
      !products.contains(where: { $0.factors.contains(where: \.isMap) })
    else { return }
    let first = products[0]
    let isCommonToAll = products.allSatisfy {
      $0.factors.count > 1 && $0.factors.first == first.factors.first
        && ratio(of: $0, to: first) != nil
    }
    if !isCommonToAll { takeOutLastFactors() }
    takeOutFirstFactors()
  }

  private mutating func takeOutFirstFactors() {
    var rest = products
    var kept: [JacobianProduct] = []
    while let first = rest.first {
      let alike = rest.filter { product in
        product.factors.count > 1 && product.factors.first == first.factors.first
          && ratio(of: product, to: first) != nil
      }
      if alike.count > 1 {
        let inner = alike.map {
          $0.keeping(1..<$0.factors.count, scaledTo: ratio(of: $0, to: first) ?? 1)
        }
        kept.append(
          first.keeping(0..<1, scaledTo: first.scalar).followed(by: .total(inner.inOrder)))
        note(.commonFactor)
        rest.removeAll { alike.contains($0) }
      } else {
        kept.append(rest.removeFirst())
      }
    }
    products = kept
  }

  private mutating func takeOutLastFactors() {
    var rest = products
    var kept: [JacobianProduct] = []
    while let first = rest.first {
      let alike = rest.filter { product in
        product.factors.count > 1 && product.factors.last == first.factors.last
          && ratio(of: product, to: first) != nil
      }
      if alike.count > 1, let last = first.factors.last {
        kept.append(joined(alike, before: last))
        note(.commonFactor)
        rest.removeAll { alike.contains($0) }
      } else {
        kept.append(rest.removeFirst())
      }
    }
    products = kept
  }

  /// Products that end in the same factor as one.
  private func joined(_ products: [JacobianProduct], before last: MatrixFactor) -> JacobianProduct {
    let first = products[0]
    var inner = self
    inner.products = products.map {
      $0.keeping(0..<($0.factors.count - 1), scaledTo: ratio(of: $0, to: first) ?? 1)
    }
    inner.addSameKind()
    let whole =
      inner.products.count == 1
      ? [.scalar(inner.products[0].scalar)] + inner.products[0].factors
      : [.total(inner.products.inOrder)]
    return make([.scalar(first.scalar)] + whole + [last])
  }

  /// The same with lines and matrices that are products written out; nil where there are none.
  private func writtenOut(_ expansion: (MatrixFactor) -> [MatrixFactor]?) -> JacobianSum? {
    guard products.count > 1 else { return nil }
    var other = self
    var isTransposed = false
    other.products = products.map { product in
      var factors: [MatrixFactor] = []
      for factor in product.factors {
        let whole = expansion(factor)
        if whole != nil, factor.isTransposed { isTransposed = true }
        factors += whole ?? [factor]
      }
      return make([.scalar(product.scalar)] + factors)
    }
    guard other.products != products else { return nil }
    if isTransposed { other.note(.transposedProduct) }
    other.addUp()
    other.takeOutCommonFactor()
    return other
  }

  // MARK: What was used

  private func simplified(_ term: Term) -> Term {
    var simplifier = Simplifier(store)
    return simplifier.simplifyShort(term)
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
    if case .matrix(let matrix)? = factors.first { matrix.isTransposed } else { false }
  }
}

extension MatrixFactor {
  fileprivate var isTransposed: Bool {
    if case .matrix(let matrix) = self { matrix.isTransposed } else { isRow }
  }
}

extension [JacobianProduct] {
  /// A matrix before its transpose.
  fileprivate var inOrder: [JacobianProduct] {
    filter { !$0.isTransposed } + filter(\.isTransposed)
  }
}
