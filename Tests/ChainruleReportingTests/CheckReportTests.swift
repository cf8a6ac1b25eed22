import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics
import Foundation
import TestSupport
import Testing

@Suite("The report of a check")
struct CheckReportTests {
  private func report(_ sketch: GraphSketch, answer: CheckReport.Answer? = nil) -> CheckReport {
    let differentiation = sketch.differentiation()
    let program = differentiation.program
    let check = program.graph.checkDerivatives(
      at: differentiation.point, of: program.outputs.map(\.node), wrt: differentiation.chosen)
    return CheckReport(check, of: differentiation, answer: answer)
  }

  private func unary(_ operation: ChainruleCalculus.Operation, at point: Double) -> GraphSketch {
    var sketch = GraphSketch()
    let x = sketch.input("x", point)
    sketch.output(sketch.apply(operation, x, as: "y"))
    return sketch
  }

  @Test("has a line for each comparison after the verdict")
  func agreement() {
    let report = report(unary(.negation, at: 1))
    #expect(report.text.hasPrefix("agree: the derivatives of reverse mode are confirmed\n\n"))
    #expect(report.text.contains("forward mode        agree    0"))
    #expect(report.text.contains("finite differences  agree"))
    #expect(report.text.contains("Taylor remainder    agree"))
  }

  @Test("as JSON has no answer unless there is one")
  func json() throws {
    let plain = report(.baydin)
    let read = try JSONSerialization.jsonObject(with: Data(plain.json.text.utf8))
    let object = try #require(read as? [String: Any])
    #expect(Set(object.keys) == ["schema", "verdict", "legs"])
    let legs = try #require(object["legs"] as? [[String: Any]])
    #expect(
      legs.map { $0["name"] as? String } == ["forward", "finite-differences", "taylor-remainder"])
    #expect(legs.allSatisfy { Set($0.keys) == ["name", "error", "verdict"] })
    let judged = report(
      .baydin,
      answer: .init(
        verdict: .disagree, counterexample: [.init(name: "x1", value: 2)], point: "x₁ = 2",
        mistakes: [("a factor 2 is missing", nil)]))
    #expect(
      judged.json.text.hasSuffix(
        """
          "answer": {"verdict": "disagree", "counterexample": {"x1": 2}, "mistake": "a factor 2 is missing"}
        }

        """))
    #expect(
      judged.text.hasSuffix(
        "\nyour answer: disagree, for example at x₁ = 2\na factor 2 is missing\n"))
  }

  @Test("says which kink makes it inconclusive")
  func kink() {
    let text = report(unary(.absoluteValue, at: 0)).text
    #expect(text.hasPrefix("inconclusive: the point lies on a kink of abs (y = 0)\n"))
  }

  @Test("does not say of formulas that they are wrong at a kink")
  func formulasAtKink() throws {
    let leg = try #require(unary(.absoluteValue, at: 0).differentiation().symbolicLeg)
    #expect(leg.verdict == .inconclusive)
  }

  @Test("says which value is not finite")
  func notFinite() throws {
    let report = report(unary(.naturalLogarithm, at: 0))
    #expect(report.text.hasPrefix("inconclusive: y is not finite: −∞\n"))
    _ = try JSONSerialization.jsonObject(with: Data(report.json.text.utf8))
  }
}
