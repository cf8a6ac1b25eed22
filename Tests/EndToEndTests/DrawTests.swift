import Foundation
import TestSupport
import Testing

@Suite("A picture is drawn as it is asked for")
struct DrawTests {
  private static let loop = "input a = 2; x = a; for t in 1..10 { r = a/x; x = (x + r)/2 }; y = x^2"

  private func names(_ arguments: String...) throws -> [String] {
    let run = try Tool.run(["draw", Self.loop, "--format", "json"] + arguments)
    #expect(run.status == 0, "\(run.errors)")
    let diagram = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let nodes = try #require(diagram["nodes"] as? [[String: Any]])
    return nodes.compactMap { $0["name"] as? String }
  }

  @Test("Loops are folded by name where it is wished, else only where there is no room")
  func folding() throws {
    #expect(try names("--fold", "x,r") == ["a", "r", "x", "y"])
    #expect(try names("--fold", "none") == names())
    #expect(try names().count == 33)
  }

  @Test("A call is one card with all that it computes, the outermost of those that are named")
  func calls() throws {
    let program =
      "input x = 1; f(t) = { a = sin(t); a*t }; g(t) = f(t) + f(2*t); y = f(g(x)^2) + x"
    func names(_ fold: String) throws -> [String] {
      let run = try Tool.run("draw", program, "--fold", fold, "--format", "mermaid")
      #expect(run.status == 0, "\(run.errors)")
      return run.text.split(separator: "\n").filter { $0.contains(":::") }.map {
        String($0.split(separator: "\"")[1].prefix { $0 != " " })
      }
    }
    #expect(try names("f") == ["x", "f⁽¹⁾", "u₁", "f⁽²⁾", "g", "u₂", "f⁽³⁾", "y"])
    #expect(try names("f,g") == ["x", "g", "u₂", "f⁽³⁾", "y"])
  }

  @Test("A name to fold that is none is an error that knows the nearest")
  func unknownName() throws {
    let run = try Tool.run("draw", "input a = 2; speed = a^2; y = sin(speed)", "--fold", "sped")
    #expect(run.status == 65)
    #expect(run.errors.contains("error[unknown-variable]: --fold names sped"))
    #expect(run.errors.contains("did you mean speed?"))
    #expect(run.text.isEmpty)
  }

  @Test("A picture that takes too long is refused, and every other format is told")
  func timeLimit() throws {
    let large = "input a = 2; x = a; for t in 1..600 { x = (x + a/x)/2 }"
    let run = try Tool.run("draw", large, "--fold", "none", "--timeout", "0.1")
    #expect(run.status == 75)
    #expect(
      run.errors.contains("--timeout 60") && run.errors.contains("--fold x,y")
        && run.errors.contains("dot, mermaid and json"))
    for format in ["dot", "mermaid", "json"] {
      let run = try Tool.run(
        "draw", large, "--fold", "none", "--timeout", "0.1", "--format", format)
      #expect(run.status == 0 && !run.text.isEmpty, "\(format): \(run.errors)")
    }
  }

  @Test("Shapes and Jacobians are shown where they are wished, partials between scalars apart")
  func parts() throws {
    func svg(_ parts: String) throws -> String {
      let run = try Tool.run("draw", "input w=[1, 2]; y = tanh(sum(w^2))", "--show", parts)
      #expect(run.status == 0, "\(run.errors)")
      return run.text
    }
    let counts = try ["none", "shape", "jacobian", "partial"].map { parts in
      let picture = try svg(parts)
      return ["class=\"pill\"", "class=\"outline\""].map {
        picture.components(separatedBy: $0).count - 1
      }
    }
    #expect(counts == [[0, 0], [0, 2], [2, 0], [1, 0]])
  }

  @Test("A PNG whose letters no font has is refused, where the machine can tell")
  func letters() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try Tool.run("draw", "y = 𒀀^2", "-o", file.path)
    let isDrawn = FileManager.default.fileExists(atPath: file.path)
    #expect(isDrawn == (run.status == 0), "\(run.errors)")
    let remedies = [
      "no font of this machine has the letter 𒀀", "PNG and PDF need rsvg-convert",
      "this machine has no fonts",
    ]
    #expect(isDrawn || (run.status == 70 && remedies.contains { run.errors.contains($0) }))
  }
}
