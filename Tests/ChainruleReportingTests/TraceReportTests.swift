import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics
import Foundation
import TestSupport
import Testing

@Suite("The trace of a program")
struct TraceReportTests {
  @Test("of Baydin et al. (2018) is that of tables 2 and 3")
  func baydinText() {
    #expect(
      TraceReport(GraphSketch.baydin.differentiation()).text() == """
        Forward mode: values and tangents

        vertex  expression  value    ∂·/∂x₁  ∂·/∂x₂
        ──────  ──────────  ───────  ──────  ──────
        x₁                   2       1       0
        x₂                   5       0       1
        v₁      ln x₁        0.6931  0.5     0
        v₂      x₁·x₂       10       5       2
        v₃      sin x₂      −0.9589  0       0.2837
        v₄      v₁ + v₂     10.6931  5.5     2
        y       v₄ − v₃     11.6521  5.5     1.7163

        Reverse mode: adjoints v̄ = ∂y/∂v, from y back

        step              product      adds     adjoint
        ────────────────  ───────────  ───────  ───────
        ȳ   = 1                                  1
        v̄₄ += ȳ·∂y/∂v₄    1 · 1         1        1
        v̄₃ += ȳ·∂y/∂v₃    1 · (−1)     −1       −1
        v̄₁ += v̄₄·∂v₄/∂v₁  1 · 1         1        1
        v̄₂ += v̄₄·∂v₄/∂v₂  1 · 1         1        1
        x̄₂ += v̄₃·∂v₃/∂x₂  −1 · cos x₂  −0.2837  −0.2837
        x̄₁ += v̄₂·∂v₂/∂x₁  1 · x₂        5        5
        x̄₂ += v̄₂·∂v₂/∂x₂  1 · x₁        2        1.7163
        x̄₁ += v̄₁·∂v₁/∂x₁  1 · 1/x₁      0.5      5.5

        """)
  }

  @Test("as JSON has the keys and order of chainrule.trace/1")
  func baydinJSON() {
    #expect(
      TraceReport(GraphSketch.baydin.differentiation()).json.text == """
        {
          "schema": "chainrule.trace/1",
          "seed": {"x1": 1, "x2": 0},
          "of": "y",
          "forward": [
            {"vertex": "x1", "expression": null, "value": 2, "tangent": 1},
            {"vertex": "x2", "expression": null, "value": 5, "tangent": 0},
            {"vertex": "v1", "expression": "ln(x1)", "value": 0.6931471805599453, "tangent": 0.5},
            {"vertex": "v2", "expression": "x1*x2", "value": 10, "tangent": 5},
            {"vertex": "v3", "expression": "sin(x2)", "value": -0.9589242746631385, "tangent": 0},
            {"vertex": "v4", "expression": "v1 + v2", "value": 10.693147180559945, "tangent": 5.5},
            {"vertex": "y", "expression": "v4 - v3", "value": 11.652071455223084, "tangent": 5.5}
          ],
          "reverse": [
            {"vertex": "y", "adjoint": 1, "from": null},
            {"vertex": "v4", "add": 1, "adjoint": 1, "from": "y"},
            {"vertex": "v3", "add": -1, "adjoint": -1, "from": "y"},
            {"vertex": "v1", "add": 1, "adjoint": 1, "from": "v4"},
            {"vertex": "v2", "add": 1, "adjoint": 1, "from": "v4"},
            {"vertex": "x2", "add": -0.28366218546322625, "adjoint": -0.28366218546322625, "from": "v3"},
            {"vertex": "x1", "add": 5, "adjoint": 5, "from": "v2"},
            {"vertex": "x2", "add": 2, "adjoint": 1.7163378145367738, "from": "v2"},
            {"vertex": "x1", "add": 0.5, "adjoint": 5.5, "from": "v1"}
          ]
        }

        """)
  }

  @Test("of Griewank and Walther (2008), tables 1.1 to 1.3, has their numbers")
  func griewankWalther() throws {
    let report = TraceReport(GraphSketch.griewankWalther.differentiation())
    let named = Dictionary(
      uniqueKeysWithValues: report.vertices.map { (report.program.name(of: $0), $0.index) })
    func value(_ name: String) throws -> Double { report.values[try #require(named[name])] }
    let published = [
      "v1": 3.0, "v2": 0.1411, "v3": 1.6487, "v4": 1.3513, "v5": 1.4924, "y": 2.0167,
    ]
    for (name, number) in published {
      #expect(abs(try value(name) - number) < 1e-4, "\(name)")
    }
    let last = Dictionary(
      report.reverse[0].rows.map { (report.program.name(of: $0.vertex), $0.adjoint) },
      uniquingKeysWith: { $1 })
    #expect(abs((last["x1"] ?? 0) - 3.0118433276739065) < 1e-14)
    #expect(abs((last["x2"] ?? 0) + 13.723961509314076) < 1e-14)
  }

  @Test("in Markdown holds the same cells")
  func markdown() {
    var sketch = GraphSketch.plusSquare
    sketch.title = ["a|b <script>", "- second *line*"]
    #expect(
      TraceReport(sketch.differentiation()).markdown() == #"""
        ## a\|b &lt;script>

        \- second \*line\*

        ### Forward mode: values and tangents

        | vertex | expression | value | ∂·/∂x |
        | --- | --- | ---: | ---: |
        | x |  | 1 | 1 |
        | u₁ | x² | 1 | 2 |
        | y | x + u₁ | 2 | 3 |

        ### Reverse mode: adjoints v̄ = ∂y/∂v, from y back

        | step | product | adds | adjoint |
        | --- | --- | ---: | ---: |
        | ȳ   = 1 |  |  | 1 |
        | x̄  += ȳ·∂y/∂x | 1 · 1 | 1 | 1 |
        | ū₁ += ȳ·∂y/∂u₁ | 1 · 1 | 1 | 1 |
        | x̄  += ū₁·∂u₁/∂x | 1 · 2x | 2 | 3 |

        """#)
  }

  @Test("follows the one seed that is given")
  func seed() {
    let direction = Direction(label: "x1=1, x2=-2", components: [1, -2])
    let report = TraceReport(GraphSketch.baydin.differentiation(), along: direction)
    #expect(report.text().contains("tangents along ẋ₁ = 1, ẋ₂ = −2"))
    #expect(report.json.text.contains(#""seed": {"x1": 1, "x2": -2}"#))
    #expect(report.seeds.map(\.tangents.last) == [5.5 - 2 * 1.7163378145367738])
  }

  @Test("has a column for each of three inputs, and one for the first of four", arguments: 1...4)
  func defaultSeeds(count: Int) {
    var sketch = GraphSketch()
    var sum = sketch.input("x1", 1)
    for place in 2..<(count + 1) {
      sum = sketch.apply(.addition, sum, sketch.input("x\(place)", 1), as: "s\(place)")
    }
    sketch.output(sum, as: "y")
    let text = TraceReport(sketch.differentiation()).text()
    for place in 1...4 {
      let isShown = place <= count && (count <= 3 || place == 1)
      #expect(text.contains("∂·/∂\(Formula(name: "x\(place)").unicodeText)") == isShown)
    }
  }

  @Test("has a reverse table for each output that is wanted")
  func outputs() {
    var sketch = GraphSketch()
    let x = sketch.input("x", 2)
    let square = sketch.apply(.square, x, as: "a")
    sketch.output(square)
    sketch.output(sketch.apply(.exponential, square, as: "b"))
    let differentiation = sketch.differentiation()
    let all = TraceReport(differentiation)
    #expect(all.reverse.map(\.output.name) == ["a", "b"])
    #expect(all.json.text.contains(#""of": "a""#))
    let second = TraceReport(differentiation, of: [differentiation.program.outputs[1]])
    #expect(second.json.text.contains(#""of": "b""#))
    #expect(!second.text().contains("from a back"))
  }

  @Test("of an alias and of a constant is short and whole")
  func withoutOperations() {
    var sketch = GraphSketch()
    let x = sketch.input("loss", 3)
    sketch.output(sketch.apply(.identity, x, as: "y"))
    sketch.output(sketch.constant(7, as: "c"))
    let text = TraceReport(sketch.differentiation()).text()
    #expect(text.contains("l̅o̅s̅s̅ += ȳ·∂y/∂loss"))
    #expect(
      text.hasSuffix(
        "from c back\n\nstep    product  adds  adjoint\n──────  ───────  ────  ───────\nc̄  = 1                 1\n"
      ))
    var nothing = GraphSketch()
    nothing.output(nothing.constant(2), as: "y")
    #expect(TraceReport(nothing.differentiation()).json.text.contains(#""value": 2, "tangent": 0"#))
    #expect(TraceReport(nothing.differentiation()).json.text.contains(#""seed": {}"#))
  }

  @Test("shows what is not finite")
  func notFinite() throws {
    var sketch = GraphSketch()
    let x = sketch.input("x", 0)
    sketch.output(sketch.apply(.naturalLogarithm, x, as: "y"))
    let report = TraceReport(sketch.differentiation())
    #expect(report.text().contains("y       ln x        −∞     ∞"))
    #expect(report.json.text.contains(#""value": "-Infinity", "tangent": "Infinity""#))
    _ = try JSONSerialization.jsonObject(with: Data(report.json.text.utf8))
  }

  @Test("of ten thousand operations has a row for each")
  func long() {
    var sketch = GraphSketch()
    var x = sketch.input("x", 0.5)
    for place in 1...10_000 { x = sketch.apply(.sine, x, as: "u\(place)") }
    sketch.output(x, as: "y")
    let report = TraceReport(sketch.differentiation())
    #expect(report.text().utf8.filter { $0 == UInt8(ascii: "\n") }.count == 20_011)
    #expect(report.vertices.count == 10_001)
  }
}
