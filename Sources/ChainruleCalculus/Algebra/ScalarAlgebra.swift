/// Anything that the elementary operations can be applied to.
///
/// A rule of differentiation is written once, over this protocol, and serves wherever it is asked:
/// over `Double` it gives partials as numbers, over `Dual` tangents and second derivatives, over
/// `Recorder` exact counts, over symbolic terms formulas. A conforming type never changes when an
/// operation is added to the catalogue.
package protocol ScalarAlgebra: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  init(constant: Double)

  static func applying<F: UnaryOperation>(_: F.Type, to x: Self) -> Self
  static func applying<F: BinaryOperation>(_: F.Type, to x: Self, _ y: Self) -> Self

  /// `a` where the condition is not 0, else `b`.
  static func selecting(_ condition: Self, _ a: Self, _ b: Self) -> Self

  /// The real number behind a numeric value; nil for a formula, which stands for many.
  var primal: Double? { get }
}

extension ScalarAlgebra {
  package init(floatLiteral value: Double) { self.init(constant: value) }
  package init(integerLiteral value: Int) { self.init(constant: Double(value)) }

  package static func + (x: Self, y: Self) -> Self { applying(Addition.self, to: x, y) }
  package static func - (x: Self, y: Self) -> Self { applying(Subtraction.self, to: x, y) }
  package static func * (x: Self, y: Self) -> Self { applying(Multiplication.self, to: x, y) }
  package static func / (x: Self, y: Self) -> Self { applying(Division.self, to: x, y) }
  package static prefix func - (x: Self) -> Self { applying(Negation.self, to: x) }
}

extension Double: ScalarAlgebra {
  @inline(__always)
  package init(constant: Double) { self = constant }

  @inline(__always)
  package static func applying<F: UnaryOperation>(_: F.Type, to x: Double) -> Double {
    F.value(x)
  }

  @inline(__always)
  package static func applying<F: BinaryOperation>(_: F.Type, to x: Double, _ y: Double) -> Double {
    F.value(x, y)
  }

  @inline(__always)
  package static func selecting(_ condition: Double, _ a: Double, _ b: Double) -> Double {
    condition != 0 ? a : b
  }

  @inline(__always)
  package var primal: Double? { self }
}
