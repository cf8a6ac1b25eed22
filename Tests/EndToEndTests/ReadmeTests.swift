import Foundation
import TestSupport
import Testing

@Suite("The README says what is true")
struct ReadmeTests {
  private static let readme = Tool.root.appending(path: "README.md")

  @Test("Its picture is the one that the tool draws")
  func picture() throws {
    let run = try Tool.run("draw", "sin(x + x^2)", "--at", "x=1")
    try expectGolden(run.text, at: Tool.root.appending(path: "docs/sine-total.svg"))
  }

  @Test("The output that it shows is the output of the command that it shows")
  func output() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let run = try Tool.run("paths", "sin(x + x^2)", "--at", "x=1")
    #expect(text.contains("$ chainrule paths 'sin(x + x^2)' --at x=1\n\(run.text)```"))
  }

  @Test("The derivation that it shows is the third step of the command that it shows")
  func derivation() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let run = try Tool.run("explain", "sin(x + x^2)", "--at", "x=1")
    let start = try #require(run.text.range(of: "3. Combine\n"))
    let end = try #require(
      run.text.range(of: "The same factors", range: start.upperBound..<run.text.endIndex))
    let step = run.text[start.lowerBound..<end.lowerBound].dropLast()
    #expect(text.contains("$ chainrule explain 'sin(x + x^2)' --at x=1\n…\n\(step)…\n```"))
  }

  @Test("The answer that it judges is wrong in the way that it says")
  func answer() throws {
    let answer = "dy/dx = cos(x + x^2)"
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    #expect(text.contains("--answer '\(answer)'"))
    let run = try Tool.run("check", "sin(x + x^2)", "--answer", answer)
    #expect(run.status == 1)
    #expect(run.text.contains("inner derivative forgotten"))
  }

  @Test("The program that it shows is a program")
  func program() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let start = try #require(text.range(of: "# The square root by Newton's iteration\n"))
    let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
    let run = try Tool.run("evaluate", "--", String(text[start.lowerBound..<end.lowerBound]))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("1.414213562373095"))
  }

  @Test("Every file that it links to exists")
  func links() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let link = try Regex(#"\]\((?!https?:)([^)#]+)\)"#)
    let targets = text.matches(of: link).compactMap { $0.output[1].substring }
    #expect(targets.count > 10)
    for target in targets {
      #expect(
        FileManager.default.fileExists(atPath: Tool.root.appending(path: String(target)).path),
        "\(target)")
    }
  }

  @Test("Its table of commands is that of the tool")
  func commands() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let help = try Tool.run("--help").text
    for command in [
      "draw", "trace", "evaluate", "paths", "explain", "compare", "check", "descend", "operations",
      "doctor",
    ] {
      #expect(text.contains("| `\(command)` |"))
      #expect(help.contains("  \(command) "))
    }
  }
}
