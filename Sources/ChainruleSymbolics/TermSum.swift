import ChainruleCalculus

/// A term as a sum, as it stands: each addend is a number and what it multiplies.
///
///     1 − 2x + x   is   1·1, −2·x, 1·x
struct TermSum {
  struct Addend {
    var number: Rational
    /// 1 where the addend is the number alone.
    var term: Term
  }

  var addends: [Addend]

  init(_ addends: [Addend]) {
    self.addends = addends
  }

  /// The sum of some terms, without those that are 0.
  init(of terms: [Term]) {
    addends = terms.filter { $0 != 0 }.map { Addend(number: .one, term: $0) }
  }

  init(_ term: Term) {
    addends = []
    var pending = [(term: term, sign: Rational.one)]
    while let (term, sign) = pending.popLast() {
      if let (a, b) = term.operands(of: .addition) {
        pending.append((b, sign))
        pending.append((a, sign))
      } else if let (a, b) = term.operands(of: .subtraction) {
        pending.append((b, -sign))
        pending.append((a, sign))
      } else if let a = term.operand(of: .negation) {
        pending.append((a, -sign))
      } else {
        addends.append(Addend(term, sign))
      }
    }
  }
}

extension TermSum.Addend {
  /// Splits the number off a product.
  fileprivate init(_ term: Term, _ sign: Rational) {
    var number = sign
    var rest: [TermProduct.Factor] = []
    for factor in TermProduct(term).factors {
      if let exact = factor.number, let product = number.times(exact) {
        number = product
      } else {
        rest.append(factor)
      }
    }
    self.number = number
    let store = term.store ?? TermStore()
    self.term = rest.isEmpty ? 1 : number == sign ? term : TermProduct(rest).term(in: store)
  }

  func term(in store: TermStore, negated: Bool = false) -> Term {
    let number = negated ? -number : number
    if number == .one { return term }
    let factors = TermProduct(number.term(in: store)).factors
    return TermProduct(factors + TermProduct(term).factors).term(in: store)
  }
}

extension TermSum {
  /// The sum as a term; one that begins with a minus begins with a positive addend if it has one.
  func term(in store: TermStore) -> Term {
    var addends = addends
    if let first = addends.first, first.number.numerator < 0,
      let positive = addends.firstIndex(where: { $0.number.numerator >= 0 })
    {
      addends.insert(addends.remove(at: positive), at: 0)
    }
    guard let first = addends.first else { return 0 }
    return addends.dropFirst().reduce(first.term(in: store)) { sum, addend in
      addend.number.numerator < 0
        ? store.application(.subtraction, to: [sum, addend.term(in: store, negated: true)])
        : store.application(.addition, to: [sum, addend.term(in: store)])
    }
  }
}

extension TermSum {
  /// The sum with the products of sums multiplied out; nil where there are none, or too many.
  func expanded(in store: TermStore) -> TermSum? {
    var products: [TermProduct] = []
    var isExpanded = false
    for addend in addends {
      var partial = [TermProduct([])]
      for factor in TermProduct(addend.term(in: store)).factors {
        let sum = TermSum(factor.base)
        guard sum.addends.count > 1, factor.exponent.isWhole,
          (1...3).contains(factor.exponent.numerator)
        else {
          for place in partial.indices { partial[place].factors.append(factor) }
          continue
        }
        isExpanded = true
        for _ in 0..<factor.exponent.numerator {
          partial = partial.flatMap { product in
            sum.addends.map { addend in
              TermProduct(product.factors + TermProduct(addend.term(in: store)).factors)
            }
          }
          if partial.count > Self.mostExpanded { return nil }
        }
      }
      products += partial
      if products.count > Self.mostExpanded { return nil }
    }
    guard isExpanded else { return nil }
    return TermSum(
      products.flatMap { product in
        // What is left when factors cancel may be a sum itself.
        TermSum(product.withPowersJoined.term(in: store)).addends
      })
  }

  private static let mostExpanded = 24
}
