/// On which operands of an operation a number depends, whatever their values.
///
/// A partial of an operation, worked out over this algebra, shows which second partials can differ
/// from 0: that of x·y by x depends on y alone.
package struct Dependence: ScalarAlgebra, Sendable {
  package let onFirst: Bool
  package let onSecond: Bool

  package init(onFirst: Bool, onSecond: Bool) {
    self.onFirst = onFirst
    self.onSecond = onSecond
  }

  package init(constant: Double) {
    self.init(onFirst: false, onSecond: false)
  }

  package var primal: Double? { nil }

  package static func applying<F: UnaryOperation>(_: F.Type, to x: Self) -> Self { x }

  package static func applying<F: BinaryOperation>(_: F.Type, to x: Self, _ y: Self) -> Self {
    Self(onFirst: x.onFirst || y.onFirst, onSecond: x.onSecond || y.onSecond)
  }

  /// A condition has no derivative: only the branches count.
  package static func selecting(_ condition: Self, _ a: Self, _ b: Self) -> Self {
    Self(onFirst: a.onFirst || b.onFirst, onSecond: a.onSecond || b.onSecond)
  }
}

extension Partial<Dependence> {
  fileprivate var dependence: Dependence {
    switch self {
    case .zero, .one, .minusOne: Dependence(constant: 0)
    case .factor(let dependence): dependence
    }
  }
}

/// Which second partials of an operation can differ from 0.
struct Curvature {
  private(set) var first = false
  private(set) var second = false
  private(set) var mixed = false

  init(of operation: Operation) {
    var visitor = CurvatureVisitor()
    self = operation.accept(&visitor)
  }

  fileprivate init(first: Bool = false, second: Bool = false, mixed: Bool = false) {
    self.first = first
    self.second = second
    self.mixed = mixed
  }
}

private struct CurvatureVisitor: OperationVisitor {
  private let x = Dependence(onFirst: true, onSecond: false)
  private let y = Dependence(onFirst: false, onSecond: true)
  private let both = Dependence(onFirst: true, onSecond: true)

  func visit<F: UnaryOperation>(_: F.Type) -> Curvature {
    Curvature(first: F.partial(x, value: x).dependence.onFirst)
  }

  func visit<F: BinaryOperation>(_: F.Type) -> Curvature {
    let first = F.firstPartial(x, y, value: both).dependence
    let second = F.secondPartial(x, y, value: both).dependence
    return Curvature(
      first: first.onFirst, second: second.onSecond, mixed: first.onSecond || second.onFirst)
  }

  func visit(_: Selection.Type) -> Curvature { Curvature() }
}
