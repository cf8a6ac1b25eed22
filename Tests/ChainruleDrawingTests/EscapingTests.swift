import ChainruleCalculus
import ChainruleDrawing
import Foundation
import TestSupport
import Testing

@Suite("A picture is well formed, whatever a program names and says")
struct EscapingTests {
  private func program(_ text: String) -> GraphSketch {
    var sketch = GraphSketch()
    let x = sketch.input(text + "x", 2)
    let y = sketch.apply(.sine, x, as: text + "y")
    sketch.output(sketch.apply(.multiplication, y, sketch.constant(3, as: text), as: text + "z"))
    sketch.title = [text + "title", "second line"]
    return sketch
  }

  @Test(
    "The SVG has the elements of a harmless one, and its title says what it can",
    arguments: hostileTexts
  )
  func svg(text: String) throws {
    let harmless = try Document(scene(of: diagram(of: program("a").program)).svg())
    let document = try Document(scene(of: diagram(of: program(text).program)).svg())
    #expect(
      document.elements.filter { $0.name == "g" }.count
        == harmless.elements.filter { $0.name == "g" }.count)
    #expect(Set(document.elements.map(\.name)) == Set(harmless.elements.map(\.name)))
    let title = try #require(document.elements.first { $0.name == "title" })
    #expect(title.text.hasSuffix("title"))
    #expect(title.text.contains("script") == text.contains("script"))
    let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }
    if isPrintable { #expect(title.text == text + "title") }
  }

  @Test("No character stands in the document that XML 1.0 does not allow", arguments: hostileTexts)
  func characters(text: String) throws {
    for scalar in try scene(of: diagram(of: program(text).program)).svg().unicodeScalars {
      let isAllowed =
        scalar == "\n" || (0x20...0x7E).contains(scalar.value)
        || (0xA0...0xFFFD).contains(scalar.value) || scalar.value >= 0x10000
      #expect(isAllowed, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test("In DOT no name ends its string, begins a line or is an escape", arguments: hostileTexts)
  func dot(text: String) throws {
    let dot = diagram(of: program(text).program).dot()
    let harmless = diagram(of: program("a").program).dot()
    let lines = dot.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == harmless.count { $0 == "\n" } + 1)
    // Graphviz gives a meaning to what follows a backslash in a string, and none in a label of HTML.
    let strings = dot.replacing(/label=<.*>\]?;/, with: "")
    #expect(!strings.contains("\\"))
    for line in lines { #expect(line.count { $0 == "\"" }.isMultiple(of: 2), "\(line)") }
    #expect(!dot.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}
