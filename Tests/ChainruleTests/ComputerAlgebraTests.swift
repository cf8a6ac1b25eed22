import Chainrule
import Foundation
import TestSupport
import Testing

/// Derivatives by SymPy, as `Tests/References/symbolic.py` has written them.
struct Comparison: Decodable, Sendable, CustomTestStringConvertible {
  let program: String
  let fromPaper: Bool
  let derivatives: [String: String]
  let points: [[String: String]]
  let values: [[String: String]]

  var testDescription: String { program }

  static let all: [Comparison] = {
    let file = checkout(of: #filePath).appending(path: "Tests/References/symbolic.json")
    do {
      return try JSONDecoder().decode([Comparison].self, from: Data(contentsOf: file))
    } catch {
      Issue.record("symbolic.json: \(error)")
      return []
    }
  }()
}

@Suite("The formulas of explanations and those of a computer algebra system")
struct ComputerAlgebraTests {
  /// For each input the derivative, and the shorter form that some have.
  private func formulas(_ program: String) throws -> [String: [String]] {
    let json = Data(try Program(program).explanation().json.utf8)
    let object = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    let outputs = try #require(object["derivatives"] as? [String: [String: String]])
    let steps = try #require(object["steps"] as? [[String: Any]])
    let derivatives = try #require(outputs.values.first)
    return derivatives.reduce(into: [:]) { formulas, entry in
      let shortened = steps.filter {
        $0["kind"] as? String == "shorten" && ($0["name"] as? String)?.hasSuffix(entry.key) == true
      }
      formulas[entry.key] = [entry.value] + shortened.compactMap { $0["after"] as? String }
    }
  }

  @Test("have the same values", arguments: Comparison.all)
  func values(comparison: Comparison) throws {
    for (input, formulas) in try formulas(comparison.program) {
      for formula in formulas {
        let program = try Program("input x, y; z = \(formula)")
        for (point, values) in zip(comparison.points, comparison.values) {
          var query = Query()
          query.point = point.compactMapValues { Double($0).map(Value.scalar) }
            .merging(["x": 1, "y": 1]) { a, _ in a }
          let found = try #require(program.evaluation(query).values["z"])
          let wanted = try #require(values[input].flatMap(Double.init))
          #expect(
            (found - wanted).magnitude <= 1e-10 * max(1, wanted.magnitude),
            "\(formula) by \(input) at \(point)")
        }
      }
    }
  }

  @Test(
    "take no more operations on the paper's examples",
    arguments: Comparison.all.filter(\.fromPaper))
  func length(comparison: Comparison) throws {
    for (input, formulas) in try formulas(comparison.program) {
      let lengths = try formulas.map { try Program("input x, y; z = \($0)").operationCount }
      let wanted = try #require(comparison.derivatives[input])
      let length = try Program("input x, y; z = \(wanted)").operationCount
      #expect(try #require(lengths.min()) <= length, "\(formulas) and \(wanted)")
    }
  }

  @Test("The file has what it is read for")
  func file() {
    #expect(Comparison.all.count > 40)
    #expect(Comparison.all.filter(\.fromPaper).count >= 14)
  }
}
