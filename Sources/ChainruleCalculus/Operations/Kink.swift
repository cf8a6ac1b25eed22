/// Which derivative to give where an operation has none: at a kink, a jump or a tie.
package enum KinkRule: String, Sendable, CaseIterable {
  /// The paper's: max(0, z) and relu(z) have derivative 0 at 0; at a tie a constant wins, else the
  /// first argument; abs, sign and step give 0.
  case zero
  /// The derivative from the left; at a tie, the first argument's.
  case left
  /// The derivative from the right; at a tie, the second argument's.
  case right
  /// The mean of the two.
  case half
}

/// The derivatives from the left and from the right of a point where they need not agree.
package struct OneSidedDerivatives: Sendable, Hashable {
  package let left: Double
  package let right: Double
  /// The derivative under the paper's rule.
  package let standard: Double

  package init(left: Double, right: Double, standard: Double) {
    self.left = left
    self.right = right
    self.standard = standard
  }

  package func resolved(_ rule: KinkRule) -> Double {
    switch rule {
    case .zero: standard
    case .left: left
    case .right: right
    case .half: (left + right) / 2
    }
  }
}

/// The kinks of operations on two operands.
package enum BinaryKink: Sendable {
  /// Both operands equal the value, and either could be passed on.
  case tie
  /// A jump between constants, or the tip of a cone: both derivatives are taken as 0.
  case flat
  /// A jump between branches of one smooth function, whose derivatives are the same on both sides:
  /// the operation's own rule holds.
  case cut
}

/// Which operand of a binary operation.
package enum OperandPosition: Sendable {
  case first, second
}

/// Which operands of a binary operation depend on no chosen input.
package struct ConstantOperands: Sendable {
  package let first: Bool
  package let second: Bool

  package init(first: Bool, second: Bool) {
    self.first = first
    self.second = second
  }
}

extension BinaryKink {
  /// The derivative by one operand under a rule.
  func resolved(by position: OperandPosition, _ rule: KinkRule, constants: ConstantOperands)
    -> Double
  {
    precondition(self != .cut, "across a cut the operation's own rule holds")
    guard self == .tie else { return 0 }
    let winner: OperandPosition
    switch rule {
    case .half: return 0.5
    case .left: winner = .first
    case .right: winner = .second
    case .zero: winner = constants.second && !constants.first ? .second : .first
    }
    return winner == position ? 1 : 0
  }
}

extension UnaryOperation {
  /// The derivative everywhere: by the rule of the operation, at a kink by the rule chosen, and
  /// not a number where the value is not.
  @inline(__always)
  static func partial<S: ScalarAlgebra>(at x: S, value: S, atKink rule: KinkRule) -> Partial<S> {
    if let value = value.primal, value.isNaN { return .factor(S(constant: .nan)) }
    if let x = x.primal, let kink = kink(at: x) { return Partial(constant: kink.resolved(rule)) }
    return partial(x, value: value)
  }
}

extension BinaryOperation {
  /// The derivative by one operand everywhere: by the rule of the operation, at a kink by the rule
  /// chosen, and not a number where the value is not.
  @inline(__always)
  static func partial<S: ScalarAlgebra>(
    by position: OperandPosition, at x: S, _ y: S, value: S, atKink rule: KinkRule,
    constants: ConstantOperands
  ) -> Partial<S> {
    if let value = value.primal, value.isNaN { return .factor(S(constant: .nan)) }
    if let x = x.primal, let y = y.primal, let kink = kink(at: x, y), kink != .cut {
      return Partial(constant: kink.resolved(by: position, rule, constants: constants))
    }
    return switch position {
    case .first: firstPartial(x, y, value: value)
    case .second: secondPartial(x, y, value: value)
    }
  }
}
