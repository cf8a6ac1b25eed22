import ChainruleCharts
import ChainruleGraphics
import Foundation
import TestSupport
import Testing

/// A chart of any kind with a name, for tests that hold for all.
struct NamedChart: Sendable, CustomTestStringConvertible {
  let name: String
  let title: String
  let description: String
  let svg: @Sendable (Theme) -> String

  var testDescription: String { name }

  init(_ name: String, _ chart: LineChart) {
    (self.name, title, description) = (name, chart.title, chart.description)
    svg = { chart.svg($0) }
  }

  init(_ name: String, _ chart: BarChart) {
    (self.name, title, description) = (name, chart.title, chart.description)
    svg = { chart.svg($0) }
  }

  init(_ name: String, _ chart: PatternChart) {
    (self.name, title, description) = (name, chart.title, chart.description)
    svg = { chart.svg($0) }
  }
}

/// A curve over the steps 0, 1, 2, …
func curve(
  _ values: [Double], name: String = "loss", fault: String? = nil
) -> LineChart.Series {
  LineChart.Series(
    name: name,
    points: values.enumerated().map { LineChart.Point(x: Double($0), y: $1) }, fault: fault)
}

func lineChart(
  _ series: [LineChart.Series], title: String = "Gradient descent", vertical: String = "loss"
) -> LineChart {
  LineChart(
    title: title, horizontalTitle: "step", verticalTitle: vertical, horizontalSteps: .wholeNumbers,
    series: series, number: { "\($0)" })
}

/// The modes of differentiation with their costs, in two groups.
let modes = BarChart(
  title: "What each mode costs", axisTitle: "multiplications",
  groups: [
    .init(
      name: "Elimination",
      bars: [
        .init(label: "forward", value: 620, text: "620"),
        .init(label: "reverse", value: 364, text: "364", emphasis: .strong),
        .init(label: "markowitz", value: 407, text: "407"),
        .init(label: "exact", value: nil, text: "skipped: too many vertices"),
      ]),
    .init(
      name: "Sweeps",
      bars: [
        .init(label: "forward", value: 1062, text: "1062"),
        .init(label: "reverse", value: 531, text: "531", emphasis: .strong),
      ]),
  ])

func pattern(
  _ rows: Int, _ columns: Int, title: String = "Jacobian", _ isNonzero: (Int, Int) -> Bool
) -> PatternChart {
  PatternChart(
    title: title, rowTitle: "outputs", columnTitle: "inputs", rowCount: rows, columnCount: columns,
    entries: (0..<rows).flatMap { row in
      (0..<columns).filter { isNonzero(row, $0) }.map { .init(row: row, column: $0) }
    })
}

/// Charts of what is usual and of what is at the ends of every range.
let gallery: [NamedChart] = {
  let long = String(repeating: "a title of many words ", count: 12)
  let word = String(repeating: "unbroken", count: 60)
  let falling = (0..<21).map { 3 * Double.pow(0.8, $0) }
  let fallingFar = (0..<200).map { 5000 * Double.pow(0.9, $0) }
  let growing = (0..<11).map { Double.pow(-1.9, $0) }
  var holes = (0..<40).map { 1 + Double.sine($0) }
  for place in [0, 7, 8, 20, 22, 39] { holes[place] = place % 2 == 0 ? .nan : .infinity }
  let largest = Double.greatestFiniteMagnitude
  let tridiagonal = pattern(12, 12) { ($0 - $1).magnitude <= 1 }
  return [
    NamedChart("falling", lineChart([curve(falling)])),
    NamedChart("falling far", lineChart([curve(fallingFar)])),
    NamedChart("diverged", lineChart([curve(growing, fault: "diverged")])),
    NamedChart("holes", lineChart([curve(holes)])),
    NamedChart(
      "several",
      lineChart(
        (1...7).map { rate in
          curve(
            (0..<60).map { Double.pow(0.99 - 0.02 * Double(rate), $0) }, name: "rate 0.\(rate)",
            fault: rate == 7 ? "diverged" : nil)
        })),
    NamedChart("empty", lineChart([])),
    NamedChart("no point", lineChart([curve([])])),
    NamedChart("nothing finite", lineChart([curve([.nan, .infinity], fault: "not finite")])),
    NamedChart("one point", lineChart([curve([2.5])])),
    NamedChart("one point at 0", lineChart([curve([0], fault: "not finite")])),
    NamedChart("all equal", lineChart([curve([7, 7, 7, 7])])),
    NamedChart("nearly equal", lineChart([curve([1, 1 + .ulpOfOne, 1])])),
    NamedChart("negative", lineChart([curve([-5, -4, -3.5, 2])])),
    NamedChart("tiny", lineChart([curve([Double.leastNonzeroMagnitude, 1e-320, 0])])),
    NamedChart(
      "tiny and positive", lineChart([curve([Double.leastNonzeroMagnitude, 1e-320, 1e-310])])),
    NamedChart("huge", lineChart([curve([-largest, 0, largest])])),
    NamedChart("huge and positive", lineChart([curve([largest / 2, largest])])),
    NamedChart(
      "from least to largest", lineChart([curve([Double.leastNonzeroMagnitude, 1, largest])])),
    NamedChart("far from 0", lineChart([curve([1e15, 1e15 + 2, 1e15 + 5])])),
    NamedChart("long names", lineChart([curve([1, 2], name: word)], title: long, vertical: long)),
    NamedChart(
      "one long word", lineChart([curve([1, 2]), curve([2, 3], name: word)], title: word)),
    NamedChart("many points", lineChart([curve((0..<6000).map { .sine(Double($0) / 500) })])),
    NamedChart("bars", modes),
    NamedChart("no bars", BarChart(title: "None", axisTitle: "count", groups: [])),
    NamedChart(
      "odd bars",
      BarChart(
        title: word, axisTitle: long,
        groups: [
          .init(
            name: long,
            bars: [
              .init(label: word, value: 1e300, text: long, emphasis: .strong),
              .init(label: "below 0", value: -1e300, text: "−10³⁰⁰"),
              .init(label: "nothing", value: 0, text: "0"),
              .init(label: "endless", value: .infinity, text: "∞"),
              .init(label: "none", value: .nan, text: "NaN"),
            ])
        ])),
    NamedChart("tridiagonal", tridiagonal),
    NamedChart("dense", pattern(3, 6) { _, _ in true }),
    NamedChart("no entries", pattern(5, 4) { _, _ in false }),
    NamedChart("no matrix", pattern(0, 0) { _, _ in true }),
    NamedChart("one entry", pattern(1, 1) { _, _ in true }),
    NamedChart("tall", pattern(200, 2) { ($0 + $1) % 3 == 0 }),
    NamedChart("wide", pattern(2, 1000, title: long) { $0 == $1 % 2 }),
    NamedChart("large", pattern(400, 400) { ($0 - $1).magnitude <= 2 || $0 == 0 || $1 > 360 }),
  ]
}()

extension Double {
  fileprivate static func pow(_ base: Double, _ exponent: Int) -> Double {
    Foundation.pow(base, Double(exponent))
  }

  fileprivate static func sine(_ x: Double) -> Double { sin(x) }
  fileprivate static func sine(_ x: Int) -> Double { sin(Double(x)) }
}
