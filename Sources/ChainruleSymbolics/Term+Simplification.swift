import ChainruleCalculus

extension Term {
  /// What an operation on these operands is without the operation, or in a plainer form.
  ///
  /// These are the identities that a partial needs to read as a person would write it: neutral
  /// elements, known numbers, signs, powers and quotients. A number is brought to the front of a
  /// product, a minus to the front of that, and a quotient is one over one line.
  static func simplified(_ operation: Operation, _ operands: [Term]) -> Term? {
    folded(operation, operands) ?? rules[operation]?(operands)
  }

  private static let rules: [Operation: @Sendable ([Term]) -> Term?] = [
    .identity: { $0[0] },
    .addition: { sum($0[0], $0[1]) },
    .subtraction: { difference($0[0], $0[1]) },
    .multiplication: { product($0[0], $0[1]) },
    .division: { quotient($0[0], $0[1]) },
    .negation: { negation($0[0]) },
    .square: { $0[0].raised(to: 2) },
    .power: { power($0[0], $0[1]) },
    .naturalLogarithm: { $0[0].primal == eulersNumber ? 1 : nil },
  ]

  private static func sum(_ a: Term, _ b: Term) -> Term? {
    if a.primal == 0 { return b }
    if b.primal == 0 { return a }
    if let b = b.withoutMinus { return a - b }
    if let a = a.withoutMinus { return b - a }
    let (x, y) = (a.scaled, b.scaled)
    return x.term == y.term ? folded(.addition, [x.factor, y.factor]).map { $0 * x.term } : nil
  }

  private static func difference(_ a: Term, _ b: Term) -> Term? {
    if a.primal == 0 { return -b }
    if b.primal == 0 { return a }
    if let b = b.withoutMinus { return a + b }
    let (x, y) = (a.scaled, b.scaled)
    return x.term == y.term ? folded(.subtraction, [x.factor, y.factor]).map { $0 * x.term } : nil
  }

  private static func negation(_ a: Term) -> Term? {
    if let number = a.primal { return Term(constant: -number) }
    if let a = a.withoutMinus { return a }
    if let (numerator, denominator) = a.quotient { return -numerator / denominator }
    if let (left, right) = a.operands(of: .subtraction) { return right - left }
    let (factor, term) = a.scaled
    return factor == 1 ? nil : -factor * term
  }

  private static func power(_ base: Term, _ exponent: Term) -> Term? {
    if exponent.primal == 1 || base.primal == 1 { return base }
    if exponent.primal == 0 { return 1 }
    guard let exponent = exponent.primal else { return nil }
    if exponent == 2, let (root, operands) = base.application, root == .squareRoot {
      return operands[0]
    }
    let inner = base.wholePower
    guard inner.exponent != 1, exponent == exponent.rounded() else { return nil }
    return inner.base.raised(to: inner.exponent * exponent)
  }
}

extension Term {
  private static func product(_ a: Term, _ b: Term) -> Term? {
    if a.primal == 1 { return b }
    if b.primal == 1 { return a }
    if a.primal == 0 || b.primal == 0 { return 0 }
    if a.primal == -1 { return -b }
    if b.primal == -1 { return -a }
    if let (numerator, denominator) = a.quotient { return numerator * b / denominator }
    if let (numerator, denominator) = b.quotient { return a * numerator / denominator }
    if b.primal != nil { return a.primal == nil ? b * a : nil }
    if a.primal != nil {
      if let positive = b.operand(of: .negation) { return -a * positive }
      let (factor, term) = b.scaled
      return factor == 1 ? nil : folded(.multiplication, [a, factor]).map { $0 * term }
    }
    if let positive = a.operand(of: .negation) { return -(positive * b) }
    if let positive = b.operand(of: .negation) { return -(a * positive) }
    let (x, y) = (a.scaled, b.scaled)
    if x.factor != 1 { return x.factor * (x.term * b) }
    if y.factor != 1 { return y.factor * (a * y.term) }
    let (left, right) = (a.wholePower, b.wholePower)
    return left.base == right.base
      ? left.base.raised(to: left.exponent + right.exponent) : nil
  }

  private static func quotient(_ a: Term, _ b: Term) -> Term? {
    if b.primal == 1 { return a }
    if b.primal == -1 { return -a }
    if a.primal == 0, b.primal == nil { return 0 }
    if let (numerator, denominator) = a.quotient { return numerator / (denominator * b) }
    if let (numerator, denominator) = b.quotient { return a * denominator / numerator }
    if let positive = b.withoutMinus { return -a / positive }
    if let positive = a.operand(of: .negation), let whole = cancelled(positive, b) {
      return -whole
    }
    return cancelled(a, b)
  }

  /// The quotient of terms that share a number or the base of a power; else nil.
  private static func cancelled(_ a: Term, _ b: Term) -> Term? {
    let (x, y) = (a.scaled, b.scaled)
    if x.factor != 1 || a.primal != nil, y.factor != 1 || b.primal != nil {
      if let factor = folded(.division, [x.factor, y.factor]) {
        return x.term == 1 && y.term == 1 ? nil : factor * x.term / y.term
      }
    }
    guard x.term.primal == nil, y.term.primal == nil else { return nil }
    let (left, right) = (x.term.wholePower, y.term.wholePower)
    guard left.base == right.base else { return nil }
    let exponent = left.exponent - right.exponent
    if exponent == 0 { return x.factor / y.factor }
    return exponent > 0
      ? x.factor * left.base.raised(to: exponent) / y.factor
      : x.factor / (y.factor * left.base.raised(to: -exponent))
  }
}
