import ChainruleCharts
import ChainruleCalculus
import Testing

@Suite("Ticks are round numbers that cover a range")
struct TickTests {
  /// Ranges of every size and place, the doubles' own limits among them.
  static let ranges: [ClosedRange<Double>] = {
    var generator = SplitMix64(seed: 20_261_121)
    func number() -> Double {
      let exponent = Double.random(in: -300...300, using: &generator)
      let number = Double.random(in: 1...10, using: &generator)
      let text = "\(number)e\(Int(exponent))"
      return (Double(text) ?? 1) * (Bool.random(using: &generator) ? 1 : -1)
    }
    let random = (0..<400).map { place -> ClosedRange<Double> in
      let first = number()
      // Half of the ranges are narrow beside their numbers.
      let second = place % 2 == 0 ? number() : first * (1 + number() / 1e300)
      return min(first, second)...max(first, second)
    }
    let largest = Double.greatestFiniteMagnitude
    return random + [
      0...0, 0...1, 1...1, -1...1, 0...Double.leastNonzeroMagnitude, -largest...largest,
      0...largest, largest...largest,
      0.1...0.3, 2.9999999999999996...3, 1...1.0000000000000002, 0...0.7, -0.0...0.0, 1e-310...1,
    ]
  }()

  @Test("Of a linear axis: multiples of 1, 2 or 5 times a power of ten", arguments: 3...12)
  func decimal(limit: Int) throws {
    for range in Self.ranges {
      let ticks = DecimalTicks(covering: range, atMost: limit)
      let values = ticks.values
      #expect([1, 2, 5].contains(ticks.mantissa))
      #expect(values.count <= limit && values.count >= 2, "\(range)")
      let (least, largest) = (-DecimalTicks.limit, DecimalTicks.limit)
      #expect(values[0] <= max(range.lowerBound, least), "\(range)")
      #expect(values[values.count - 1] >= min(range.upperBound, largest), "\(range)")
      #expect(values.allSatisfy { $0.isFinite })
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "\(range)")
      #expect(Set(ticks.labels).count == values.count, "\(range)")
    }
  }

  @Test("Of a linear axis: as fine as the limit allows")
  func finest() {
    for range in Self.ranges where range.upperBound - range.lowerBound > 1e-9 {
      let ticks = DecimalTicks(covering: range, atMost: 10)
      #expect(ticks.values.count >= 4, "\(range)")
    }
  }

  @Test("Of a linear axis: the first and last are needed")
  func needed() {
    for range in Self.ranges where range.upperBound - range.lowerBound > 1e-9 {
      let values = DecimalTicks(covering: range, atMost: 8).values
      #expect(values[1] > range.lowerBound && values[values.count - 2] < range.upperBound)
    }
  }

  @Test("Of a logarithmic axis: evenly spaced powers of ten", arguments: 2...12)
  func decades(limit: Int) {
    for range in Self.ranges where range.lowerBound > 0 {
      let exponents = DecadeTicks(covering: range, atMost: limit).exponents
      #expect(exponents.count <= limit && exponents.count >= 2, "\(range)")
      #expect(Double("1e\(exponents[0])")! <= range.lowerBound, "\(range)")
      #expect(Double("1e\(exponents[exponents.count - 1])")! >= range.upperBound, "\(range)")
      #expect(Set(zip(exponents, exponents.dropFirst()).map { $1 - $0 }).count == 1)
    }
  }

  @Test("They are labelled as people write numbers")
  func labels() {
    func labels(_ range: ClosedRange<Double>, _ limit: Int) -> [String] {
      DecimalTicks(covering: range, atMost: limit).labels
    }
    #expect(labels(0...20, 6) == ["0", "5", "10", "15", "20"])
    #expect(labels(-0.3...0.7, 8) == ["−0.4", "−0.2", "0", "0.2", "0.4", "0.6", "0.8"])
    #expect(labels(0.1...0.3, 5) == ["0.10", "0.15", "0.20", "0.25", "0.30"])
    #expect(labels(0...3e-9, 4) == ["0", "10⁻⁹", "2·10⁻⁹", "3·10⁻⁹"])
    #expect(labels(1e8...3e8, 3) == ["10⁸", "2·10⁸", "3·10⁸"])
    #expect(
      DecadeTicks(covering: 0.02...700, atMost: 8).labels == [
        "10⁻²", "10⁻¹", "10⁰", "10¹", "10²", "10³",
      ])
    #expect(DecadeTicks(covering: 1...1000, atMost: 8).exponents == [0, 1, 2, 3])
  }

  @Test("Steps that are whole numbers have no ticks between them")
  func wholeNumbers() {
    #expect(DecimalTicks(covering: 0...1, atMost: 10, leastExponent: 0).values == [0, 1])
    #expect(DecimalTicks(covering: 0...3, atMost: 10, leastExponent: 0).values == [0, 1, 2, 3])
  }
}

@Suite("An axis is logarithmic where that shows more")
struct AxisScaleTests {
  @Test(
    "From a factor of a hundred between positive numbers on",
    arguments: [
      ([1, 10, 99], false), ([1, 10, 100], true), ([-1, 1e6], false), ([0, 1e6], false),
      ([], false), ([.nan, 1, .infinity, 2000], true),
    ] as [([Double], Bool)])
  func kind(values: [Double], isLogarithmic: Bool) {
    let scale = AxisScale(showing: values, atMost: 8)
    #expect(scale.kind == (isLogarithmic ? .logarithmic : .linear))
  }

  @Test("A number has a place on the axis or none")
  func places() {
    let linear = AxisScale(showing: [-10, 10], atMost: 5)
    #expect([-10, 0, 10].map(linear.place) == [0, 0.5, 1])
    #expect(linear.place(of: .nan) == nil && linear.place(of: .infinity) == nil)
    let logarithmic = AxisScale(showing: [1, 1e4], atMost: 5)
    #expect([1, 100, 1e4].map(logarithmic.place) == [0, 0.5, 1])
    #expect(logarithmic.place(of: 0) == nil && logarithmic.place(of: -1) == nil)
  }
}
