import ChainruleCalculus
import ChainruleDrawing
import ChainruleGraphics
import ChainruleReporting
import Foundation
import TestSupport
import Testing

@Suite("A picture is well formed, whatever a program names and says")
struct EscapingTests {
  /// A picture with a text in every place that a program can fill, a folded card included.
  private func diagram(_ text: String) -> Diagram {
    var sketch = GraphSketch()
    let x = sketch.input(text + "x", 2)
    let y = sketch.apply(.sine, x, as: text + "y")
    let k = sketch.constant(3, as: text + "k")
    let z = sketch.apply(.multiplication, y, k, as: text + "z")
    let w = sketch.apply(.exponential, z, as: text + "w.1")
    sketch.output(sketch.apply(.addition, w, x, as: text + "w.2"))
    sketch.title = [text + "title", "second line"]
    let program = sketch.program
    let groups = Folding.names([text + "w"]).groups(of: program)
    #expect(groups.count == 1)
    return ChainruleDrawingTests.diagram(of: program, folding: groups)
  }

  private static let elements: Set = [
    "svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "line", "text", "tspan",
  ]
  private static let attributes: Set = [
    "xmlns", "viewBox", "width", "height", "role", "aria-labelledby", "aria-describedby",
    "aria-label", "id", "class",
    "refX", "refY", "markerWidth", "markerHeight", "markerUnits", "orient", "d", "fill", "stroke",
    "stroke-width", "stroke-dasharray", "marker-end", "x", "y", "rx", "x1", "y1", "x2", "y2", "dx",
    "dy", "font-size", "font-style", "font-weight", "font-family", "text-anchor", "aria-hidden",
    "unicode-bidi",
  ]

  @Test("There are two hundred texts that no document should take as they are")
  func texts() {
    #expect(hostileTexts.count >= 200)
  }

  @Test("An SVG has the elements of a harmless one and no reference", arguments: hostileTexts)
  func svg(text: String) throws {
    func outline(_ document: Document) -> [String] {
      document.elements.map { "\($0.name) \($0.classes.sorted())" }.filter {
        !$0.hasPrefix("tspan")
      }
    }
    let (harmless, scene) = (try scene(of: diagram("a")), try scene(of: diagram(text)))
    for theme in Theme.allCases {
      let svg = scene.svg(theme)
      let document = try Document(svg)
      let model = try Document(harmless.svg(theme))
      #expect(outline(document) == outline(model))
      #expect(document.elements.allSatisfy { Self.elements.contains($0.name) })
      for (name, value) in document.elements.flatMap(\.attributes) {
        #expect(Self.attributes.contains(name))
        let isReference =
          name == "marker-end" && value.wholeMatch(of: /url\(#c[0-9a-z]+-tip\d*\)/) != nil
        // A label is text, which no reader takes for a reference.
        #expect(isReference || name == "aria-label" || !value.contains("url("))
      }
      #expect(document.elements(named: "style") == model.elements(named: "style"))
      let title = try #require(document.elements(named: "title").first)
      #expect(title.hasSuffix("title"))
      let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }
      if isPrintable { #expect(title == text + "title") }
      #expect(svg.unicodeScalars.allSatisfy(Self.isAllowed))
    }
  }

  /// What XML 1.0 allows and needs no caution (section 2.2).
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || (0x20...0x7E).contains(scalar.value)
      || (0xA0...0xFFFD).contains(scalar.value) || scalar.value >= 0x10000
  }

  @Test("DOT is read strictly, and its markup is well formed", arguments: hostileTexts)
  func dot(text: String) throws {
    let reading = try DOTReading(diagram(text).dot())
    let harmless = try DOTReading(diagram("a").dot())
    #expect(reading.statements.map(\.subject) == harmless.statements.map(\.subject))
    #expect(
      reading.statements.map { $0.attributes.keys.sorted() }
        == harmless.statements.map { $0.attributes.keys.sorted() })
    for statement in reading.statements {
      #expect(statement.attributes["URL"] == nil && statement.attributes["href"] == nil)
    }
    for (markup, model) in zip(reading.markup, harmless.markup) {
      let document = try Document("<x>\(markup)</x>")
      #expect(
        document.elements.map(\.name) == (try Document("<x>\(model)</x>")).elements.map(\.name))
    }
  }

  @Test(
    "Mermaid has one statement a line, and no sign of its own in a text", arguments: hostileTexts)
  func mermaid(text: String) throws {
    let lines = diagram(text).mermaid().split(separator: "\n", omittingEmptySubsequences: false)
    let harmless = diagram("a").mermaid().split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == harmless.count)
    try #require(lines[0] == "---" && lines[2] == "---" && lines[1].hasPrefix("title: "))
    let title = try JSONSerialization.jsonObject(
      with: Data(lines[1].dropFirst("title: ".count).utf8), options: .fragmentsAllowed)
    #expect((title as? String)?.hasSuffix("title") == true)
    for (line, model) in zip(lines, harmless).dropFirst(3) {
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      let models = model.split(separator: "\"", omittingEmptySubsequences: false)
      try #require(parts.count == models.count, "\(line)")
      for (place, (part, model)) in zip(parts, models).enumerated() {
        if place.isMultiple(of: 2) {
          #expect(part == model)
        } else {
          let plain = part.replacing("<br/>", with: "").replacing(/#\d+;/, with: "")
          #expect(plain.allSatisfy { !"\"#&<>;`*_~\\[]{}|$".contains($0) }, "\(part)")
          #expect(plain.unicodeScalars.allSatisfy(Self.isAllowed))
        }
      }
    }
  }

  @Test("JSON says the names as they are", arguments: hostileTexts)
  func json(text: String) throws {
    let report = DiagramReport(diagram(text)).json.text
    let json = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let nodes = try #require(json?["nodes"] as? [[String: Any]])
    let names = nodes.compactMap { $0["name"] as? String }
    let expected = ["x", "k", "y", "z", "w"].map { text + $0 }
    #expect(names.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
  }
}

extension Document {
  fileprivate func elements(named name: String) -> [String] {
    elements.filter { $0.name == name }.map(\.text)
  }
}
