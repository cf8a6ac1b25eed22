import Foundation
import Testing

@Suite("Points come from files too")
struct PointTests {
  private func file(_ text: String, ending: String) throws -> TemporaryFile {
    let file = try TemporaryFile(ending: ending)
    try Data(text.utf8).write(to: file.url)
    return file
  }

  @Test("JSON, CSV and text, the last given winning")
  func files() throws {
    let json = try file(#"{"x": 3, "y": 4}"#, ending: "json")
    let csv = try file("x\n5\n", ending: "csv")
    let run = try Tool.run(
      "evaluate", "x*y", "--at", json.url.path, "--at", "x=@\(csv.url.path)", "--json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains(#""inputs": {"x": 5, "y": 4}"#))
    let typed = try Tool.run(
      "evaluate", "x*y", "--at", "x = @\(csv.url.path)", "--at", json.url.path, "--at", "y=1",
      "--json")
    #expect(typed.text.contains(#""inputs": {"x": 3, "y": 1}"#), "\(typed.errors)")
  }

  @Test("A file that is wrong ends with 65, one that is missing with 66")
  func mistakes() throws {
    let wrong = try file("1,2\n3,", ending: "csv")
    let run = try Tool.run("evaluate", "x", "--at", "x=@\(wrong.url.path)")
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("error[missing-cell]: row 2, column 2 is empty"))
    #expect(run.errors.contains(".csv:2:3"))
    #expect(try Tool.run("evaluate", "x", "--at", "x=@/no/such.csv").status == 66)
    #expect(try Tool.run("evaluate", "x", "--at", "/no/such.json").status == 66)
    let mixed = try Tool.run("evaluate", "x*y", "--at", "x=1, y=@\(wrong.url.path)")
    #expect(mixed.status == 64 && mixed.errors.contains("an --at of its own"))
  }

  @Test("A file without end is not read to its end")
  func endless() throws {
    let run = try Tool.run("evaluate", "x", "--at", "x=@/dev/zero")
    #expect(run.status == 66 && run.errors.contains("longer than 1 GiB"))
  }

  @Test("The table of a program lies beside it; one that is not there ends with 66")
  func tables() throws {
    let table = try file("1,2\n3,4\n", ending: "csv")
    let program = try file(
      "data X = csv(\"\(table.url.lastPathComponent)\", 2)\ninput c = 3\ny = c*sum(X)\n",
      ending: "chain")
    let run = try Tool.run("evaluate", program.url.path, "--json")
    #expect(run.text.contains(#""values": {"y": 18}"#), "\(run.errors)")
    try Data("1,2\n3,\n".utf8).write(to: table.url)
    let wrong = try Tool.run("evaluate", program.url.path)
    #expect(wrong.status == 65 && wrong.errors.contains(" --> \(table.url.path):2:3"))
    let missing = try Tool.run("evaluate", "data X = csv(\"no/such.csv\"); input c=1; c*sum(X)")
    #expect(missing.status == 66 && missing.output.isEmpty)
    #expect(missing.errors.contains("cannot read no/such.csv: No such file or directory"))
  }
}

@Suite("A mistake in an option is told as the others are")
struct OptionMistakeTests {
  private func error(_ arguments: String...) throws -> [String: Any] {
    let run = try Tool.run(arguments + ["--json"])
    #expect(run.status == 64 || run.status == 65)
    #expect(run.text.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(run.errors.utf8))
    let errors = try #require((object as? [String: Any])?["errors"] as? [[String: Any]])
    return try #require(errors.first)
  }

  @Test("In JSON where JSON is asked for, with no place in the program")
  func json() throws {
    #expect(try error("evaluate", "x^2", "--bogus")["code"] as? String == "usage")
    #expect(try error("draw", "x^2", "--timeout", "0")["code"] as? String == "usage")
    let unknown = try error("evaluate", "x*y", "--at", "x=1, y=2", "--of", "q")
    #expect(unknown["message"] as? String == "--of names q, which the program does not have")
    #expect(unknown["start"] is NSNull)
    #expect(unknown["help"] as? String == "its variables are x, y, f")
  }
}
