import ChainruleCalculus
import ChainruleDrawing
import ChainruleGraphics
import ChainruleGraphviz
import Foundation
import TestSupport
import Testing

@Suite("Nothing in a picture hides anything else")
struct SceneTests {
  static let published = [GraphSketch.baydin, .griewankWalther, .plusSquare].map(\.program)
  static let programs = published + (0..<40).map { randomProgram(seed: $0) }

  @Test(
    "Every card and label is there; a label meets no other, no card, no stroke of another edge",
    arguments: 0..<200 as Range)
  func labels(seed: UInt64) throws {
    let diagram = diagram(of: randomProgram(seed: seed))
    for direction in LayoutGraph.Direction.allCases {
      let picture = DrawnPicture(try Document(scene(of: diagram, direction).svg()))
      #expect(picture.cards.count == diagram.nodes.count)
      #expect(picture.labels.count == diagram.edges.count { $0.kind == .partial })
      #expect(picture.collisions.isEmpty, "\(direction), seed \(seed): \(picture.collisions)")
    }
  }

  @Test("Every edge is drawn once and every partial has its pill", arguments: programs.indices)
  func edges(place: Int) throws {
    let program = Self.programs[place]
    let scene = try scene(of: diagram(of: program))
    let drawn = scene.edges.map { "\($0.edge.source) \($0.edge.target)" }
    #expect(Set(drawn).count == drawn.count)
    var expected = 0
    for node in program.graph.operationNodes {
      let named = program.graph.operands(of: node).filter { !program.name(of: $0).isEmpty }
      expected += Set(named).count
    }
    #expect(drawn.count == expected)
    for edge in scene.edges {
      #expect(edge.curve.points.count >= 4 && edge.curve.points.count % 3 == 1)
      #expect((edge.pillCenter != nil) == (edge.edge.kind == .partial))
    }
    let document = try Document(scene.svg())
    #expect(document.elements(ofClass: "edge").count == expected)
    #expect(document.elements(ofClass: "node").count == scene.cards.count)
    #expect(document.elements(ofClass: "label").count == scene.edges.count { $0.pill != nil })
  }

  @Test("Ids are unique, and those of a node do not hang on its name")
  func ids() throws {
    for program in Self.published {
      let document = try Document(scene(of: diagram(of: program)).svg())
      let ids = document.elements.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
      #expect(ids.count >= program.graph.nodeCount)
      let references = ["aria-labelledby", "aria-describedby"].compactMap {
        document.elements[0].attributes[$0]
      }
      #expect(references.count == 2)
      for id in references.flatMap({ $0.split(separator: " ") }) {
        #expect(ids.contains(String(id)))
      }
    }
    let ids = diagram(of: randomProgram(seed: 1)).nodes.map(\.id)
    let other = diagram(of: randomProgram(seed: 1).renamed { "z" + $0 }).nodes.map(\.id)
    #expect(ids == other)
  }

  @Test("Who hears the picture is told every card, edge and line of the legend once")
  func names() throws {
    for program in Self.published {
      let document = try Document(scene(of: diagram(of: program)).svg())
      func title(_ place: Int) -> String? {
        document.elements.first { $0.parent == place && $0.name == "title" }?.text
      }
      for (place, element) in document.elements.enumerated() {
        if !element.classes.isDisjoint(with: ["node", "edge"]) {
          #expect(element.attributes["role"] == "img")
          #expect(title(place)?.isEmpty == false)
        }
        guard element.name == "text" else { continue }
        let isHidden = element.attributes["aria-hidden"] == "true"
        let isLegend = !element.classes.isDisjoint(with: ["path", "total", "key"])
        #expect(isHidden != isLegend)
        #expect((element.attributes["aria-label"] ?? "").isEmpty == isHidden)
      }
    }
  }

  @Test("Two pictures on one page share no id unless they are the same picture")
  func pages() throws {
    let ids = try Self.published.map { program in
      try Set(
        Document(scene(of: diagram(of: program)).svg()).elements.compactMap {
          $0.attributes["id"]
        })
    }
    #expect(ids[0].isDisjoint(with: ids[1]) && ids[1].isDisjoint(with: ids[2]))
  }

  @Test("Texts are no wider than their cards and pills", arguments: programs.indices)
  func widths(place: Int) throws {
    let document = try Document(scene(of: diagram(of: Self.programs[place])).svg())
    #expect(!document.elements(ofClass: "equation").isEmpty)
    let scene = try scene(of: diagram(of: Self.programs[place]))
    for placed in scene.cards {
      let card = placed.card
      for line in card.lines {
        #expect(TextMetrics.width(of: line, size: Card.equationSize) <= card.width)
      }
      for row in card.rows {
        for cell in row {
          let width = TextMetrics.width(of: cell.text, size: Card.cellSize)
          #expect(width <= card.width / Double(row.count))
        }
      }
    }
    for pill in scene.edges.compactMap(\.pill) {
      #expect(TextMetrics.width(of: pill.text, size: Pill.textSize) <= pill.width)
    }
  }

  @Test("The same program gives the same bytes")
  func determinism() throws {
    for program in Self.programs.prefix(8) {
      let first = diagram(of: program)
      let second = diagram(of: program)
      #expect(first == second)
      #expect(first.dot() == second.dot())
      #expect(try scene(of: first).svg() == scene(of: second).svg())
    }
  }
}

extension NamedGraph {
  fileprivate func renamed(_ change: (String) -> String) -> NamedGraph {
    NamedGraph(
      graph: graph, names: names.map { $0.isEmpty ? "" : change($0) }, aliases: aliases,
      outputs: outputs.map { Output(name: change($0.name), node: $0.node) }, defaults: defaults,
      title: title)
  }
}
