import ChainruleLanguage
import Testing

@Suite("How a message is shown")
struct RenderingTests {
  private func shown(
    _ text: String, _ span: Span, _ labels: [Diagnostic.Label] = [], name: String = "p",
    help: String? = nil
  ) -> String {
    Diagnostic(code: "code", message: "message", span: span, labels: labels, help: help)
      .rendered(in: SourceText(name: name, bytes: Array(text.utf8)))
  }

  private func label(_ start: Int, _ end: Int, _ text: String) -> Diagnostic.Label {
    Diagnostic.Label(span: Span(start, end), text: text)
  }

  @Test("The last words stand beside their mark, the others below theirs from right to left")
  func labels() {
    let text = "\n\n\nz = w + x"
    let diagnostic = Diagnostic(
      code: "shape-mismatch", message: "cannot add a vector of 3 and a vector of 2",
      span: Span(9, 10), labels: [label(7, 8, "vector(3)"), label(11, 12, "vector(2)")],
      help: "both sides of + need the same shape, or one of them a scalar")
    let source = SourceText(name: "neuron.chain", bytes: Array(text.utf8))
    #expect(
      diagnostic.rendered(in: source) == """
        error[shape-mismatch]: cannot add a vector of 3 and a vector of 2
          --> neuron.chain:4:7
        4 | z = w + x
          |     - ^ - vector(2)
          |     |
          |     vector(3)
        help: both sides of + need the same shape, or one of them a scalar
        """)
    #expect(
      shown("a + bb + c", Span(9, 10), [label(0, 1, "one"), label(4, 6, "two")]) == """
        error[code]: message
          --> p:1:10
        1 | a + bb + c
          | -   --   ^
          | |   |
          | |   two
          | one
        """)
  }

  @Test("Labels on other lines show those lines")
  func lines() {
    let text = (1...12).map { "x\($0) = 1" }.joined(separator: "\n")
    #expect(
      shown(text, Span(63, 66), [label(0, 2, "first"), label(7, 9, "second")]) == """
        error[code]: message
           --> p:10:1
         1 | x1 = 1
           | -- first
         2 | x2 = 1
           | -- second
        ...
        10 | x10 = 1
           | ^^^
        """)
  }

  @Test("Marks stand below their characters whatever the width of those before")
  func widths() {
    #expect(
      shown("\ta\tb", Span(3, 4)) == """
        error[code]: message
          --> p:1:4
        1 |     a   b
          |         ^
        """)
    #expect(
      shown("日本 e\u{301}\u{7}$", Span(11, 12), [label(0, 6, "wide")]) == """
        error[code]: message
          --> p:1:7
        1 | 日本 e\u{301}�$
          | ----   ^
          | |
          | wide
        """)
  }

  @Test("A place at the end of the text or of a line is marked after it")
  func ends() {
    let end = """
      error[code]: message
        --> p:1:3
      1 | ab
        |   ^
      """
    #expect(shown("ab", Span(2, 2)) == end)
    #expect(shown("ab", Span(2, 40)) == end)
    #expect(shown("ab\ncd", Span(2, 3)) == end)
    #expect(shown("ab\r\ncd", Span(2, 2)) == end)
  }

  @Test("Of a span over several lines the first is shown")
  func severalLines() {
    #expect(
      shown("ab\ncd", Span(1, 5)) == """
        error[code]: message
          --> p:1:2
        1 | ab
          |  ^
        """)
  }

  @Test("A long line is cut around what is marked, and distant marks are apart")
  func longLines() {
    let text = String(repeating: "a", count: 200) + "$" + String(repeating: "b", count: 200)
    #expect(
      shown(text, Span(200, 201)) == """
        error[code]: message
          --> p:1:201
        1 | …\(String(repeating: "a", count: 32))$\(String(repeating: "b", count: 42))…
          | \(String(repeating: " ", count: 33))^
        """)
    #expect(
      shown(text, Span(200, 201), [label(0, 1, "here")]) == """
        error[code]: message
          --> p:1:201
        1 | \(String(repeating: "a", count: 76))…
          | - here
        ...
        1 | …\(String(repeating: "a", count: 32))$\(String(repeating: "b", count: 42))…
          | \(String(repeating: " ", count: 33))^
        """)
  }

  @Test("Several mistakes are told in the order of the text, one for each statement")
  func severalMistakes() {
    let codes = parse("y = a = b\nz = )\nw = 2 x + )\nq = 1\n# \u{0}\nr = [(").diagnostics.map(
      \.code)
    #expect(
      codes == [
        "misplaced-equals", "missing-operand", "missing-operator", "control-character",
        "missing-operand",
      ])
  }

  @Test("After twenty mistakes a note says that more follow")
  func tooMany() {
    let codes = parse(String(repeating: "x = )\n", count: 100)).diagnostics.map(\.code)
    #expect(codes.count == 21)
    #expect(codes.last == "more-mistakes")
    #expect(parse(String(repeating: "x = )\n", count: 20)).diagnostics.count == 20)
  }
}
