import ChainruleCalculus
import ChainruleCharts
import ChainruleReporting
import ChainruleSymbolics
import TestSupport
import Testing

@Suite("The way of a descent as text, CSV and JSON")
struct DescentReportTests {
  /// The sum of the squares of some inputs, each at its number.
  private func report(
    _ start: [Double], names: [String]? = nil, rate: Double = 0.25, steps: Int = 2
  ) -> DescentReport {
    var sketch = GraphSketch()
    let inputs = start.indices.map { sketch.input(names?[$0] ?? "x\($0 + 1)", start[$0]) }
    let squares = inputs.enumerated().map { sketch.apply(.square, $1, as: "s\($0)") }
    let sum = squares.dropFirst().enumerated().reduce(squares[0]) {
      sketch.apply(.addition, $0, $1.element, as: "t\($1.offset)")
    }
    sketch.output(sum, as: "y")
    return report(sketch.program, rate: rate, steps: steps)
  }

  private func report(_ program: NamedGraph, rate: Double, steps: Int) -> DescentReport {
    let method = GradientDescent(
      of: program.outputs[0].node, in: program.graph, over: program.graph.inputs, rate: rate,
      stepLimit: steps)
    return DescentReport(
      program, of: program.outputs[0], over: program.inputVariables, by: method,
      from: program.defaults.map { $0 ?? 0 })
  }

  private let number = NumberText(digits: 4)

  @Test("The text says what came of it, and shows each step")
  func text() {
    #expect(
      report([4, 3]).text(number) == """
        y 25 → 1.5625 in 2 steps at rate 0.25

        step  y        ‖∇y‖  x₁  x₂
        ────  ───────  ────  ──  ────
           0  25       10    4   3
           1   6.25     5    2   1.5
           2   1.5625   2.5  1   0.75

        """)
  }

  @Test("Divergence comes with a remedy")
  func divergence() {
    let report = report([1], rate: 1.5, steps: 40)
    #expect(report.text(number).hasPrefix("y 1 → 1048576 in 10 steps at rate 1.5: diverged\n"))
    #expect(
      report.notes == [
        "y grows from step to step, because the steps are too long: try --rate 0.15"
      ])
    #expect(report.chart.series[0].fault == "diverged")
  }

  @Test("So does a value that ended above its start, and one that is not finite")
  func remedies() {
    #expect(
      report([1], rate: 1.5, steps: 3).notes == ["y ended above where it began: try --rate 0.15"])
    var sketch = GraphSketch()
    sketch.output(sketch.apply(.naturalLogarithm, sketch.input("x", 1), as: "y"))
    let outside = report(sketch.program, rate: 3, steps: 5)
    #expect(
      outside.notes == ["y is not finite after 1 step: try --rate 0.3, or begin elsewhere"])
    #expect(outside.chart.series[0].fault == "not finite")
    #expect(outside.csv == "step,value,gradientNorm,x\n0,0,1,1\n1,NaN,NaN,-2\n")
  }

  @Test("A rate beyond all measure is not divided by ten")
  func absurdRate() {
    #expect(report([1], rate: 1e200, steps: 3).notes[0].contains("try --rate 1"))
    #expect(!report([1], rate: 1e200, steps: 3).notes[0].contains("e1"))
  }

  @Test("A value that is not finite is marked at its own step")
  func fault() throws {
    var sketch = GraphSketch()
    sketch.output(sketch.apply(.naturalLogarithm, sketch.input("x", 1), as: "y"))
    let svg = report(sketch.program, rate: 2, steps: 5).chart.svg()
    let cross = try #require(svg.firstMatch(of: /d="M([0-9.]+) [0-9.]+l10 10m0 -10l-10 10"/))
    // The page is 640 wide, and step 0 stands at its left.
    #expect(try #require(Double(cross.1)) > 300, "\(svg)")
  }

  @Test("Of many inputs and many steps the text shows the first and the last")
  func elision() {
    let text = report((1...30).map(Double.init), rate: 1e-3, steps: 100).text(number)
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.count == 1 + 2 + 41)
    #expect(lines[1].contains("x₁ ") && lines[1].contains("…") && lines[1].contains("x₃₀"))
    #expect(lines[23].trimmingPrefix(while: { $0 == " " }) == "⋮")
    #expect(lines[22].contains(" 19 ") && lines[24].contains(" 81 "))
  }

  @Test("CSV has every step and all digits")
  func csv() {
    #expect(
      report([4, 3], names: ["x", "b,\"1\""]).csv == """
        step,value,gradientNorm,x,"b,""1\"""
        0,25,10,4,3
        1,6.25,5,2,1.5
        2,1.5625,2.5,1,0.75

        """)
  }

  @Test("JSON has the keys of the contract, in their order")
  func json() {
    #expect(
      report([4, 3], steps: 1).json.text == """
        {
          "schema": "chainrule.descent/1",
          "steps": [
            {"step": 0, "value": 25, "gradientNorm": 10, "inputs": {"x1": 4, "x2": 3}},
            {"step": 1, "value": 6.25, "gradientNorm": 5, "inputs": {"x1": 2, "x2": 1.5}}
          ],
          "stopped": "steps",
          "kinks": []
        }

        """)
  }

  @Test("A variable of several numbers has a column for each, and a list in JSON")
  func groups() {
    var sketch = GraphSketch()
    let (first, second) = (sketch.input("w1", 1), sketch.input("w2", 2))
    sketch.output(sketch.apply(.multiplication, first, second, as: "y"))
    let program = sketch.program
    let report = DescentReport(
      program, of: program.outputs[0],
      over: [.init(name: "w", shape: .vector(2), nodes: program.graph.inputs)],
      by: GradientDescent(
        of: program.outputs[0].node, in: program.graph, over: program.graph.inputs, rate: 0.5,
        stepLimit: 0), from: [1, 2])
    #expect(report.csv.hasPrefix("step,value,gradientNorm,w[1],w[2]\n"))
    #expect(report.json.text.contains(#""inputs": {"w": [1, 2]}"#))
  }

  @Test("The loss curve has a point for each step")
  func chart() {
    let chart = report([4, 3]).chart
    #expect(chart.title == "Gradient descent of y at rate 0.25")
    #expect(chart.series[0].points.map(\.y) == [25, 6.25, 1.5625])
    #expect(chart.series[0].points.map(\.x) == [0, 1, 2])
  }
}
