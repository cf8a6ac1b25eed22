import Chainrule
import Foundation
import TestSupport
import Testing

@Suite("The examples of the documentation")
struct ExampleTests {
  @Test("compile and give what they say")
  func evaluation() throws {
    let program = try Program("y = ln(x1) + x1*x2 - sin(x2)")
    var query = Query()
    query.point = ["x1": 2, "x2": 5]
    let evaluation = try program.evaluation(query)
    #expect(evaluation.derivative(of: "y", by: "x1") == 5.5)
  }

  @Test(
    "are those of this file, line by line",
    arguments: [
      "Sources/Chainrule/Program.swift", "Sources/Chainrule/Chainrule.docc/Chainrule.md",
    ])
  func sameText(file: String) throws {
    func lines(_ path: String) throws -> [String] {
      try String(contentsOf: checkout(of: #filePath).appending(path: path), encoding: .utf8)
        .components(separatedBy: "\n").map { $0.trimmingCharacters(in: ["/", " "]) }
    }
    let tested = try lines("Tests/ChainruleTests/ExampleTests.swift")
    let blocks = try lines(file).split { $0.hasPrefix("```") }
    let examples = blocks.filter { $0.contains { $0.hasPrefix("let program") } }
    #expect(examples.count == 1)
    for line in examples.joined() {
      let parts = line.components(separatedBy: "  // ")
      let expected = parts.count == 2 ? "#expect(\(parts[0]) == \(parts[1]))" : line
      #expect(tested.contains(expected))
    }
  }
}
