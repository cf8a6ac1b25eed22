/// A number that counts the operations applied to it.
///
/// Running a sweep on recorders gives its exact cost: the code that is counted is the code that
/// runs. Operations on constants alone fold and are not counted.
package struct Recorder: ScalarAlgebra {
  /// Where the operations of one run are counted.
  package final class Counter {
    package fileprivate(set) var tally = Tally()

    package init() {}
  }

  package let number: Double
  /// Nil for a constant.
  private let counter: Counter?

  package init(_ number: Double, counter: Counter) {
    self.number = number
    self.counter = counter
  }

  private init(_ number: Double, optional counter: Counter?) {
    self.number = number
    self.counter = counter
  }

  package init(constant: Double) {
    self.init(constant, optional: nil)
  }

  package var primal: Double? { number }

  package static func applying<F: UnaryOperation>(_: F.Type, to x: Self) -> Self {
    x.counter?.tally.count(F.kind)
    return Recorder(F.value(x.number), optional: x.counter)
  }

  package static func applying<F: BinaryOperation>(_: F.Type, to x: Self, _ y: Self) -> Self {
    let counter = x.counter ?? y.counter
    counter?.tally.count(F.kind)
    return Recorder(F.value(x.number, y.number), optional: counter)
  }

  package static func selecting(_ condition: Self, _ a: Self, _ b: Self) -> Self {
    let counter = condition.counter ?? a.counter ?? b.counter
    counter?.tally.count(Selection.kind)
    return Recorder(.selecting(condition.number, a.number, b.number), optional: counter)
  }
}
