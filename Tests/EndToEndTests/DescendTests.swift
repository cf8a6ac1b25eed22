import Foundation
import TestSupport
import Testing

@Suite("chainrule descend")
struct DescendTests {
  private static let rosenbrock = "input x = -1.2, y = 1; z = (1 - x)^2 + 100*(y - x^2)^2"

  private func golden(_ name: String) -> URL {
    Tool.root.appending(path: "Tests/EndToEndTests/Golden/\(name)")
  }

  @Test("The table and the loss curve are those that were read and accepted")
  func goldens() throws {
    let arguments = ["descend", Self.rosenbrock, "--rate", "0.001", "--steps", "60"]
    try expectGolden(try Tool.run(arguments).text, at: golden("rosenbrock.descent.txt"))
    let svg = try Tool.run(arguments + ["--format", "svg", "--theme", "auto"])
    try expectGolden(svg.text, at: golden("rosenbrock.descent.svg"))
  }

  @Test("The ending of the file chooses the format")
  func endings() throws {
    for (ending, beginning) in [
      ("svg", "<svg "), ("csv", "step,value,gradientNorm,x\n"), ("json", "{\n  \"schema\""),
      ("md", "y 9 →"), ("txt", "y 9 →"),
    ] {
      let file = try TemporaryFile(ending: ending)
      let run = try Tool.run("descend", "x^2", "--at", "x=3", "-o", file.url.path)
      #expect(run.status == 0 && run.output.isEmpty)
      #expect(try String(contentsOf: file.url, encoding: .utf8).hasPrefix(beginning))
    }
  }

  @Test("Only the inputs of --over move")
  func over() throws {
    let run = try Tool.run(
      "descend", "x^2 + y^2", "--at", "x=1,y=2", "--over", "y", "--steps", "1", "--json")
    #expect(run.text.contains(#""inputs": {"y": 1.6}"#), "\(run.text)")
  }

  @Test("Divergence is said in the text, and beside a picture or table")
  func divergence() throws {
    let arguments = ["descend", "x^2", "--at", "x=1", "--rate", "1.2", "--steps", "40"]
    let text = try Tool.run(arguments)
    #expect(text.status == 0 && text.text.contains("try --rate 0.12") && text.errors.isEmpty)
    let svg = try Tool.run(arguments + ["--format", "svg"])
    #expect(svg.errors.contains("try --rate 0.12") && svg.text.contains(">diverged</text>"))
    #expect(try Tool.run(arguments + ["--json"]).text.contains(#""stopped": "diverged""#))
  }

  @Test(
    "Wrong questions end with their codes",
    arguments: [
      (["x*y", "--at", "x=1"], 65, "missing-point"),
      (["input x=1; y = x; z = 2x; output y, z"], 65, "several-outputs"),
      (["x", "--at", "x=1", "--over", "q"], 65, "unknown-input"),
      (["x", "--at", "x=1", "--steps", "99999999"], 75, "too-large"),
      (["x", "--at", "x=1", "--steps", "9223372036854775807"], 75, "too-large"),
      (["x", "--at", "x=1", "--rate", "0"], 64, "--rate"),
      (["x", "--at", "x=1", "--rate", "nan"], 64, "--rate"),
      (["x", "--at", "x=1", "--steps=-1"], 64, "--steps"),
      (["x", "--at", "x=1", "-o", "loss.png"], 64, ".png"),
      (["x", "--at", "x=1", "--wrt", "x", "--over", "x"], 64, "--over"),
    ])
  func mistakes(arguments: [String], status: Int32, text: String) throws {
    let run = try Tool.run(["descend"] + arguments)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.errors.contains(text), "\(run.errors)")
  }

  @Test("One of several outputs is chosen with --of")
  func of() throws {
    let run = try Tool.run(
      "descend", "input x = 1; y = x^2; z = 2x; output y, z", "--of", "y", "--steps", "1", "--json")
    #expect(run.text.contains(#""value": 0.64"#), "\(run.text)\(run.errors)")
  }
}
