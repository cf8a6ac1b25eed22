import ChainruleCalculus
import ChainruleReporting
import Foundation
import TestSupport
import Testing

@Suite("The catalogue of operations")
struct OperationsReportTests {
  @Test("as a table fits a terminal of 80 columns and names every operation")
  func table() {
    let report = OperationsReport()
    let lines = report.text.split(separator: "\n")
    #expect(lines.dropLast().allSatisfy { $0.count <= 80 })
    #expect(lines.contains("tanh(x)          x   1/cosh² x                                   f"))
    #expect(lines.contains("or ×, ⊗          y   x"))
    for entry in report.entries {
      #expect(lines.contains { $0.hasPrefix(entry.call + " ") }, "\(entry.operation)")
    }
    #expect(report.markdown.contains(#"| x^y | x | y·x^(y − 1) | x > 0 | f |  |"#))
  }

  @Test("tells all about one operation")
  func detail() {
    #expect(
      OperationsReport([.leakyRectifiedLinearUnit]).text == """
        leaky rectified linear unit: leakyrelu x

        written  leakyrelu(x)
        d/dx     if x > 0 then 1 else 0.01
        defined  everywhere
        counted  as a comparison
        kink     x = 0: 0.01 from the left, 1 from the right, taken as 0.01

        """)
    #expect(OperationsReport([.inverseHyperbolicTangent]).text.contains("defined  −1 < x < 1\n"))
    #expect(OperationsReport([.division]).text.contains("∂/∂y     −x/y²\n"))
  }

  static let spellings: [(String, [ChainruleCalculus.Operation])] = [
    ("tanh", [.hyperbolicTangent]), ("log", [.naturalLogarithm]), ("ln", [.naturalLogarithm]),
    ("+", [.addition]), ("-", [.subtraction, .negation]), ("−", [.subtraction, .negation]),
    ("^", [.power]), ("**", [.power]), ("pow", [.power]), ("×", [.multiplication]),
    ("√", [.squareRoot, .rootOfSquares]), ("²", [.square]), ("if", [.selection]),
    ("where", [.selection]),
    ("natural logarithm", [.naturalLogarithm]), ("<=", [.lessOrEqual]), ("≤", [.lessOrEqual]),
    ("tahn", []), ("", []),
  ]

  @Test("is found by any spelling", arguments: spellings)
  func lookup(spelling: String, operations: [ChainruleCalculus.Operation]) {
    #expect(OperationsReport.operations(spelled: spelling) == operations)
  }

  @Test("is found by every spelling that it lists")
  func allSpellings() {
    for spelling in OperationsReport.allSpellings {
      #expect(
        !OperationsReport.operations(spelled: spelling).isEmpty
          || !OperationsReport.structuralOperations(spelled: spelling).isEmpty, "\(spelling)")
    }
  }

  @Test("as JSON has an object for each operation")
  func json() throws {
    let report = OperationsReport([.rectifiedLinearUnit, .power])
    #expect(
      report.json.text == """
        {
          "schema": "chainrule.operations/1",
          "operations": [
            {"name": "rectified linear unit", "spellings": ["relu"], "value": "relu(x)", \
        "partials": {"x": "if x > 0 then 1 else 0"}, "domain": {"x": null}, \
        "cost": "comparison", "kink": {"at": "x = 0", "left": 0, "right": 1, "zero": 0}},
            {"name": "power", "spellings": ["^", "**", "pow"], "value": "x^y", \
        "partials": {"x": "y*x^(y - 1)", "y": "x^y*ln(x)"}, "domain": {"x": "x > 0", "y": null}, \
        "cost": "nonlinear", "kink": null}
          ]
        }

        """)
    let all = try JSONSerialization.jsonObject(with: Data(OperationsReport().json.text.utf8))
    let list = (all as? [String: Any])?["operations"] as? [Any]
    #expect(list?.count == ChainruleCalculus.Operation.allCases.count)
  }
}
