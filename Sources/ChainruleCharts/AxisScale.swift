import RealModule

/// Where numbers stand along an axis, and which of them bear a label.
package struct AxisScale: Sendable, Equatable {
  package struct Tick: Sendable, Equatable {
    package let label: String
    /// From 0 at the beginning of the axis to 1 at its end.
    package let place: Double
  }

  package enum Kind: Sendable {
    case linear, logarithmic
  }

  package let kind: Kind
  package let ticks: [Tick]
  private let start: Double
  private let end: Double

  package init(_ ticks: DecimalTicks) {
    kind = .linear
    let values = ticks.values
    start = values[0]
    end = values[values.count - 1]
    let count = Double(max(values.count - 1, 1))
    self.ticks = ticks.labels.enumerated().map { Tick(label: $1, place: Double($0) / count) }
  }

  package init(_ ticks: DecadeTicks) {
    kind = .logarithmic
    start = Double(ticks.exponents[0])
    end = Double(ticks.exponents[ticks.exponents.count - 1])
    let count = Double(ticks.exponents.count - 1)
    self.ticks = ticks.labels.enumerated().map { Tick(label: $1, place: Double($0) / count) }
  }

  /// The place of a number between 0 and 1; nil for one that has none on this axis, because it is
  /// not finite, or too large, or not positive on a logarithmic one.
  package func place(of number: Double) -> Double? {
    guard number.isFinite else { return nil }
    switch kind {
    case .linear:
      // Halves, because the difference of two doubles may be larger than any double.
      return start <= number && number <= end
        ? (number / 2 - start / 2) / (end / 2 - start / 2) : nil
    case .logarithmic:
      return number > 0 ? (Double.log10(number) - start) / (end - start) : nil
    }
  }
}

extension AxisScale {
  /// From how many times the least value on a logarithmic axis shows more than a linear one.
  static let logarithmicFrom = 100.0

  /// The axis that shows most of some values: logarithmic where all are positive and some are a
  /// hundred times others.
  ///
  /// - Parameter limit: how many ticks there may be.
  package init(showing values: some Sequence<Double>, atMost limit: Int) {
    let finite = values.filter(\.isFinite)
    let low = finite.min() ?? 0
    let high = finite.max() ?? 1
    if low > 0, high / low >= Self.logarithmicFrom {
      self.init(DecadeTicks(covering: low...high, atMost: limit))
    } else {
      self.init(DecimalTicks(covering: low...high, atMost: limit))
    }
  }
}
