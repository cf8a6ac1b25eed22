import ChainruleReporting
import Foundation
import Testing

@Suite("JSON as it is written")
struct JSONTests {
  @Test("a key of the outermost object has a line, and so has an item of a list of objects")
  func layout() {
    let value: JSON = [
      "schema": "chainrule.example/1", "none": nil, "flag": .bool(true),
      "point": .numbers([1, 0.5, -2]), "empty": .array([]), "nothing": .object([]),
      "inputs": ["x": .number(1), "y": .number(2)],
      "jacobian": ["y": ["x": .number(1)], "z": ["x": .number(2)]],
      "rows": .array([["a": .integer(1), "b": .array([["c": nil]])], ["a": .integer(2)]]),
    ]
    #expect(
      value.text == """
        {
          "schema": "chainrule.example/1",
          "none": null,
          "flag": true,
          "point": [1, 0.5, -2],
          "empty": [],
          "nothing": {},
          "inputs": {"x": 1, "y": 2},
          "jacobian": {
            "y": {"x": 1},
            "z": {"x": 2}
          },
          "rows": [
            {"a": 1, "b": [{"c": null}]},
            {"a": 2}
          ]
        }

        """)
  }

  @Test("a list of objects gives each of them the layout of an outermost one")
  func list() {
    let value: JSON = .array([["a": .array([["b": nil]])], ["a": .array([])]])
    #expect(
      value.text == """
        [
          {
            "a": [
              {"b": null}
            ]
          },
          {
            "a": []
          }
        ]

        """)
  }

  static let numbers: [(JSON, String)] = [
    (.number(2), "2"), (.number(-0.0), "-0"), (.number(0.1), "0.1"), (.number(1e-7), "1e-07"),
    (.number(1e300), "1e300"), (.number(.nan), "\"NaN\""), (.number(.infinity), "\"Infinity\""),
    (.number(-.infinity), "\"-Infinity\""), (.number(11.652071455223084), "11.652071455223084"),
    (.integer(9_007_199_254_740_992), "9007199254740992"),
    (.integer(9_007_199_254_740_993), "\"9007199254740993\""), (.integer(-3), "-3"),
    (.count(2), "\"2\""),
  ]

  @Test("numbers read back, and those that JSON lacks are strings", arguments: numbers)
  func number(value: JSON, text: String) {
    #expect(value.text == text + "\n")
  }

  static let strings = [
    "", "x₁", "\"quoted\" \\ back/slash", "line\nbreak\r\n\ttab", "\u{0}\u{1}\u{1F}\u{7F}\u{85}",
    "\u{2028}\u{2029}\u{FEFF}", "e\u{301}\u{302}", "👩‍👩‍👧 数 שלום", "</script><!--", "\u{10FFFF}",
  ]

  @Test("any string comes back from another reader, as key and as value", arguments: strings)
  func roundTrip(string: String) throws {
    let text = JSON.object([.init(string, .string(string))]).text
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let object = try #require(read as? [String: String])
    #expect(object.values.map { Array($0.utf16) } == [Array(string.utf16)])
    #expect(object.keys.map { Array($0.utf16) } == [Array(string.utf16)])
    let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control }
    #expect(controls.allSatisfy { $0 == "\n" })
  }

  @Test("nesting is limited by memory, not by the stack")
  func deep() {
    var value = JSON.null
    for _ in 0..<10_000 { value = .array([value]) }
    #expect(value.text.utf8.filter { $0 == UInt8(ascii: "[") }.count == 10_000)
  }
}
