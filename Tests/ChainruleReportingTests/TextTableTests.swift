import ChainruleReporting
import Testing

@Suite("Tables of text")
struct TextTableTests {
  @Test("align names at the left and numbers at the point")
  func alignment() {
    var table = TextTable([.init("name"), .init("value", .point), .init("count", .right)])
    table.append(["x₁", "2", "1"])
    table.append(["loss", "−0.9589", "100"])
    table.append(["v̄₃", "1.5·10⁻⁷", "2"])
    table.append(["数学", "", "1000000"])
    table.append(["e", "NaN", ""])
    #expect(
      table.text() == """
        name  value         count
        ────  ──────────  ───────
        x₁      2               1
        loss   −0.9589        100
        v̄₃      1.5·10⁻⁷        2
        数学              1000000
        e     NaN

        """)
  }

  @Test("without headings have no rule")
  func noHeadings() {
    var table = TextTable([.init(""), .init("", gap: 1), .init("", .point, gap: 1)])
    table.append(["a", "=", "1"])
    table.append(["bcd", "=", "10"])
    #expect(
      table.text() == """
        a   =  1
        bcd = 10

        """)
  }

  @Test("leave out the middle of long text where a line has no room, and only there")
  func elision() {
    var table = TextTable([.init("vertex"), .init("expression"), .init("value", .point)])
    let long = String(repeating: "a", count: 60) + " + " + String(repeating: "b", count: 60)
    table.append(["u1", long, "1.25"])
    let lines = table.text(width: 40).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines[2].count == 39)
    #expect(lines[2].contains("aaa…bbb"))
    #expect(lines[2].hasSuffix("1.25"))
    #expect(table.text(width: nil).contains(long))
    #expect(table.markdown.contains(long))
  }

  @Test("never cut a number")
  func numbersStay() {
    var table = TextTable([.init("a", .point), .init("b", .point)])
    let number = "1234567890.123456789012345678901234567890"
    table.append([number, number])
    #expect(table.text(width: 20).contains("\(number)  \(number)"))
  }

  @Test("in Markdown show every sign as it is")
  func markdown() {
    var table = TextTable([.init("a|b"), .init("n", .point)])
    table.append(["x*y `c` <b> $d$ [e](f) g_h \\", "1"])
    #expect(
      table.markdown == #"""
        | a\|b | n |
        | --- | ---: |
        | x\*y \`c\` &lt;b> \$d\$ \[e\](f) g\_h \\ | 1 |

        """#)
  }

  @Test("a hundred thousand rows are written")
  func long() {
    var table = TextTable([.init("vertex"), .init("value", .point)])
    for row in 0..<100_000 { table.append(["u\(row)", "\(row).5"]) }
    #expect(table.text().utf8.filter { $0 == UInt8(ascii: "\n") }.count == 100_002)
  }
}
