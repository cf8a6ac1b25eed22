package import ChainruleGraphics
import ChainruleGraphviz
import ChainruleSymbolics

extension Scene {
  /// The picture as a document: one style sheet, the light colours as attributes, no script, no
  /// reference to anything outside.
  package func svg(_ theme: Theme = .light) -> String {
    var writer = SVGWriter(scene: self, theme: theme)
    writer.write()
    return writer.xml.text + "\n"
  }
}

struct SVGWriter {
  let scene: Scene
  let theme: Theme
  var xml = XMLWriter()
  /// Keeps the ids of pictures on one page apart; the same picture has the same.
  let prefix: String

  init(scene: Scene, theme: Theme) {
    self.scene = scene
    self.theme = theme
    let nodes = scene.diagram.nodes.map { $0.name + ($0.expression ?? "") }
    prefix = XMLWriter.prefix(ofPictureShowing: [scene.diagram.title] + nodes)
  }

  mutating func write() {
    let (width, height) = (scene.size.width, scene.size.height)
    xml.beginPicture(
      role: "graphics-document document",
      width: width, height: height, prefix: prefix, title: scene.diagram.title,
      description: scene.diagram.description, styleSheet: StyleSheet.text(theme))
    xml.begin("defs")
    marker("tip", "plain-tip", Palette.light.edge)
    for path in scene.diagram.paths.indices {
      marker("tip\(path + 1)", "t\(path + 1)", Palette.light.paths[path])
    }
    xml.end()
    rectangle(
      x: 0, y: 0, width: width, height: height, radius: 0, "paper", Palette.light.paper, nil)
    for edge in scene.edges { curve(edge) }
    for card in scene.cards { write(card) }
    for edge in scene.edges { pill(edge) }
    for line in scene.lines { write(line) }
    xml.end()
  }

  private mutating func marker(_ name: String, _ style: String, _ color: String) {
    xml.begin("marker")
    xml.attribute("id", "\(prefix)-\(name)")
    xml.attribute("viewBox", "0 0 10 10")
    xml.attribute("refX", 9)
    xml.attribute("refY", 5)
    xml.attribute("markerWidth", 8)
    xml.attribute("markerHeight", 8)
    xml.attribute("markerUnits", "userSpaceOnUse")
    xml.attribute("orient", "auto-start-reverse")
    xml.begin("path")
    xml.attribute("class", style)
    xml.attribute("d", "M0 0L10 5L0 10z")
    xml.attribute("fill", color)
    xml.end()
    xml.end()
  }

  private mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, radius: Double, _ style: String,
    _ fill: String, _ stroke: String?
  ) {
    xml.begin("rect")
    xml.attribute("class", style)
    xml.attribute("x", x)
    xml.attribute("y", y)
    xml.attribute("width", width)
    xml.attribute("height", height)
    if radius > 0 { xml.attribute("rx", radius) }
    xml.attribute("fill", fill)
    if let stroke { xml.attribute("stroke", stroke) }
    xml.end()
  }
}

// MARK: Edges

extension SVGWriter {
  private mutating func curve(_ placed: Scene.PlacedEdge) {
    guard placed.curve.points.count >= 4 else { return }
    let classes = placed.strokes.map { " on-p\($0.path + 1)" }.joined()
    xml.begin("g")
    xml.attribute("class", "edge \(placed.edge.kind.rawValue)\(classes)")
    xml.attribute("id", "\(prefix)-\(placed.edge.id)")
    xml.attribute("role", "img")
    xml.element("title", text: tooltip(placed.edge))
    if placed.strokes.isEmpty {
      stroke(
        placed.curve, "plain", Palette.light.edge, tip: "tip", dash: placed.edge.kind.isDashed)
    }
    for (path, curve) in placed.strokes {
      stroke(
        curve, "path p\(path + 1)", Palette.light.paths[path], tip: "tip\(path + 1)", dash: false)
    }
    xml.end()
  }

  private mutating func stroke(
    _ curve: Curve, _ style: String, _ color: String, tip: String, dash: Bool
  ) {
    xml.begin("path")
    xml.attribute("class", style)
    xml.attribute("d", path(curve.points))
    xml.attribute("fill", "none")
    xml.attribute("stroke", color)
    if dash { xml.attribute("stroke-dasharray", "5 4") }
    xml.attribute("marker-end", "url(#\(prefix)-\(tip))")
    xml.end()
  }

  private func path(_ points: [Point]) -> String {
    func pair(_ point: Point) -> String {
      "\(XMLWriter.number(point.x)) \(XMLWriter.number(point.y))"
    }
    return "M\(pair(points[0]))C" + points.dropFirst().map(pair).joined(separator: " ")
  }

  /// What the edge says, for readers who point at it or hear it.
  private func tooltip(_ edge: Diagram.Edge) -> String {
    let names =
      scene.diagram.nodes[edge.source].name + " → " + scene.diagram.nodes[edge.target].name
    switch edge.kind {
    case .partial:
      let value = edge.value.map(scene.diagram.number.callAsFunction)
      let isNumber = edge.expression?.replacing("-", with: "−") == value
      let partial = isNumber ? [value] : [edge.expression, value]
      return names + ": partial " + partial.compactMap(\.self).joined(separator: " = ")
    case .bundle: return names + ": into or out of the middle of a folded card"
    case .condition: return names + ": condition, passes no derivative"
    case .constant: return names + ": constant, passes no derivative"
    }
  }

  private mutating func pill(_ placed: Scene.PlacedEdge) {
    guard let pill = placed.pill, let center = placed.pillCenter else { return }
    xml.begin("g")
    xml.attribute("class", "label")
    xml.attribute("id", "\(prefix)-\(placed.edge.id)-label")
    rectangle(
      x: center.x - pill.width / 2, y: center.y - pill.height / 2, width: pill.width,
      height: pill.height, radius: pill.height / 2, "pill", Palette.light.paper,
      Palette.light.hairline)
    text(pill.text, at: center, size: Pill.textSize, style: "partial", anchor: "middle")
    xml.end()
  }
}

// MARK: Cards

extension SVGWriter {
  private mutating func write(_ placed: Scene.PlacedCard) {
    let (node, card) = (placed.node, placed.card)
    xml.begin("g")
    xml.attribute("class", "node \(node.role.rawValue)" + (node.touchesKink ? " kink" : ""))
    xml.attribute("id", "\(prefix)-\(node.id)")
    xml.attribute("role", "img")
    xml.element("title", text: tooltip(node))
    let colors = Palette.light.card(node.role)
    rectangle(
      x: placed.left, y: placed.top, width: card.width, height: card.height,
      radius: node.role == .constant ? 2 : 9, "card", colors.fill, colors.stroke)
    if let outline = card.outline {
      rectangle(
        x: placed.left + Card.Outline.margin, y: placed.top + Card.Outline.margin,
        width: outline.width, height: outline.height, radius: 0, "outline", colors.stroke, "none")
    }
    for (index, line) in card.lines.enumerated() {
      let offset = (Double(index) - Double(card.lines.count - 1) / 2) * Card.lineHeight
      text(
        line, at: Point(x: placed.center.x, y: placed.top + card.headHeight / 2 + offset),
        size: Card.equationSize, style: "equation", anchor: "middle")
    }
    if node.content != nil { innerBorder(of: placed, colors.stroke) }
    for (index, row) in card.rows.enumerated() {
      write(row, of: placed, top: placed.top + card.headHeight + Double(index) * Card.rowHeight)
    }
    xml.end()
  }

  /// A second border, as that of a stack of cards seen from above.
  private mutating func innerBorder(of placed: Scene.PlacedCard, _ stroke: String) {
    rectangle(
      x: placed.left + 3, y: placed.top + 3, width: placed.card.width - 6,
      height: placed.card.height - 6, radius: 6, "stack", "none", stroke)
  }

  private func tooltip(_ node: Diagram.Node) -> String {
    let definition = node.expression.map { " = " + $0 } ?? ""
    let value = node.value.map { " = " + scene.diagram.number($0) } ?? ""
    let content = node.content.map { ", folded: \($0)" } ?? ""
    let derivatives =
      told(node.tangents, as: "tangent", "along") + told(node.adjoints, as: "adjoint", "of")
    return node.name + definition + value + derivatives + content
      + (node.touchesKink ? ", at a kink" : "")
  }

  /// `, tangent along x1 5.5`
  private func told(
    _ derivatives: [Diagram.Derivative], as name: String, _ preposition: String
  ) -> String {
    derivatives.map { derivative in
      let label = derivative.label.map { " \(preposition) \($0.plainText)" } ?? ""
      return ", \(name)\(label) \(scene.diagram.number(derivative.value))"
    }.joined()
  }

  private mutating func write(_ row: [Card.Cell], of placed: Scene.PlacedCard, top: Double) {
    // One point short of the border on either side, which it would notch.
    line(from: Point(x: placed.left + 1, y: top), to: Point(x: placed.right - 1, y: top))
    let width = placed.card.width / Double(row.count)
    for (index, cell) in row.enumerated() {
      let left = placed.left + Double(index) * width
      if index > 0 {
        line(from: Point(x: left, y: top), to: Point(x: left, y: top + Card.rowHeight))
      }
      text(
        cell.text, at: Point(x: left + width / 2, y: top + Card.rowHeight / 2),
        size: Card.cellSize, style: cell.kind.rawValue, anchor: "middle",
        color: Palette.light.text(cell.kind))
    }
  }

  private mutating func line(from start: Point, to end: Point) {
    xml.begin("line")
    xml.attribute("class", "rule")
    xml.attribute("x1", start.x)
    xml.attribute("y1", start.y)
    xml.attribute("x2", end.x)
    xml.attribute("y2", end.y)
    xml.attribute("stroke", Palette.light.hairline)
    xml.end()
  }

  private mutating func write(_ line: Scene.Line) {
    if let path = line.path {
      xml.begin("line")
      xml.attribute("class", "swatch p\(path + 1)")
      xml.attribute("x1", line.position.x)
      xml.attribute("y1", line.position.y)
      xml.attribute("x2", line.position.x + Scene.swatchWidth)
      xml.attribute("y2", line.position.y)
      xml.attribute("stroke", Palette.light.paths[path])
      xml.end()
    }
    let indent = line.path == nil ? 0 : Scene.swatchWidth + Scene.swatchGap
    text(
      line.text, at: Point(x: line.position.x + indent, y: line.position.y), size: Scene.keySize,
      style: line.kind.rawValue, anchor: "start", isRead: true)
  }
}
