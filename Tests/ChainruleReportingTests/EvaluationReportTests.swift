import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics
import Foundation
import TestSupport
import Testing

@Suite("The evaluation of a program")
struct EvaluationReportTests {
  @Test("as JSON is the contract's example")
  func json() {
    let report = EvaluationReport(GraphSketch.baydin.differentiation(), mode: .reverse)
    #expect(
      report.json.text == """
        {
          "schema": "chainrule.evaluation/1",
          "mode": "reverse",
          "inputs": {"x1": 2, "x2": 5},
          "values": {"y": 11.652071455223084},
          "jacobian": {"y": {"x1": 5.5, "x2": 1.7163378145367738}},
          "kinks": []
        }

        """)
  }

  @Test("sets a change beside what the derivative promises")
  func change() {
    var sketch = GraphSketch()
    let x = sketch.input("x", 1)
    sketch.output(sketch.apply(.addition, x, sketch.apply(.square, x, as: "u1"), as: "y"))
    let report = EvaluationReport(
      sketch.differentiation(), mode: .reverse, change: Direction(label: "x=1", components: [1]))
    #expect(
      report.text().hasSuffix(
        """
        for Δx = 1  value  change  the derivative promises
        ──────────  ─────  ──────  ───────────────────────
        y\u{302}           6      4       3

        """))
    #expect(
      report.json.text.contains(
        """
          "change": {
            "inputs": {"x": 1},
            "values": {"y": 6},
            "differences": {"y": 4},
            "promised": {"y": 3}
          }
        """))
  }

  @Test("as text gives every digit")
  func text() {
    var sketch = GraphSketch.baydin
    sketch.title = ["A line\u{1B}[31m of red"]
    let report = EvaluationReport(
      sketch.differentiation(), mode: .forward, intermediates: .listed)
    #expect(
      report.text() == """
        A line\u{FFFD}[31m of red

        input  value
        ─────  ─────
        x₁     2
        x₂     5

        vertex  value
        ──────  ───────────────────
        v₁       0.6931471805599453
        v₂      10
        v₃      −0.9589242746631385
        v₄      10.693147180559945

        output  value
        ──────  ──────────────────
        y       11.652071455223084

        derivative  value (forward mode)
        ──────────  ────────────────────
        ∂y/∂x₁      5.5
        ∂y/∂x₂      1.7163378145367738

        place in the tables of shapes: scalar by vector (a row, 1 × n), stacked

        """)
    #expect(report.text(NumberText(digits: 3)).contains("1.716\n"))
    #expect(report.json.text.hasSuffix("\"v4\": 10.693147180559945}\n}\n"))
  }

  @Test("of one input writes dy/dx, of several outputs a matrix")
  func derivatives() {
    let one = EvaluationReport(GraphSketch.plusSquare.differentiation(), mode: .reverse)
    #expect(one.text().contains("dy/dx       3\n"))
    var sketch = GraphSketch()
    let x = sketch.input("x", 3)
    let y = sketch.input("y", 4)
    sketch.output(sketch.apply(.multiplication, x, y, as: "f"))
    sketch.output(sketch.apply(.division, x, y, as: "g"))
    let two = EvaluationReport(sketch.differentiation(), mode: .forward)
    #expect(
      two.text().hasSuffix(
        """
        (forward mode)  ∂/∂x  ∂/∂y
        ──────────────  ────  ───────
        f               4      3
        g               0.25  −0.1875

        place in the tables of shapes: vector by vector (a matrix, m × n), stacked

        """))
    let turned = EvaluationReport(
      sketch.differentiation(), mode: .forward, layout: .denominator)
    #expect(
      turned.text().contains(
        """
        (forward mode)  ∂f  ∂g
        ──────────────  ──  ───────
        /∂x             4    0.25
        /∂y             3   −0.1875
        """))
    let chosen = EvaluationReport(sketch.differentiation(wrt: ["y"]), mode: .forward)
    #expect(chosen.text().contains("∂g/∂y       −0.1875"))
    #expect(chosen.json.text.contains(#""g": {"y": -0.1875}"#))
  }

  @Test("names the kinks that an output touched, and the rule")
  func kinks() {
    var sketch = GraphSketch()
    let x = sketch.input("x", 0)
    sketch.output(sketch.apply(.rectifiedLinearUnit, x, as: "u3"), as: "y")
    sketch.output(sketch.apply(.exponential, x, as: "z"))
    let report = EvaluationReport(sketch.differentiation(atKink: .half), mode: .reverse)
    #expect(
      report.json.text.contains(
        """
          "kinks": [
            {"vertex": "u3", "operation": "relu", "outputs": ["y"]}
          ]
        """))
    #expect(
      report.text().hasSuffix(
        "\nnote: y touched a kink at relu (u₃ = 0): derivative by the rule 'half'\n"))
  }

  @Test("names the first value that is not finite")
  func notFinite() throws {
    var sketch = GraphSketch()
    let x = sketch.input("x", 0)
    let logarithm = sketch.apply(.naturalLogarithm, x, as: "u1")
    sketch.output(sketch.apply(.sine, logarithm, as: "y"))
    let report = EvaluationReport(sketch.differentiation(), mode: .reverse)
    #expect(report.text().hasSuffix("note: the first value that is not finite is u₁ = −∞\n"))
    #expect(
      report.json.text.hasSuffix("  \"kinks\": [],\n  \"notFinite\": \"u1\"\n}\n"))
    let read = try JSONSerialization.jsonObject(with: Data(report.json.text.utf8))
    let values = (read as? [String: Any])?["values"] as? [String: String]
    #expect(values == ["y": "NaN"])
  }

  @Test("of a constant is its value with derivatives 0")
  func constant() {
    var sketch = GraphSketch()
    _ = sketch.input("x", 1)
    sketch.output(sketch.constant(3), as: "y")
    let report = EvaluationReport(
      sketch.differentiation(), mode: .reverse, intermediates: .listed)
    #expect(report.json.text.contains(#""jacobian": {"y": {"x": 0}}"#))
    #expect(report.json.text.contains(#""intermediates": {}"#))
    #expect(!report.text().contains("vertex"))
  }
}
