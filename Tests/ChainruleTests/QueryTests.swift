import Chainrule
import Foundation
import Testing

@Suite("A point comes as text, as JSON and as CSV")
struct QueryTests {
  private let program: Program

  init() throws {
    program = try Program("input x = 1, y = 2; z = x*y")
  }

  private func value(_ query: Query) throws -> Double? {
    try program.evaluation(query).values["z"]
  }

  @Test("What comes later wins, and the program's own point stays for the rest")
  func order() throws {
    var query = Query()
    #expect(try value(query) == 2)
    try query.add(point: "x = 2*3")
    #expect(try value(query) == 12)
    try query.add(pointJSON: Array(#"{"y": 0.5, "x": 7}"#.utf8), name: "point.json")
    #expect(try value(query) == 3.5)
    try query.add(csv: Array("height\n10\n".utf8), name: "x.csv", for: "x")
    #expect(try value(query) == 5)
    query.point["y"] = 3
    #expect(try value(query) == 30)
  }

  @Test("A mistake in a file is shown with the file's name, its line and its column")
  func places() throws {
    var query = Query()
    let csv = try #require(throws: ProgramError.self) {
      try query.add(csv: Array("a\r\n1\r\nx".utf8), name: "x.csv", for: "x")
    }
    #expect(csv.mistakes[0].file == "x.csv")
    #expect(csv.text.contains("x.csv:3:1"))
    let json = try #require(throws: ProgramError.self) {
      try query.add(pointJSON: Array("{\n  \"π\": nul}".utf8), name: "point.json")
    }
    let start = try #require(json.mistakes[0].start)
    #expect(start.line == 2 && start.column == 8)
  }

  @Test("More numbers than an input takes are refused")
  func shapes() throws {
    for text in [#"{"x": [1, 2]}"#, #"{"x": [[1, 2], [3, 4]]}"#, #"{"x": [1]}"#] {
      var query = Query()
      try query.add(pointJSON: Array(text.utf8), name: "point.json")
      let error = try #require(throws: ProgramError.self) { try program.evaluation(query) }
      #expect(error.mistakes[0].code == "shape-mismatch")
    }
  }

  @Test("Numbers mean the same in data as in programs", arguments: 1...200)
  func sameNumbers(seed: Int) throws {
    // Decimal texts of many digits, near the ends of the range too.
    let digits = String(repeating: "\(seed * 7_919)", count: seed % 7 + 1)
    let text = "\(digits).\(seed)e\(seed % 2 == 0 ? "-" : "")\(seed)"
    var query = Query()
    try query.add(csv: Array(text.utf8), name: "x.csv", for: "x")
    var typed = Query()
    try typed.add(point: "x = \(text)")
    #expect(query.point == typed.point)
  }
}
