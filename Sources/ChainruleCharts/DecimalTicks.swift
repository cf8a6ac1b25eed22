/// Round numbers along a linear axis: whole multiples of 1, 2 or 5 times a power of ten.
///
/// They are kept as whole numbers, so that values are the doubles nearest to their labels.
package struct DecimalTicks: Sendable, Equatable {
  /// 1, 2 or 5.
  package let mantissa: Int
  package let exponent: Int
  package let multiples: ClosedRange<Int>

  /// The largest number that an axis has room for: ticks beyond it would not be finite.
  package static let limit = 1e308

  /// The fewest round numbers of the finest step that cover a range.
  ///
  /// - Parameters:
  ///   - range: finite numbers up to `limit` in size, the rest is left out; a range too narrow to
  ///     be told apart is widened.
  ///   - limit: how many ticks there may be, at least 3: the ends of a range, and 0 between them.
  ///   - leastExponent: 0 where only whole numbers have a meaning.
  package init(
    covering range: ClosedRange<Double>, atMost limit: Int, leastExponent: Int = -400
  ) {
    precondition(limit >= 3, "a range around 0 needs three ticks")
    let range = Self.widened(range.clamped(to: -Self.limit...Self.limit))
    let span = range.upperBound / 2 - range.lowerBound / 2
    let start = max(leastExponent, Decade.exponent(below: span / Double(limit)))
    for exponent in start... {
      for mantissa in [1, 2, 5] {
        let step = Decade.value(mantissa, exponent)
        let multiples = Self.multiples(of: step, mantissa, exponent, covering: range)
        guard let multiples, multiples.count <= limit else { continue }
        (self.mantissa, self.exponent, self.multiples) = (mantissa, exponent, multiples)
        return
      }
    }
    preconditionFailure("a step as long as the range needs no more than three ticks")
  }

  /// The range, or a wider one around it where its ends are too near to each other to be labelled
  /// apart: by a part in 10¹² of their size, or by 10⁻³⁰⁰.
  static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let (low, high) = (range.lowerBound, range.upperBound)
    let size = max(low.magnitude, high.magnitude)
    guard high / 2 - low / 2 <= max(size * 1e-12, 1e-300) else { return range }
    let margin = size < 1e-290 ? 1 : size / 2
    return max(low - margin, -limit)...min(high + margin, limit)
  }

  private static func multiples(
    of step: Double, _ mantissa: Int, _ exponent: Int, covering range: ClosedRange<Double>
  ) -> ClosedRange<Int>? {
    func value(_ multiple: Int) -> Double { Decade.value(multiple * mantissa, exponent) }
    let first = (range.lowerBound / step).rounded(.down)
    let last = (range.upperBound / step).rounded(.up)
    guard step > 0, first.magnitude < 1e17, last.magnitude < 1e17 else { return nil }
    // The quotients are rounded: what they leave out or hold too much is found by comparing.
    var (low, high) = (Int(first), Int(last))
    while value(low) > range.lowerBound { low -= 1 }
    while value(low + 1) <= range.lowerBound { low += 1 }
    while value(high) < range.upperBound { high += 1 }
    while value(high - 1) >= range.upperBound { high -= 1 }
    return low...high
  }

  package var values: [Double] {
    multiples.map { Decade.value($0 * mantissa, exponent) }
  }

  /// The ticks in the shorter of two forms: with a point, or as powers of ten.
  package var labels: [String] {
    let numbers = multiples.map { $0 * mantissa }
    let plain = numbers.map { Decade.plainText($0, exponent) }
    guard let longest = plain.map(\.count).max(), longest > 7 else { return plain }
    let scientific = numbers.map { Decade.scientificText($0, exponent) }
    return (scientific.map(\.count).max() ?? 0) < longest ? scientific : plain
  }
}

/// Powers of ten along a logarithmic axis.
package struct DecadeTicks: Sendable, Equatable {
  package let exponents: [Int]

  /// Every power of ten, or every k-th, that it takes to cover a range of positive numbers.
  package init(covering range: ClosedRange<Double>, atMost limit: Int) {
    precondition(limit >= 2 && range.lowerBound > 0, "a logarithm has no place for 0")
    let first = Decade.exponent(below: range.lowerBound)
    var last = Decade.exponent(below: range.upperBound)
    if Decade.value(1, last) < range.upperBound || last == first { last += 1 }
    // The first whole number of decades that leaves no more than the limit.
    let stride = (last - first + limit - 2) / (limit - 1)
    let count = (last - first + stride - 1) / stride
    exponents = (0...count).map { first + $0 * stride }
  }

  package var labels: [String] { exponents.map { "10" + Decade.superscript($0) } }
}
