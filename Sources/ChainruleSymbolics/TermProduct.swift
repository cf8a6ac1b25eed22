import ChainruleCalculus

/// A term as a product of powers, as it stands: nothing is joined, cancelled or put in order.
///
///     6·x²·cos(x³)/sin(x³)   is   6¹, x², cos(x³)¹, sin(x³)⁻¹
struct TermProduct {
  struct Factor {
    var base: Term
    var exponent: Rational

    init(_ base: Term, _ exponent: Rational = .one) {
      self.base = base
      self.exponent = exponent
    }

    /// The number that the factor is, where it is an exact one.
    var number: Rational? {
      guard let base = base.primal.flatMap({ Rational($0) }), exponent.isWhole else { return nil }
      return base.raised(to: exponent.numerator)
    }
  }

  var factors: [Factor]

  init(_ factors: [Factor]) {
    self.factors = factors
  }

  init(_ term: Term) {
    factors = []
    var pending = [(term: term, exponent: Rational.one)]
    while let (term, exponent) = pending.popLast() {
      guard exponent.isWhole, let parts = Self.parts(of: term),
        let raised = TermProduct(parts).raised(to: exponent)
      else {
        factors.append(Factor(term, exponent))
        continue
      }
      for part in raised.factors.reversed() { pending.append((part.base, part.exponent)) }
    }
  }

  /// The factors of one operation; nil where it is no product, quotient or power.
  private static func parts(of term: Term) -> [Factor]? {
    guard let (operation, operands) = term.application, let split = forms[operation] else {
      return nil
    }
    return split(operands)
  }

  private static let forms: [Operation: @Sendable ([Term]) -> [Factor]?] = [
    .multiplication: { [Factor($0[0]), Factor($0[1])] },
    .division: { [Factor($0[0]), Factor($0[1], .minusOne)] },
    .negation: { [Factor(-1), Factor($0[0])] },
    .square: { [Factor($0[0], Rational(2))] },
    .squareRoot: { rootsOfNumbers($0[0]) ?? [Factor($0[0], .half)] },
    .power: { operands in
      operands[1].rational.map { [Factor(operands[0], $0)] }
    },
  ]
}

extension TermProduct {
  /// √(2π) as √2·√π, so that either may be cancelled; nil for what is no product of numbers.
  private static func rootsOfNumbers(_ radicand: Term) -> [Factor]? {
    guard radicand.primal == nil, radicand.number != nil else { return nil }
    var roots: [Factor] = []
    for factor in TermProduct(radicand).factors {
      guard let number = factor.base.number, number > 0, factor.exponent.numerator > 0,
        let half = factor.exponent.times(.half)
      else { return nil }
      roots.append(Factor(factor.base, half))
    }
    return roots
  }
}

extension TermProduct {
  /// Each factor to a whole power; nil where an exponent does not fit.
  func raised(to exponent: Rational) -> TermProduct? {
    var raised: [Factor] = []
    for factor in factors {
      guard let whole = factor.exponent.times(exponent) else { return nil }
      raised.append(Factor(factor.base, whole))
    }
    return TermProduct(raised)
  }

  /// The product with each base once; what differs by its sign alone is one base.
  var withPowersJoined: TermProduct {
    var kept: [Factor] = []
    for factor in factors {
      let place = factor.number != nil ? nil : kept.firstIndex { $0.isJoinable(with: factor) }
      if let place, let exponent = kept[place].exponent.plus(factor.exponent) {
        kept[place].exponent = exponent
        if !kept[place].base.isEquivalent(to: factor.base), !factor.exponent.isEven {
          kept.append(Factor(-1))
        }
      } else {
        kept.append(factor)
      }
    }
    kept.removeAll { $0.exponent.numerator == 0 }
    return TermProduct(kept)
  }

  /// The product as a term: one number in front, what is divided by below one line.
  func term(in store: TermStore) -> Term {
    var number = Rational.one
    var above: [Factor] = []
    var below: [Factor] = []
    for factor in factors.flatMap(\.partsOfNumber) {
      if let exact = factor.number, let product = number.times(exact) {
        number = product
      } else if factor.exponent.numerator < 0 {
        below.append(Factor(factor.base, -factor.exponent))
      } else {
        above.append(factor)
      }
    }
    above.joinRoots(in: store)
    below.joinRoots(in: store)
    let isNegative = number.numerator < 0
    let size = isNegative ? -number : number
    let front = size.isNumber ? size.double : Double(size.numerator)
    let divisor = size.isNumber ? nil : Term(constant: Double(size.denominator))
    var numerators = above.inOrder.map { $0.power(in: store) }
    if front != 1 || numerators.isEmpty {
      numerators.insert(Term(constant: isNegative ? -front : front), at: 0)
    }
    if isNegative, front == 1, numerators[0].primal != -1 {
      numerators[0] = store.application(.negation, to: [numerators[0]])
    }
    let numerator = Self.joined(numerators, store) ?? 1
    let denominators = (divisor.map { [$0] } ?? []) + below.inOrder.map { $0.power(in: store) }
    return Self.joined(denominators, store).map {
      store.application(.division, to: [numerator, $0])
    } ?? numerator
  }

  private static func joined(_ factors: [Term], _ store: TermStore) -> Term? {
    guard let first = factors.first else { return nil }
    return factors.dropFirst().reduce(first) { store.application(.multiplication, to: [$0, $1]) }
  }
}

extension TermProduct.Factor {
  /// Whether the bases are the same but for a sign that a whole power takes.
  func isJoinable(with other: Self) -> Bool {
    base.isEquivalent(to: other.base)
      || (other.exponent.isWhole && base.isOpposite(to: other.base))
  }

  fileprivate func power(in store: TermStore) -> Term {
    if exponent == .one { return base }
    if exponent.isHalf { return store.application(.squareRoot, to: [base]) }
    return store.application(.power, to: [base, exponent.term(in: store)])
  }

  /// 2^(3/2) as 2·√2, the whole power of a number apart from its root.
  fileprivate var partsOfNumber: [Self] {
    let whole = Rational(exponent.numerator / exponent.denominator)
    guard base.primal != nil, !exponent.isWhole, whole != .zero, let rest = exponent.plus(-whole)
    else { return [self] }
    return [Self(base, whole), Self(base, rest)]
  }

  /// Names come first in the order of the alphabet, then functions, and sums last:
  /// 2x·y·cos(x²)·(1 + x).
  fileprivate var rank: Int {
    if base.primal != nil { return 0 }
    guard let (operation, operands) = base.application else { return 1 }
    switch operation.notation {
    case .function: return 2
    case .infix(_, .power, _, _): return operands[1].primal == nil ? 2 : 1
    case .infix, .prefix, .identity:
      return operation == .selection ? 4 : base.number != nil ? 0 : 3
    }
  }
}

extension [TermProduct.Factor] {
  /// √2·√π as √(2π): roots of different positive numbers are one root.
  fileprivate mutating func joinRoots(in store: TermStore) {
    let roots = indices.filter { self[$0].exponent.isHalf && (self[$0].base.number ?? 0) > 0 }
    guard let first = roots.first, roots.count > 1 else { return }
    let radicand = TermProduct(roots.flatMap { TermProduct(self[$0].base).factors })
    self[first].base = radicand.withPowersJoined.term(in: store)
    for place in roots.dropFirst().reversed() { remove(at: place) }
  }

  fileprivate var inOrder: [TermProduct.Factor] {
    enumerated().sorted { a, b in
      (a.element.rank, a.element.base.variableName ?? "", a.offset)
        < (b.element.rank, b.element.base.variableName ?? "", b.offset)
    }.map(\.element)
  }
}
