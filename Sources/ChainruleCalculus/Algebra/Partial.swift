/// The derivative of one operation by one of its operands: the factor that stands on an edge.
///
/// What is known of the factor before any number is known stays visible: sums multiply by 1 for
/// free, and a branch that was not taken passes nothing, not even 0·∞.
package enum Partial<Scalar: ScalarAlgebra> {
  /// Nothing passes: a branch not taken, or an operation that is locally constant.
  case zero
  case one
  case minusOne
  case factor(Scalar)
}

extension Partial: Sendable where Scalar: Sendable {}

extension Partial {
  /// The factor as a member of the algebra.
  package var scalar: Scalar {
    switch self {
    case .zero: 0
    case .one: 1
    case .minusOne: -1
    case .factor(let value): value
    }
  }

  /// The partial whose factor is a known constant.
  package init(constant: Double) {
    switch constant {
    case 0: self = .zero
    case 1: self = .one
    case -1: self = .minusOne
    default: self = .factor(Scalar(constant: constant))
    }
  }

  /// `a` where the condition holds, else `b`; decided at once where the condition is a number.
  package static func either(_ condition: Scalar, _ a: Self, else b: Self) -> Self {
    if let condition = condition.primal { return condition != 0 ? a : b }
    return .factor(.selecting(condition, a.scalar, b.scalar))
  }

  /// The product of this factor and a tangent or adjoint; nil where nothing passes.
  package func times(_ derivative: Scalar) -> Scalar? {
    switch self {
    case .zero: nil
    case .one: derivative
    case .minusOne: -derivative
    case .factor(let value): value * derivative
    }
  }

  /// The factor of two parallel edges merged into one.
  package static func + (a: Self, b: Self) -> Self {
    switch (a, b) {
    case (.zero, let other), (let other, .zero): other
    default: .factor(a.scalar + b.scalar)
    }
  }

  /// The factor of two edges in a row; nothing passes where one of them lets nothing pass.
  package static func * (a: Self, b: Self) -> Self {
    switch (a, b) {
    case (.zero, _), (_, .zero): .zero
    case (.one, let other), (let other, .one): other
    case (.minusOne, .minusOne): .one
    case (.minusOne, .factor(let value)), (.factor(let value), .minusOne): .factor(-value)
    case (.factor(let a), .factor(let b)): .factor(a * b)
    }
  }
}
