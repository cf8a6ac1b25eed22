package import ChainruleGraphviz
import ChainruleSymbolics

/// A diagram and where everything in it is; the origin is at the top left, y grows downwards.
package struct Scene: Sendable {
  package struct PlacedCard: Sendable {
    package let node: Diagram.Node
    package let card: Card
    package let center: Point

    var left: Double { center.x - card.width / 2 }
    var right: Double { center.x + card.width / 2 }
    var top: Double { center.y - card.height / 2 }
    var bottom: Double { center.y + card.height / 2 }
  }

  package struct PlacedEdge: Sendable {
    let edge: Diagram.Edge
    /// Control points of cubic Bézier curves, from the operand to the operation.
    let route: [Point]
    let pill: Pill?
    let pillCenter: Point?
  }

  /// A line of text under the graph.
  package struct Line: Sendable {
    let text: Formula
    let kind: Kind
    let position: Point

    enum Kind: String {
      case total, key
    }
  }

  let diagram: Diagram
  let size: Size
  package let cards: [PlacedCard]
  let edges: [PlacedEdge]
  let lines: [Line]
}

extension Diagram {
  /// Above this number of nodes, edges bear their partials as tooltips only.
  static let labelledNodes = 300

  var cards: [Card] { nodes.map { Card($0, number: number) } }

  var pills: [Pill?] {
    edges.map { nodes.count > Self.labelledNodes ? nil : Pill($0, number: number) }
  }

  /// What the layout has to find room for.
  package func layoutGraph(_ direction: LayoutGraph.Direction = .up) -> LayoutGraph {
    LayoutGraph(
      nodes: cards.map { Size(width: $0.width, height: $0.height) },
      edges: zip(edges, pills).map { edge, pill in
        LayoutGraph.Edge(
          tail: edge.source, head: edge.target,
          label: pill.map { Size(width: $0.width + 8, height: $0.height + 4) })
      },
      direction: direction)
  }
}

extension Scene {
  private static let margin = 24.0
  private static let lineHeight = 26.0
  static let keySize = 14.0

  /// Puts a diagram where a layout of its `layoutGraph` says.
  package init(_ diagram: Diagram, _ layout: Layout) {
    self.diagram = diagram
    let texts = Self.texts(of: diagram)
    let textWidth =
      texts.map { TextMetrics.width(of: $0.text, size: Self.keySize) }.max() ?? 0
    let width = max(layout.size.width, textWidth) + 2 * Self.margin
    let shift = Point(x: (width - layout.size.width) / 2, y: Self.margin)
    func moved(_ point: Point) -> Point { Point(x: point.x + shift.x, y: point.y + shift.y) }
    cards = zip(zip(diagram.nodes, diagram.cards), layout.nodes).map {
      PlacedCard(node: $0.0, card: $0.1, center: moved($1))
    }
    edges = zip(zip(diagram.edges, diagram.pills), layout.edges).map {
      PlacedEdge(
        edge: $0.0, route: $1.curve.map(moved), pill: $0.1, pillCenter: $1.label.map(moved))
    }
    let bottom = Self.margin + layout.size.height
    lines = texts.enumerated().map { index, text in
      Line(
        text: text.text, kind: text.kind,
        position: Point(x: Self.margin, y: bottom + Self.lineHeight * (Double(index) + 1.2)))
    }
    let height = bottom + Self.lineHeight * (texts.isEmpty ? 0 : Double(texts.count) + 0.5)
    size = Size(width: width.rounded(.up), height: (height + Self.margin / 2).rounded(.up))
  }

  private static func texts(of diagram: Diagram) -> [(text: Formula, kind: Line.Kind)] {
    var texts = diagram.totals.map { ($0.equation(diagram.number), Line.Kind.total) }
    var key = Formula()
    if diagram.showsTangents {
      key += Formula("▲", .tangent) + Formula(" tangent (forward)    ", .quiet)
    }
    if diagram.showsAdjoints {
      key += Formula("▼", .adjoint) + Formula(" adjoint (reverse)", .quiet)
    }
    if !key.runs.isEmpty { texts.append((key, .key)) }
    return texts
  }
}
