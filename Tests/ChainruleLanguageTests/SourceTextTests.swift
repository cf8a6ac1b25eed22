import ChainruleLanguage
import Testing

@Suite("The text of a program")
struct SourceTextTests {
  private func positions(_ text: String, _ offsets: [Int]) -> [String] {
    offsets.map {
      let position = SourceText(text).position(of: $0)
      return "\(position.line):\(position.column)"
    }
  }

  @Test("Lines and columns count from 1, and columns count Unicode scalars")
  func columns() {
    #expect(
      positions("ab\ncd", [0, 1, 2, 3, 5, 99]) == ["1:1", "1:2", "1:3", "2:1", "2:3", "2:3"])
    #expect(positions("αβ\n日x", [0, 2, 5, 8]) == ["1:1", "1:2", "2:1", "2:2"])
    #expect(positions("e\u{301}x", [3]) == ["1:3"])
    #expect(positions("", [0]) == ["1:1"])
  }

  @Test("LF, CRLF and CR each end one line")
  func lineEnds() {
    #expect(positions("a\r\nb\rc\nd", [0, 3, 5, 7]) == ["1:1", "2:1", "3:1", "4:1"])
    #expect(positions("a\r\n\r\nb", [5]) == ["3:1"])
    #expect(listing("x = 1\r\ny = x +\r\n 2\r") == "x = 1\ny = (+ x 2)")
  }

  @Test("A byte order mark at the head is no part of the text")
  func byteOrderMark() {
    #expect(positions("\u{FEFF}ab\nc", [3, 4, 6]) == ["1:1", "1:2", "2:1"])
    #expect(listing("\u{FEFF}# T\nx = 1") == "# T\nx = 1")
    #expect(messages("x = \u{FEFF}1").contains("U+FEFF has no meaning here"))
  }

  @Test("A location reaches from the first character to the place after the last")
  func locations() {
    let location = SourceText("ab\ncd").location(of: Span(1, 4))
    #expect(location.start == SourcePosition(line: 1, column: 2))
    #expect(location.end == SourcePosition(line: 2, column: 2))
  }

  @Test("Bytes that are not UTF-8 are shown where they stand, in comments and texts too")
  func invalidBytes() {
    func codes(_ bytes: [UInt8]) -> [String] {
      let source = SourceText(name: "p", bytes: bytes)
      return SyntaxTree.parse(source, operators: .sample).diagnostics.map {
        let position = source.position(of: Int($0.start))
        return "\($0.code) \(position.line):\(position.column)"
      }
    }
    #expect(codes(Array("x = ".utf8) + [0xFF] + Array(" + 1".utf8)) == ["invalid-utf8 1:5"])
    #expect(codes(Array("x = 1 # ".utf8) + [0xC3]) == ["invalid-utf8 1:9"])
    #expect(codes(Array("x = a".utf8) + [0xED, 0xA0, 0x80]) == ["invalid-utf8 1:6"])
    #expect(codes([0xFF, 0xFE, 0x78, 0x00]) == ["invalid-utf8 1:1"])
    #expect(
      codes(Array("x = 1\n\u{0}\ny = 2 \u{7}".utf8)) == [
        "control-character 2:1", "control-character 3:7",
      ])
    #expect(codes(Array("x =\u{B} 1".utf8)) == ["control-character 1:4"])
  }

  @Test("Blanks of any script are blanks")
  func blanks() {
    #expect(listing("y\u{A0}=\u{3000}a\t+\u{2009}b") == "y = (+ a b)")
  }
}
