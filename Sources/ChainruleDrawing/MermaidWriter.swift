package import ChainruleGraphviz
import ChainruleSymbolics

extension Diagram {
  /// The picture in the language of Mermaid, which many wikis and repositories draw by themselves.
  package func mermaid(_ direction: LayoutGraph.Direction = .up) -> String {
    var writer = MermaidWriter(diagram: self, direction: direction)
    writer.write()
    return writer.text
  }
}

/// Writes Mermaid; everything that a program can name goes through `quoted`.
private struct MermaidWriter {
  let diagram: Diagram
  let direction: LayoutGraph.Direction
  var text = ""

  mutating func write() {
    text += "---\ntitle: \(Self.yaml(diagram.title))\n---\n"
    text += "flowchart \(direction == .up ? "BT" : "LR")\n"
    for node in diagram.nodes { write(node) }
    let pills = diagram.pills
    for (edge, pill) in zip(diagram.edges, pills) { write(edge, pill) }
    for role in [Diagram.Node.Role.input, .constant, .operation, .output] { write(role) }
    for (place, paths) in diagram.pathsOfEdges.enumerated() {
      guard let path = paths.first, paths.count == 1 else { continue }
      text += "  linkStyle \(place) stroke:\(Palette.light.paths[path]),stroke-width:2.6px\n"
    }
  }

  private mutating func write(_ node: Diagram.Node) {
    let card = Card(node, number: diagram.number, direction: direction)
    let rows = card.rows.map { row in row.map(\.text.unicodeText).joined(separator: "   ") }
    let lines = card.lines.map(\.unicodeText) + rows
    text += "  \(node.id)[\(Self.quoted(lines))]:::\(node.role.rawValue)\n"
  }

  private mutating func write(_ edge: Diagram.Edge, _ pill: Pill?) {
    let arrow = edge.kind.isDashed ? "-.->" : "-->"
    let label = pill.map { "|\(Self.quoted($0.text.unicodeText))|" } ?? ""
    text += "  \(diagram.nodes[edge.source].id) \(arrow)\(label) \(diagram.nodes[edge.target].id)\n"
  }

  private mutating func write(_ role: Diagram.Node.Role) {
    let colors = Palette.light.card(role)
    let dashes = role == .constant ? ",stroke-dasharray:4 3" : ""
    text += "  classDef \(role.rawValue) fill:\(colors.fill),stroke:\(colors.stroke),"
    text += "color:\(Palette.light.ink)\(dashes)\n"
  }

  private static func quoted(_ lines: [String]) -> String {
    "\"" + lines.map(escaped).joined(separator: "<br/>") + "\""
  }

  /// The title stands in a header of YAML, whose strings are those of JSON.
  private static func yaml(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": " "
      case "\"", "\\": "\\\(scalar)"
      default: String(scalar)
      }
    }
    return "\"" + scalars.joined() + "\""
  }

  private static func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  /// Letters, digits, blanks and the signs of formulas as they are; what Mermaid, its Markdown or
  /// HTML could take for markup as a numbered entity.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}":
        escaped += " "
      case "\"", "#", "&", "<", ">", ";", "`", "*", "_", "~", "\\", "[", "]", "{", "}", "|", "$":
        escaped += "#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
