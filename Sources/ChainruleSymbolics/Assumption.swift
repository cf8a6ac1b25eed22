import ChainruleCalculus

/// What has to hold for a formula to be the derivative.
package enum Assumption: Equatable {
  case nonzero(Term)
  case positive(Term)
  case distinct(Term, Term)
}

extension Assumption {
  func mapped(_ transform: (Term) -> Term) -> Assumption {
    switch self {
    case .nonzero(let term): .nonzero(transform(term))
    case .positive(let term): .positive(transform(term))
    case .distinct(let a, let b): .distinct(transform(a), transform(b))
    }
  }

  func text(_ math: (Term) -> MathText) -> MathText {
    let zero = MathText([.number("0")])
    return switch self {
    case .nonzero(let term): math(term) + .sign("≠") + zero
    case .positive(let term): math(term) + .sign(">") + zero
    case .distinct(let a, let b): math(a) + .sign("≠") + math(b)
    }
  }
}

// MARK: What the operations of a program assume

extension Assumption {
  /// Where an operation has no kink; nil where it has none anywhere.
  static func noKink(of operation: Operation, on operands: [Term]) -> Assumption? {
    var visitor = KinkAtZero()
    guard operation != .rootOfSquares, operation.accept(&visitor) else { return nil }
    if operands.count == 1 { return .nonzero(operands[0]) }
    // Two that are always equal meet at no kink.
    if operands[0].isEquivalent(to: operands[1]) { return nil }
    if operands[0].primal == 0 { return .nonzero(operands[1]) }
    return operands[1].primal == 0 ? .nonzero(operands[0]) : .distinct(operands[0], operands[1])
  }

  /// What the derivative of an operation needs of its operands.
  static func domain(of operation: Operation, on operands: [Term]) -> [Assumption] {
    switch operation.domainOfDerivative {
    case .nonzero(let place): nonzeroFactors(of: operands[place]).map(Assumption.nonzero)
    case .positive(let place): positivity(of: operands[place]).map { [$0] } ?? []
    case nil: []
    }
  }

  /// An even power or a magnitude is positive where its base is not 0; nil for what is positive
  /// everywhere.
  private static func positivity(of term: Term) -> Assumption? {
    if term.sign() == .positive { return nil }
    if let base = term.operand(of: .absoluteValue) { return .nonzero(base) }
    let (base, exponent) = term.wholePower
    return exponent.truncatingRemainder(dividingBy: 2) == 0 ? .nonzero(base) : .positive(term)
  }

  /// What has to differ from 0 for a product to: its bases without their powers.
  private static func nonzeroFactors(of term: Term) -> [Term] {
    TermProduct(term).factors.filter(\.base.mayBeZero).map(\.base)
  }

  /// Whether a formula shows by itself that it needs this: it divides by the term, or takes its
  /// root or logarithm.
  func isEvident(in bases: [Term]) -> Bool {
    switch self {
    case .nonzero(let term), .positive(let term): bases.contains(term)
    case .distinct: false
    }
  }
}

extension Operation {
  fileprivate enum Domain {
    /// The operand of this place is not 0.
    case nonzero(Int)
    case positive(Int)
  }

  fileprivate var domainOfDerivative: Domain? {
    if self == .division { return .nonzero(1) }
    let ofPositives: [Operation] = [
      .squareRoot, .naturalLogarithm, .binaryLogarithm, .decimalLogarithm,
    ]
    return ofPositives.contains(self) ? .positive(0) : nil
  }
}

/// Whether the operation has a kink at 0, or at a tie.
private struct KinkAtZero: OperationVisitor {
  func visit<F: UnaryOperation>(_: F.Type) -> Bool { F.kink(at: 0) != nil }
  func visit<F: BinaryOperation>(_: F.Type) -> Bool { F.kink(at: 1, 1) != nil }
  func visit(_: Selection.Type) -> Bool { false }
}

extension Term {
  /// What the term divides by anywhere, or takes the root or logarithm of.
  var restrictedBases: [Term] {
    var bases: [Term] = []
    var pending = [self]
    while let term = pending.popLast() {
      guard let (operation, operands) = term.application else { continue }
      for factor in TermProduct(term).factors
      where factor.exponent.numerator < 0 || !factor.exponent.isWhole {
        bases.append(factor.base)
      }
      if case .positive(let place)? = operation.domainOfDerivative { bases.append(operands[place]) }
      if operation == .power, operands[1].primal == nil { bases.append(operands[0]) }
      pending.append(contentsOf: operands)
    }
    return bases
  }
}
