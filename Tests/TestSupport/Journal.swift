package import ChainruleCalculus

/// A number that writes down every operation applied to it, one after the other.
///
/// It keeps what `Recorder` only counts, by other means, so that each shows the other's errors.
package struct JournalEntry: ScalarAlgebra {
  package final class Journal {
    package var operations: [Operation] = []
    package init() {}
  }

  package let number: Double
  private let journal: Journal?

  package init(_ number: Double, journal: Journal?) {
    self.number = number
    self.journal = journal
  }

  package init(constant: Double) { self.init(constant, journal: nil) }

  package var primal: Double? { number }

  package static func applying<F: UnaryOperation>(_: F.Type, to x: Self) -> Self {
    x.journal?.operations.append(Operation(F.self))
    return Self(F.value(x.number), journal: x.journal)
  }

  package static func applying<F: BinaryOperation>(_: F.Type, to x: Self, _ y: Self) -> Self {
    let journal = x.journal ?? y.journal
    journal?.operations.append(Operation(F.self))
    return Self(F.value(x.number, y.number), journal: journal)
  }

  package static func selecting(_ condition: Self, _ a: Self, _ b: Self) -> Self {
    let journal = condition.journal ?? a.journal ?? b.journal
    journal?.operations.append(.selection)
    return Self(condition.number != 0 ? a.number : b.number, journal: journal)
  }
}

extension Tally {
  /// The count of a list of operations.
  package init(counting operations: [Operation]) {
    self.init(counting: operations.map(\.kind))
  }
}
