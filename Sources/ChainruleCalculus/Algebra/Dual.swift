/// A dual number: a value and the tangent that it carries along one direction.
///
///     f(x + ẋε) = f(x) + f′(x)·ẋ·ε,   ε² = 0
///
/// A tangent that is structurally absent is nil and not 0, so that a constant beside an infinite
/// partial passes nothing instead of 0·∞.
///
/// - SeeAlso: Griewank and Walther (2008), chapter 3.
package struct Dual<Scalar: ScalarAlgebra>: ScalarAlgebra {
  package var value: Scalar
  package var tangent: Scalar?

  package init(_ value: Scalar, tangent: Scalar?) {
    self.value = value
    self.tangent = tangent
  }

  package init(constant: Double) {
    self.init(Scalar(constant: constant), tangent: nil)
  }

  package var primal: Double? { value.primal }

  package static func applying<F: UnaryOperation>(_: F.Type, to x: Self) -> Self {
    applying(F.self, to: x, atKink: .zero)
  }

  package static func applying<F: BinaryOperation>(_: F.Type, to x: Self, _ y: Self) -> Self {
    applying(
      F.self, to: x, y, atKink: .zero,
      constants: .init(first: x.tangent == nil, second: y.tangent == nil))
  }

  package static func selecting(_ condition: Self, _ a: Self, _ b: Self) -> Self {
    if let condition = condition.primal { return condition != 0 ? a : b }
    let tangent: Scalar? =
      a.tangent == nil && b.tangent == nil
      ? nil : .selecting(condition.value, a.tangent ?? 0, b.tangent ?? 0)
    return Dual(.selecting(condition.value, a.value, b.value), tangent: tangent)
  }
}

extension Dual {
  /// Applies an operation where the answer at a kink has been chosen.
  static func applying<F: UnaryOperation>(_: F.Type, to x: Self, atKink rule: KinkRule) -> Self {
    let value = Scalar.applying(F.self, to: x.value)
    guard let tangent = x.tangent else { return Dual(value, tangent: nil) }
    let partial = F.partial(at: x.value, value: value, atKink: rule)
    return Dual(value, tangent: partial.times(tangent))
  }

  /// Applies an operation of which `constants` says which operands depend on no chosen input.
  static func applying<F: BinaryOperation>(
    _: F.Type, to x: Self, _ y: Self, atKink rule: KinkRule, constants: ConstantOperands
  ) -> Self {
    let value = Scalar.applying(F.self, to: x.value, y.value)
    var tangent: Scalar?
    if let along = x.tangent {
      tangent = F.partial(
        by: .first, at: x.value, y.value, value: value, atKink: rule, constants: constants
      ).times(along)
    }
    if let along = y.tangent {
      let second = F.partial(
        by: .second, at: x.value, y.value, value: value, atKink: rule, constants: constants
      ).times(along)
      tangent = sum(tangent, second)
    }
    return Dual(value, tangent: tangent)
  }
}

/// The sum of two derivatives of which either may be structurally absent.
func sum<Scalar: ScalarAlgebra>(_ a: Scalar?, _ b: Scalar?) -> Scalar? {
  guard let a else { return b }
  guard let b else { return a }
  return a + b
}
