import ChainruleCalculus
import ChainruleDrawing
import ChainruleGraphics
import Foundation
import TestSupport
import Testing

@Suite("A picture can be read in every theme")
struct ContrastTests {
  /// Pictures that have between them every kind of card, edge and text.
  static let scenes: [Scene] = {
    var kink = GraphSketch()
    let x = kink.input("x", 0)
    let constant = kink.constant(3, as: "k")
    let bend = kink.apply(.absoluteValue, x, as: "b")
    kink.output(kink.apply(.multiplication, bend, constant, as: "y"))
    let folded = randomProgram(seed: 3, operations: 20, isNamed: { $0 % 4 != 0 })
    let groups = Folding.names(folded.foldableNames).groups(of: folded)
    let diagrams =
      [GraphSketch.baydin, .griewankWalther, .plusSquare, kink].map { diagram(of: $0.program) }
      + [diagram(of: folded, folding: groups)]
    return diagrams.compactMap { try? scene(of: $0) }
  }()

  private static let themes: [Theme] = [.light, .dark, .print]

  @Test("Text has a contrast of 4.5 to what it stands on", arguments: themes)
  func text(theme: Theme) throws {
    var pairs: Set<String> = []
    try #require(Self.scenes.count == 5)
    for scene in Self.scenes {
      let document = try Document(scene.svg(theme))
      let style = ComputedStyle(document)
      for (place, element) in document.elements.enumerated()
      where element.name == "tspan" {
        let fill = try #require(style.value("fill", of: place))
        let ground = try #require(background(of: place, in: document, style))
        pairs.insert("\(fill) on \(ground)")
        #expect(contrast(fill, ground) >= 4.5, "\(fill) on \(ground): \(element.text)")
      }
    }
    #expect(pairs.count >= (theme == .print ? 2 : 12))
  }

  /// The fill of the card or label around a text, else of the paper.
  private func background(
    of text: Int, in document: Document, _ style: ComputedStyle
  ) -> String? {
    let group = document.elements[text].parent.flatMap { document.elements[$0].parent }
    let ground =
      document.elements.indices.first {
        document.elements[$0].parent == group
          && !document.elements[$0].classes.isDisjoint(with: ["card", "pill"])
      } ?? document.elements.firstIndex { $0.classes.contains("paper") }
    return ground.flatMap { style.value("fill", of: $0) }
  }

  @Test("Borders and strokes that carry meaning have a contrast of 3", arguments: themes)
  func strokes(theme: Theme) throws {
    var judged = 0
    for scene in Self.scenes {
      let document = try Document(scene.svg(theme))
      let style = ComputedStyle(document)
      let paper = try #require(document.elements.firstIndex { $0.classes.contains("paper") })
      let ground = try #require(style.value("fill", of: paper))
      for (place, element) in document.elements.enumerated()
      where element.name != "text"
        && !element.classes.isDisjoint(with: ["card", "stack", "plain", "path", "swatch"])
      {
        let stroke = try #require(style.value("stroke", of: place))
        judged += 1
        #expect(contrast(stroke, ground) >= 3, "\(stroke) of \(element.classes) on the paper")
        guard element.classes.contains("card") else { continue }
        let fill = try #require(style.value("fill", of: place))
        #expect(contrast(stroke, fill) >= 3, "\(stroke) of \(element.classes) on \(fill)")
      }
    }
    #expect(judged > 50)
  }

  @Test("The tips of arrows have the colour of their strokes", arguments: themes)
  func tips(theme: Theme) throws {
    for scene in Self.scenes {
      let document = try Document(scene.svg(theme))
      let style = ComputedStyle(document)
      for (place, element) in document.elements.enumerated() {
        guard let tip = element.attributes["marker-end"] else { continue }
        let id = tip.dropFirst("url(#".count).dropLast()
        let shape = try #require(
          document.elements.firstIndex {
            $0.parent.map { document.elements[$0].attributes["id"] ?? "" } == String(id)
          })
        #expect(style.value("fill", of: shape) == style.value("stroke", of: place))
      }
    }
  }

  @Test("The automatic theme is the light one, and the dark one where the dark is preferred")
  func automatic() throws {
    let scene = try #require(Self.scenes.first)
    func sheet(_ theme: Theme) throws -> String {
      try #require(Document(scene.svg(theme)).elements.first { $0.name == "style" }).text
    }
    let dark = try sheet(.dark).dropFirst(sheet(.light).count)
    #expect(!dark.isEmpty)
    #expect(try sheet(.auto) == sheet(.light) + "@media (prefers-color-scheme:dark){" + dark + "}")
  }
}
