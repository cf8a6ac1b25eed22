import ChainruleData
import Testing

private func point(_ text: String) throws(DataError) -> [NamedNumbers] {
  try NamedNumbers.read(json: Array(text.utf8))
}

@Suite("A point is a JSON object of numbers and lists of numbers")
struct PointTests {
  @Test("Scalars, vectors and matrices keep their order")
  func shapes() throws {
    let values = try point(#" {"x": 1, "w": [1, -2.5e0 ,3], "A":[[1,2],[3,4],[5,6]]} "#)
    #expect(values.map(\.name) == ["x", "w", "A"])
    #expect(
      values.map(\.value) == [
        NumberArray(1), NumberArray(shape: [3], numbers: [1, -2.5, 3]),
        NumberArray(shape: [3, 2], numbers: [1, 2, 3, 4, 5, 6]),
      ])
    #expect(try point("{}").isEmpty && point("\u{FEFF}{ }\n").isEmpty)
  }

  @Test("What is not finite is a string")
  func notFinite() throws {
    let values = try point(#"{"a": "Infinity", "b": ["-Infinity", "NaN"]}"#).map(\.value.numbers)
    #expect(values[0] == [.infinity])
    #expect(values[1][0] == -.infinity && values[1][1].isNaN)
  }

  @Test("Names are strings with every escape")
  func names() throws {
    let values = try point(#"{"a\"\\\/\b\f\n\r\tπ\u03c0\uD83D\uDE00": 1}"#)
    #expect(values[0].name == "a\"\\/\u{8}\u{C}\n\r\tππ😀")
  }

  @Test(
    "Every mistake is pointed at",
    arguments: [
      ("", "empty-data", ""), (" \n", "empty-data", ""), ("[1]", "bad-json", "["),
      ("3", "bad-json", "3"), ("{", "bad-json", ""), ("{x: 1}", "bad-json", "x"),
      ("{'x': 1}", "bad-json", "'"), (#"{"x" 1}"#, "bad-json", "1"),
      (#"{"x": 1,}"#, "bad-json", "}"), (#"{"x": 1} {}"#, "bad-json", "{"),
      (#"{"x": 1 "y": 2}"#, "bad-json", "\""), (#"{"x": }"#, "bad-json", "}"),
      (#"{"x": 1"#, "bad-json", ""), (#"{"x": [1, 2"#, "bad-json", ""),
      (#"{"x": [1,]}"#, "bad-json", "]"), (#"{"x": 1} é"#, "bad-json", "\u{C3}"),
      (#"{"x": 1, "x": 2}"#, "duplicate-name", #""x""#),
      (#"{"x": 01}"#, "not-a-number", "01"), (#"{"x": .5}"#, "not-a-number", ".5"),
      (#"{"x": 1.}"#, "not-a-number", "1."), (#"{"x": +1}"#, "not-a-number", "+1"),
      (#"{"x": 0x1}"#, "not-a-number", "0x1"), (#"{"x": NaN}"#, "not-a-number", "NaN"),
      (#"{"x": null}"#, "not-a-number", "null"), (#"{"x": true}"#, "not-a-number", "true"),
      (#"{"x": "1"}"#, "not-a-number", #""1""#), (#"{"x": 1e999}"#, "number-too-large", "1e999"),
      (#"{"x": {"y": 1}}"#, "bad-shape", "{"), (#"{"x": [[[1]]]}"#, "bad-shape", "["),
      (#"{"x": [1, [2]]}"#, "bad-shape", "["), (#"{"x": [[1], 2]}"#, "bad-shape", "2"),
      (#"{"A": [[1, 2], [3]]}"#, "ragged-row", "[3]"), (#"{"x": []}"#, "empty-data", "[]"),
      (#"{"x": [[]]}"#, "empty-data", "[]"), (#"{"x": [[1],]}"#, "bad-json", "]"),
      ("{\"x\n\": 1}", "bad-json", "\""), (#"{"\q": 1}"#, "bad-json", #"\q"#),
      (#"{"\uD800": 1}"#, "bad-json", #"\uD800"#), (#"{"\u12G4": 1}"#, "bad-json", #"\u"#),
      (#"{"x"#, "bad-json", "\""), (#"{"x\"#, "bad-json", "\\"),
    ])
  func mistakes(text: String, code: String, place: String) {
    do throws(DataError) {
      _ = try point(text)
      Issue.record("no mistake is found")
    } catch {
      #expect(error.code == code, "\(error.message)")
      let bytes = Array(text.utf8)
      #expect(Array(bytes[error.place]) == Array(place == "\u{C3}" ? [0xC3] : Array(place.utf8)))
      #expect(error.help?.isEmpty == false)
    }
  }

  @Test("Lists of different lengths are named with the row")
  func ragged() throws {
    let error = try #require(throws: DataError.self) { try point(#"{"A": [[1, 2], [3]]}"#) }
    #expect(error.message == "row 2 of 'A' has 1 number, the first row has 2 numbers")
  }
}
