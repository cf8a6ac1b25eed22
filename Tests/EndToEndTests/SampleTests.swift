import Foundation
import TestSupport
import Testing

@Suite("Every sample is a program that a user would type")
struct SampleTests {
  private static let golden = Tool.root.appending(path: "Tests/EndToEndTests/Golden")

  /// Programs with vectors, whose derivatives have shapes.
  private static let vector = Tool.samples.filter { sample in
    let url = Tool.root.appending(path: "Samples/\(sample).chain")
    let lines = (try? String(contentsOf: url, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.contains { !$0.hasPrefix("#") && ($0.contains("[") || $0.contains("csv(")) }
  }

  @Test("Its values and Jacobians are those that were read and accepted", arguments: vector)
  func vectorGoldens(sample: String) throws {
    let run = try Tool.run("evaluate", "Samples/\(sample).chain")
    #expect(run.status == 0, "\(run.errors)")
    try expectGolden(
      run.text, at: Self.golden.appending(path: "\(sample).evaluate.txt"))
  }

  /// The derivatives in the language of programs.
  private struct Explanation: Decodable {
    let derivatives: [String: [String: String?]]
  }

  @Test("The derivatives of its explanation are right answers", arguments: vector)
  func vectorAnswers(sample: String) throws {
    let file = "Samples/\(sample).chain"
    let run = try Tool.run("explain", file, "--json")
    let explanation = try JSONDecoder().decode(Explanation.self, from: Data(run.text.utf8))
    for (output, derivatives) in explanation.derivatives {
      for case (let input, let formula?) in derivatives {
        let check = try Tool.run("check", file, "--answer", "d\(output)/d\(input) = \(formula)")
        #expect(check.status == 0, "\(output) by \(input), \(formula): \(check.text)")
      }
    }
  }

  @Test("Its tables and its picture are those that were read and accepted", arguments: Tool.samples)
  func goldens(sample: String) throws {
    let file = "Samples/\(sample).chain"
    let trace = try Tool.run("trace", file)
    #expect(trace.status == 0, "\(trace.errors)")
    try expectGolden(trace.text, at: Self.golden.appending(path: "\(sample).trace.txt"))
    let dot = try Tool.run("draw", file, "--format", "dot")
    #expect(dot.status == 0, "\(dot.errors)")
    try expectGolden(dot.text, at: Self.golden.appending(path: "\(sample).dot"))
  }

  @Test(
    "Its explanation is the one that was read and accepted, of a long one the beginning",
    arguments: Tool.samples)
  func explanation(sample: String) throws {
    let run = try Tool.run("explain", "Samples/\(sample).chain")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.prefix(300).joined(separator: "\n")
    try expectGolden(text, at: Self.golden.appending(path: "\(sample).explain.txt"))
  }

  @Test(
    "Its explanation in every format is the one that was read and accepted",
    arguments: ["sine-total", "nested-chain", "two-parameters"], ["md", "tex", "html", "json"])
  func formats(sample: String, ending: String) throws {
    let format = ["md": "markdown", "tex": "latex"][ending] ?? ending
    let run = try Tool.run("explain", "Samples/\(sample).chain", "--format", format)
    #expect(run.status == 0, "\(run.errors)")
    try expectGolden(run.text, at: Self.golden.appending(path: "\(sample).explain.\(ending)"))
  }

  @Test("Its picture is an SVG with a card for every vertex", arguments: Tool.samples)
  func picture(sample: String) throws {
    let run = try Tool.run("draw", "Samples/\(sample).chain")
    #expect(run.status == 0, "\(run.errors)")
    let json = try Tool.run("draw", "Samples/\(sample).chain", "--format", "json")
    let diagram = try #require(
      JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let nodes = try #require(diagram["nodes"] as? [[String: Any]])
    let edges = try #require(diagram["edges"] as? [[String: Any]])
    let svg = try Document(run.output)
    #expect(svg.elements(ofClass: "node").count == nodes.count)
    #expect(svg.elements(ofClass: "edge").count == edges.count)
    #expect(Set(svg.ids).count == svg.ids.count, "an id occurs twice")
  }

  @Test(
    "Every partial has its label and no label meets anything, upwards and to the right",
    arguments: Tool.samples)
  func labels(sample: String) throws {
    for direction in ["up", "right"] {
      let run = try Tool.run("draw", "Samples/\(sample).chain", "--direction", direction)
      let document = try Document(run.output)
      let picture = DrawnPicture(document)
      #expect(picture.collisions.isEmpty, "\(direction): \(picture.collisions)")
      // Of a picture that is larger than a slide, a label without room is left to its tooltip.
      guard document.elements(ofClass: "node").count <= 60 else { continue }
      #expect(
        picture.labels.count == document.elements(ofClass: "partial").count { $0.name == "g" })
    }
  }

  @Test("Its derivatives are right by every check", arguments: Tool.samples)
  func check(sample: String) throws {
    let run = try Tool.run("check", "Samples/\(sample).chain", "--json")
    #expect(run.status == 0, "\(run.errors)")
    let report = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(report["verdict"] as? String == "agree", "\(run.text)")
  }
}
