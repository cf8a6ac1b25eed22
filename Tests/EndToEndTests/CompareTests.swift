import Foundation
import TestSupport
import Testing

@Suite("chainrule compare")
struct CompareTests {
  private func json(_ arguments: String...) throws -> [String: Any] {
    let run = try Tool.run(["compare", "--json"] + arguments)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
  }

  private static let roeFlux = "Samples/roeflux-1d.chain"

  @Test("Says first what to do")
  func headline() throws {
    let run = try Tool.run("compare", Self.roeFlux)
    #expect(run.text.hasPrefix("Use reverse mode: 41 % to 50 % less work than forward mode.\n"))
    let flips = try Tool.run("compare", "Samples/human-heart-dipole.chain")
    #expect(
      flips.text.hasPrefix("Mostly reverse mode; forward mode where factors of 1 cost nothing.\n"))
  }

  @Test(
    "Says first what saves the most, and nothing of what hardly matters",
    arguments: [
      ("a = sum(i in 1..100: x[i])\ny = [i in 1..100: a*x[i]]", "(499 against 30,100)."),
      ("y = [i in 1..100: x[max(i-1,1)]*x[min(i+1,100)]]", "Bundled, 2 forward passes find"),
    ])
  func firstLines(program: String, words: String) throws {
    let text = try Tool.run("compare", "input x: vector(100)\n" + program).text
    let head = text.components(separatedBy: "Why").first?.split(whereSeparator: \.isWhitespace)
    #expect(head?.joined(separator: " ").contains(words) == true, "\(text.prefix(300))")
  }

  @Test("Speaks of one thing in the singular, and of no input at all as of none")
  func wording() throws {
    #expect(try Tool.run("compare", "x^2").text.contains("There is 1 input and 1 output."))
    let none = try Tool.run("compare", "y = 3").text
    #expect(none.hasPrefix("Use any mode: there is no input"))
    #expect(!none.contains("JAX"))
  }

  @Test("Writes the keys of the contract in their order")
  func keys() throws {
    let run = try Tool.run("compare", Self.roeFlux, "--json")
    let keys = [
      "schema", "inputs", "outputs", "graph", "value", "orders", "sweeps", "jacobian", "memory",
      "hessian", "bounds", "verdict",
    ]
    let places = keys.map { run.text.range(of: "\n  \"\($0)\": ")?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    let report = try json(Self.roeFlux)
    let graph = try #require(report["graph"] as? [String: Int])
    #expect(graph == ["vertices": 101, "eliminated": 98, "edges": 177])
    let orders = try #require(report["orders"] as? [[String: Any]])
    #expect(orders[0]["name"] as? String == "forward")
    #expect(
      orders[0]["structural"] as? [String: Int] == ["multiplications": 620, "additions": 224])
    #expect((orders[0]["order"] as? [Int])?.prefix(3) == [1, 2, 3])
    let verdict = try #require(report["verdict"] as? [String: Any])
    #expect(verdict["dependsOnConvention"] as? Bool == false)
  }

  @Test("Replays an order by numbers or names, and the counts are its own")
  func replay() throws {
    let file = try TemporaryFile()
    let program = "y = ln(x1) + x1*x2 - sin(x2)"
    try Data("[1, 2, 3] # by number\n4 5".utf8).write(to: file.url)
    let report = try json("--order", file.url.path, "--", program)
    let given = try #require((report["orders"] as? [[String: Any]])?.last)
    #expect(given["name"] as? String == "given")
    #expect(given["order"] as? [Int] == [1, 2, 3, 4])
    try Data("u4 u3 u2 u1".utf8).write(to: file.url)
    let named = try json("--order", file.url.path, "--", program)
    #expect(((named["orders"] as? [[String: Any]])?.last?["order"] as? [Int]) == [4, 3, 2, 1])
  }

  @Test(
    "An order that is none is refused with its place",
    arguments: [
      ("1 2 x9 4", "x9 is no operation", ":1:5"), ("1 2\n2 3", "2 is eliminated twice", ":2:1"),
      ("1 2 4", "leaves out 1 of 4 operations: 3", "help: "),
      ("1 2 3 77", "77 is no operation", ":1:7"),
    ])
  func wrongOrder(text: String, message: String, place: String) throws {
    let file = try TemporaryFile()
    try Data(text.utf8).write(to: file.url)
    let run = try Tool.run(
      "compare", "--order", file.url.path, "--", "y = ln(x1) + x1*x2 - sin(x2)")
    #expect(run.status == 65)
    #expect(run.errors.contains(message))
    #expect(run.errors.contains(place))
    #expect(run.text.isEmpty)
  }

  @Test(
    "Fails where a condition holds",
    arguments: [
      ("reverse.multiplications > 400", 0), ("reverse.multiplications > 300", 1),
      ("sweeps.forward.multiplications == 1062", 1), ("reverse.nontrivial.additions != 135", 0),
      ("markowitz-last.structural.multiplications <= 344", 1), ("jacobian.columnColors<6", 0),
      ("verdict.sweeps.mode == reverse", 1), ("verdict.elimination.mode != reverse", 0),
      ("bounds.elimination.gap >= 0.5", 0),
    ])
  func conditions(condition: String, status: Int32) throws {
    let run = try Tool.run("compare", Self.roeFlux, "--fail-if", condition)
    #expect(run.status == status, "\(run.errors)")
    #expect(!run.text.isEmpty)
  }

  @Test(
    "A condition that is none is refused with its place",
    arguments: [
      ("backward.multiplications > 4", "the report has no backward here", ":1:1"),
      ("reverse.multiplications", "a relation is missing here", ":1:24"),
      ("reverse.multiplications > many", "many is not a number", ":1:27"),
      ("reverse > 4", "reverse is not a single number", ":1:1"),
      ("reverse.multiplications > 4 5", "the condition is over here", ":1:29"),
      ("", "a key is missing here", ":1:1"),
      ("verdict.sweeps.mode == frward", "it is one of forward, reverse, either", ":1:24"),
      ("verdict.dependsOnConvention == yes", "it is one of false, true", ":1:32"),
      ("reverse.multiplications == many", "is compared with a number", ":1:28"),
      ("search.multiplications > 1", "--search SECONDS", ":1:1"),
      ("given.multiplications > 1", "--order FILE", ":1:1"),
      ("measured.value.median > 1", "--measure", ":1:1"),
    ])
  func wrongConditions(condition: String, message: String, place: String) throws {
    let run = try Tool.run("compare", "Samples/baydin.chain", "--fail-if", condition)
    #expect(run.status == 65)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("--fail-if\(place)"), "\(run.errors)")
    #expect(run.text.isEmpty)
  }

  @Test("Compares no count that was skipped with a number")
  func skippedCount() throws {
    let run = try Tool.run("compare", Self.roeFlux, "--fail-if", "exact.multiplications > 4")
    #expect(run.status == 65)
    #expect(run.errors.contains("there is no count: to prove which order is best"))
  }

  @Test("An order found in passing is carried out and can be replayed")
  func foundInPassing() throws {
    let report = try json(Self.roeFlux)
    let orders = try #require(report["orders"] as? [[String: Any]])
    let counts = orders.compactMap { ($0["structural"] as? [String: Int])?["multiplications"] }
    let bounds = try #require((report["bounds"] as? [String: Any])?["elimination"])
    #expect((bounds as? [String: Any])?["best"] as? Int == counts.min())
    let search = try #require(orders.first { $0["name"] as? String == "search" })
    #expect((search["order"] as? [Int])?.count == 98)
  }

  @Test("Says what was carried out, and of nothing else that it was")
  func carriedOut() throws {
    func besides(_ arguments: String...) throws -> String {
      let words = try Tool.run(["compare"] + arguments).text.split(whereSeparator: \.isWhitespace)
      return words.joined(separator: " ").components(separatedBy: "Besides").last ?? ""
    }
    let all = try besides("Samples/baydin.chain")
    #expect(all.contains("the orders forward, reverse,"))
    #expect(all.contains("bundled inputs"))
    let undefined = try besides("1/x", "--at", "x=0")
    #expect(undefined.contains("on random partials") && !undefined.contains("bundled"))
  }

  @Test("Searches for an order with a budget, and stops where the optimum is proved")
  func search() throws {
    let report = try json("--search", "5", "Samples/human-heart-dipole.chain")
    let orders = try #require(report["orders"] as? [[String: Any]])
    for name in ["search", "exact"] {
      let order = try #require(orders.first { $0["name"] as? String == name })
      #expect((order["structural"] as? [String: Int])?["multiplications"] == 148)
    }
  }

  @Test("Writes a page with its chart, and patterns as a picture and as numbers")
  func files() throws {
    let html = try Tool.run("compare", "Samples/colah.chain", "--format", "html")
    #expect(html.text.contains("<svg"))
    #expect(html.text.contains("<td class=\"number\">"))
    #expect(html.text.contains("Multiplications for one Jacobian"))
    let picture = try TemporaryFile(ending: "svg")
    let run = try Tool.run(
      "compare", "Samples/human-heart-dipole.chain", "--pattern", picture.url.path, "--format",
      "csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("\nstructural,reverse,172,24,\n"))
    #expect(try Document(Data(contentsOf: picture.url)).ids.count >= 2)
    let numbers = try TemporaryFile(ending: "mtx")
    _ = try Tool.run(
      "compare", "Samples/human-heart-dipole.chain", "--pattern", numbers.url.path)
    let lines = try String(contentsOf: numbers.url, encoding: .utf8).split(separator: "\n")
    #expect(lines[1] == "8 8 52")
    #expect(lines.count == 54)
    #expect(try Tool.run("compare", "x", "--pattern", "a.png").status == 64)
  }

  @Test("Times its own sweeps only when asked")
  func measure() throws {
    #expect(try json("Samples/colah.chain")["measured"] == nil)
    let report = try json("Samples/colah.chain", "--measure")
    let measured = try #require(report["measured"] as? [String: [String: Int]])
    #expect(
      Set(measured.keys) == [
        "value", "forward", "reverse", "jacobian", "compressedJacobian", "coloring",
      ])
    #expect(measured.values.allSatisfy { ($0["least"] ?? 0) <= ($0["median"] ?? 0) })
  }

  @Test("Follows the counts along a size, here Speelpenning's of one input")
  func variation() throws {
    let run = try Tool.run(
      "compare", "Samples/speelpenning.chain", "--vary", "n=2..4", "--format", "csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.text == """
        n,inputs,outputs,sweeps forward,sweeps reverse,forward,reverse
        2,1,1,4,4,2,2
        3,1,1,7,7,4,5
        4,1,1,10,10,6,8

        """)
    for wrong in ["n", "n=4", "n=4..2", "n=1..x", "=1..2", "n=1..5000"] {
      #expect(
        try Tool.run("compare", "Samples/speelpenning.chain", "--vary", wrong).status == 64)
    }
  }

  @Test("Draws an elimination step by step, everything in its place")
  func frames() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "chainrule-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Tool.run(
      "draw", "Samples/griewank-walther.chain", "--elimination", "markowitz", "--frames",
      folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == (0...5).map { "step-00\($0).svg" })
    let pictures = try names.map { try Document(Data(contentsOf: folder.appending(path: $0))) }
    #expect(pictures.map { $0.elements(ofClass: "node").count } == [8, 7, 6, 5, 4, 3])
    #expect(pictures[5].elements(ofClass: "edge").count == 2)
    let last = try String(contentsOf: folder.appending(path: "step-005.svg"), encoding: .utf8)
    #expect(last.contains("3.0118") && last.contains("−13.7240"))
    #expect(try Tool.run("draw", "x^2", "--elimination", "forward").status == 64)
    let unknown = try Tool.run("draw", "x^2", "--elimination", "bogus", "--frames", folder.path)
    #expect(unknown.status == 66)
    #expect(unknown.errors.contains("forward, reverse, markowitz and markowitz-last"))
  }
}
