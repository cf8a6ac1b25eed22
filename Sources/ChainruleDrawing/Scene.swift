import ChainruleGraphics
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

    var bounds: Rectangle { Rectangle(center: center, width: card.width, height: card.height) }

    /// Which way the border runs at a point on it.
    func border(at point: Point) -> Curve.Border {
      min(abs(point.x - left), abs(point.x - right))
        < min(abs(point.y - top), abs(point.y - bottom))
        ? .vertical : .horizontal
    }
  }

  package struct PlacedEdge: Sendable {
    package let edge: Diagram.Edge
    /// From the operand to the operation.
    package let curve: Curve
    /// The paths that run along the edge, as places in `Diagram.paths`, each with its stroke.
    package let strokes: [(path: Int, curve: Curve)]
    package let pill: Pill?
    package let pillCenter: Point?
  }

  /// A line of text under the graph.
  package struct Line: Sendable {
    let text: Formula
    let kind: Kind
    /// The path whose colour stands before the text, as a place in `Diagram.paths`.
    var path: Int?
    var position = Point(x: 0, y: 0)

    enum Kind: String {
      case path, total, key
    }
  }

  package let diagram: Diagram
  package let size: Size
  package let cards: [PlacedCard]
  package let edges: [PlacedEdge]
  let lines: [Line]
}

extension Diagram {
  /// Above this number of nodes, edges bear their partials as tooltips only.
  static let labelledNodes = 300

  func cards(_ direction: LayoutGraph.Direction) -> [Card] {
    nodes.map {
      Card($0, number: number, direction: direction, showingShape: showsShapes)
    }
  }

  var pills: [Pill?] {
    edges.map { nodes.count > Self.labelledNodes ? nil : Pill($0, number: number) }
  }

  /// For each edge the paths that run along it.
  package var pathsOfEdges: [[Int]] {
    var found = [[Int]](repeating: [], count: edges.count)
    for (place, path) in paths.enumerated() {
      for edge in path.edges { found[edge].append(place) }
    }
    return found
  }

  /// What the layout has to find room for.
  ///
  /// - Parameter room: how many times farther apart everything stands than it need.
  package func layoutGraph(
    _ direction: LayoutGraph.Direction = .up, room: Double = 1
  ) -> LayoutGraph {
    var spacing = LayoutGraph.Spacing()
    let paths = pathsOfEdges
    // The layout knows an edge as a line, and parallel strokes are wider.
    spacing.nodes += Double(max(1, paths.map(\.count).max() ?? 1) - 1) * Scene.strokeSpacing
    return LayoutGraph(
      nodes: cards(direction).map { Size(width: $0.width, height: $0.height) },
      edges: zip(zip(edges, pills), paths).map { edge, paths in
        let strokes = Double(max(0, paths.count - 1)) * Scene.strokeSpacing
        // To the right a label stands above its edge, else beside it.
        let margin =
          direction == .up
          ? Size(width: 8 + strokes, height: 4) : Size(width: 8, height: 14 + strokes)
        return LayoutGraph.Edge(
          tail: edge.0.source, head: edge.0.target,
          label: edge.1.map {
            Size(width: $0.width + margin.width, height: $0.height + margin.height)
          })
      },
      direction: direction,
      spacing: LayoutGraph.Spacing(nodes: spacing.nodes * room, ranks: spacing.ranks * room))
  }
}

extension Scene {
  /// Asks for layouts with more and more room until every label has a place and no edge runs over
  /// a card of others.
  ///
  /// Where the last leaves a label without one, or takes too long, the partial is left to the
  /// tooltip of its edge: a label that sits on another edge would say something wrong.
  package init(
    _ diagram: Diagram, _ direction: LayoutGraph.Direction = .up,
    layingOut layout: (LayoutGraph) throws(LayoutFailure) -> Layout
  ) throws(LayoutFailure) {
    var best = Scene(diagram, direction, try layout(diagram.layoutGraph(direction)))
    for room in [1.5, 2.2, 3, 4.5] where best.faults > 0 {
      do throws(LayoutFailure) {
        let scene = Scene(
          diagram, direction, try layout(diagram.layoutGraph(direction, room: room)))
        if scene.faults < best.faults { best = scene }
      } catch {
        // The first layout is a good picture all the same.
        break
      }
    }
    self = best
  }

  /// How many labels found no place where they sit on nothing, and how many edges run into a card
  /// that they do not join; in a picture without labels nothing is.
  private var faults: Int {
    guard cards.count <= Diagram.labelledNodes else { return 0 }
    return edges.count { $0.pill != nil && $0.pillCenter == nil } + edges.count(where: crossesCard)
  }

  private func crossesCard(_ placed: PlacedEdge) -> Bool {
    let width = 2 + Double(max(0, placed.strokes.count - 1)) * Self.strokeSpacing
    let outline = PillPlacement.Outline(placed.curve, width: width)
    return cards.indices.contains { card in
      card != placed.edge.source && card != placed.edge.target
        && cards[card].bounds.meets(outline.bounds)
        && outline.distance(to: cards[card].bounds.grown(by: -Self.overlap)) < 0
    }
  }

  static let keySize = 14.0
  static let swatchWidth = 26.0
  static let swatchGap = 8.0
  /// From one stroke to the next where several paths share an edge.
  static let strokeSpacing = 5.0
  private static let margin = 24.0
  /// An edge that comes no further into a card runs along its border.
  private static let overlap = 2.0
  private static let lineHeight = 26.0
  private static let widestLine = 1300.0
  private static let columnGap = 48.0
  /// So many lines stand in one column however wide the picture is.
  private static let fewLines = 4

  /// Puts a diagram where a layout of its `layoutGraph` says.
  private init(_ diagram: Diagram, _ direction: LayoutGraph.Direction, _ layout: Layout) {
    self.diagram = diagram
    let texts = Self.texts(of: diagram)
    let width = max(layout.size.width, texts.map(Self.width).max() ?? 0) + 2 * Self.margin
    let shift = Point(x: (width - layout.size.width) / 2, y: Self.margin)
    func moved(_ point: Point) -> Point { Point(x: point.x + shift.x, y: point.y + shift.y) }
    cards = zip(zip(diagram.nodes, diagram.cards(direction)), layout.nodes).map {
      PlacedCard(node: $0.0, card: $0.1, center: moved($1))
    }
    let pills = diagram.pills
    let paths = diagram.pathsOfEdges
    let curves = layout.edges.map { Curve(points: $0.curve.map(moved)) }
    let placement = PillPlacement(
      page: Rectangle(
        left: 10, top: 10, right: width - 10, bottom: Self.margin + layout.size.height + 10),
      cards: cards.map(\.bounds),
      curves: zip(curves, paths).map { curve, paths in
        (curve, 2 + Double(max(0, paths.count - 1)) * Self.strokeSpacing)
      }, pills: pills, centers: layout.edges.map { $0.label.map(moved) })
    let placed = cards
    edges = diagram.edges.indices.map { place in
      let edge = diagram.edges[place]
      return PlacedEdge(
        edge: edge, curve: curves[place],
        strokes: Self.strokes(
          paths[place], along: curves[place], from: placed[edge.source], to: placed[edge.target]),
        pill: pills[place], pillCenter: placement.centers[place])
    }
    let bottom = Self.margin + layout.size.height
    let (legend, rows) = Self.columns(of: texts, within: width, below: bottom)
    lines = legend
    let height = bottom + Self.lineHeight * (rows == 0 ? 0 : Double(rows) + 0.5)
    size = Size(width: width.rounded(.up), height: (height + Self.margin / 2).rounded(.up))
  }

  /// The same picture with some of its parts, each where it was.
  ///
  /// - Parameters:
  ///   - diagram: what is shown; it has the nodes of this picture's.
  ///   - nodes: the places of the cards that stay.
  ///   - edges: for each edge of the diagram its place in this picture.
  func showing(_ diagram: Diagram, nodes: [Int], edges places: [Int]) -> Scene {
    let pills = diagram.pills
    return Scene(
      diagram: diagram, size: size, cards: nodes.map { cards[$0] },
      edges: zip(diagram.edges.indices, places).map { place, whole in
        PlacedEdge(
          edge: diagram.edges[place], curve: edges[whole].curve, strokes: [], pill: pills[place],
          pillCenter: edges[whole].pillCenter)
      }, lines: [])
  }

  /// Parallel strokes, one a path, spread evenly about the curve.
  private static func strokes(
    _ paths: [Int], along curve: Curve, from source: PlacedCard, to target: PlacedCard
  ) -> [(path: Int, curve: Curve)] {
    guard let start = curve.points.first, let end = curve.points.last else { return [] }
    return paths.enumerated().map { place, path in
      let offset = (Double(place) - Double(paths.count - 1) / 2) * strokeSpacing
      return (
        path, curve.moved(by: offset, from: source.border(at: start), to: target.border(at: end))
      )
    }
  }

  /// The lines one below the other; many of them in as many columns as there is room for.
  private static func columns(
    of lines: [Line], within width: Double, below bottom: Double
  ) -> (lines: [Line], rows: Int) {
    let step = (lines.map(Self.width).max() ?? 0) + columnGap
    let room = max(1, Int((width - 2 * margin + columnGap) / step))
    let wanted = max(min(lines.count, fewLines), (lines.count + room - 1) / room)
    var (column, row, rows) = (0, 0, 0)
    var placed: [Line] = []
    for line in lines {
      // A sum stands under its terms.
      let isSum = line.kind == .total && placed.last?.kind == .path
      if row >= wanted, column + 1 < room, !isSum { (column, row) = (column + 1, 0) }
      var line = line
      line.position = Point(
        x: margin + step * Double(column), y: bottom + lineHeight * (Double(row) + 1.2))
      placed.append(line)
      row += 1
      rows = max(rows, row)
    }
    return (placed, rows)
  }

  private static func width(of line: Line) -> Double {
    TextMetrics.width(of: line.text, size: keySize)
      + (line.path == nil ? 0 : swatchWidth + swatchGap)
  }

  /// Each path as its product, each total derivative as their sum, and what the signs mean.
  private static func texts(of diagram: Diagram) -> [Line] {
    var lines: [Line] = []
    for total in diagram.totals {
      if total.isOnePath {
        let path = diagram.paths[total.paths.lowerBound]
        let way = path.edges.count > 1 ? diagram.equation(of: path) : diagram.route(of: path)
        let text = total.equation(diagram.number, along: way)
        lines.append(Line(text: text, kind: .total, path: total.paths.lowerBound))
        continue
      }
      for path in total.paths {
        lines.append(
          Line(text: diagram.equation(of: diagram.paths[path]), kind: .path, path: path))
      }
      lines.append(Line(text: total.equation(diagram.number), kind: .total))
    }
    let key = diagram.key
    if !key.runs.isEmpty { lines.append(Line(text: key, kind: .key)) }
    return lines.map { line in
      Line(text: line.text.cut(to: widestLine, size: keySize), kind: line.kind, path: line.path)
    }
  }
}

extension Diagram {
  /// What ▲ and ▼ stand for.
  fileprivate var key: Formula {
    var key = Formula()
    if showsTangents { key += Formula("▲", .tangent) + Formula(" tangent (forward)    ", .quiet) }
    if showsAdjoints { key += Formula("▼", .adjoint) + Formula(" adjoint (reverse)", .quiet) }
    return key
  }
}
