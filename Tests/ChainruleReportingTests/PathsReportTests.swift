import ChainruleCalculus
import ChainruleReporting
import Foundation
import TestSupport
import Testing

@Suite("The total derivative as a sum over paths")
struct PathsReportTests {
  private func report(_ sketch: GraphSketch, limit: Int = 10) -> PathsReport {
    let differentiation = sketch.differentiation()
    return PathsReport(
      differentiation, of: differentiation.program.outputs[0], wrt: differentiation.chosen,
      limit: limit)
  }

  @Test("as JSON is the contract's example")
  func json() {
    #expect(
      report(.plusSquare).json.text == """
        {
          "schema": "chainrule.paths/1",
          "of": "y",
          "wrt": "x",
          "count": "2",
          "paths": [
            {"nodes": ["x", "u1", "y"], "partials": [2, 1], "product": 2},
            {"nodes": ["x", "y"], "partials": [1], "product": 1}
          ],
          "sum": 3
        }

        """)
  }

  @Test("as text has a line for each path")
  func text() {
    #expect(
      report(.plusSquare).text() == """
        dy/dx is the sum over 2 paths

        path        partials   product
        ──────────  ────────   ───────
        x → u₁ → y     2 · 1 = 2
        x → y              1 = 1
        dy/dx                = 3

        """)
  }

  @Test("has a section for each of several inputs, in JSON a list")
  func sections() throws {
    let report = report(.griewankWalther)
    #expect(report.sections.map(\.count) == ["3", "5"])
    #expect(report.text().contains("x₂ → v₁ → v₂ → v₅ → y  −6 · (−0.9900) · 1 · 1.3513 =   8.0265"))
    for section in report.sections {
      let sum = section.paths.reduce(0) { $0 + $1.product }
      #expect(abs(sum - section.sum) < 1e-13)
    }
    let read = try JSONSerialization.jsonObject(with: Data(report.json.text.utf8))
    #expect((read as? [[String: Any]])?.map { $0["wrt"] as? String } == ["x1", "x2"])
  }

  @Test("counts without a limit, and says how many paths are not shown")
  func doubling() {
    var sketch = GraphSketch()
    var x = sketch.input("x", 1)
    for place in 1...100 {
      let square = sketch.apply(.square, x, as: "a\(place)")
      x = sketch.apply(.addition, x, square, as: "b\(place)")
      x = sketch.apply(.division, x, sketch.constant(2), as: "c\(place)")
    }
    sketch.output(x, as: "y")
    let report = report(sketch, limit: 2)
    #expect(report.sections[0].count == "1267650600228229401496703205376")
    #expect(report.sections[0].unlisted == "1267650600228229401496703205374")
    let text = report.text()
    #expect(text.contains("the sum over 1,267,650,600,228,229,401,496,703,205,376 paths"))
    #expect(
      text.hasSuffix("\n1,267,650,600,228,229,401,496,703,205,374 more paths are not shown\n"))
    #expect(text.contains("x → a₁ → b₁ → … → a₁₀₀ → b₁₀₀ → c₁₀₀  2 · 1 · … · 1 · 0.5 = 1"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("of an input without influence is 0")
  func independent() {
    var sketch = GraphSketch()
    let x = sketch.input("x", 1)
    _ = sketch.input("w", 1)
    sketch.output(sketch.apply(.sine, x, as: "y"))
    let text = report(sketch).text()
    #expect(text.hasPrefix("∂y/∂x is the product along the only path\n"))
    #expect(text.hasSuffix("∂y/∂w = 0: no path leads from w to y\n"))
    #expect(report(sketch).json.text.contains(#""count": "0","#))
  }

  @Test("gives 0 and not 0·∞ for a branch that is not taken")
  func branchNotTaken() {
    var sketch = GraphSketch()
    let x = sketch.input("x", 0)
    let root = sketch.apply(.squareRoot, x, as: "r")
    sketch.output(sketch.select(sketch.constant(0, as: "c"), root, x, as: "y"))
    let section = report(sketch).sections[0]
    #expect(Set(section.paths.map(\.product)) == [0, 1])
    #expect(section.sum == 1)
  }

  @Test("of an output that is the input has one path of product 1")
  func sameVertex() {
    var sketch = GraphSketch()
    sketch.output(sketch.input("x", 4))
    #expect(report(sketch).json.text.contains(#"{"nodes": ["x"], "partials": [], "product": 1}"#))
  }
}
