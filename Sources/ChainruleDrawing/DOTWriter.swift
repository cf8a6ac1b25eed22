import ChainruleGraphics
package import ChainruleGraphviz
import ChainruleSymbolics

extension Diagram {
  /// The picture in the language of Graphviz, with every label, colour, class and id, so that
  /// `dot -Tsvg` draws it well too.
  package func dot(_ direction: LayoutGraph.Direction = .up) -> String {
    var writer = DOTWriter(diagram: self, direction: direction)
    writer.write()
    return writer.text
  }
}

/// Writes DOT; everything that a program can name goes through `html` or `quoted`.
private struct DOTWriter {
  let diagram: Diagram
  let direction: LayoutGraph.Direction
  var text = ""

  mutating func write() {
    text += "digraph \(Self.quoted(diagram.title)) {\n"
    text +=
      "  graph [rankdir=\(direction == .up ? "BT" : "LR"), bgcolor=\"\(Palette.light.paper)\","
    text += " fontname=\"Times-Roman\", nodesep=0.4, ranksep=0.5,"
    text += " tooltip=\(Self.quoted(diagram.description))];\n"
    text += "  node [shape=box, style=\"rounded,filled\", fontname=\"Times-Roman\", fontsize=15,"
    text += " fontcolor=\"\(Palette.light.ink)\", margin=\"0.14,0.06\"];\n"
    text += "  edge [color=\"\(Palette.light.edge)\", fontname=\"Times-Roman\", fontsize=12,"
    text += " fontcolor=\"\(Palette.light.ink)\", arrowsize=0.7];\n"
    for node in diagram.nodes { write(node) }
    for edge in diagram.edges { write(edge) }
    let totals = diagram.totals.map { Self.html($0.equation(diagram.number)) }
    if !totals.isEmpty { text += "  label=<\(totals.joined(separator: "<BR/>"))>;\n" }
    text += "}\n"
  }

  private mutating func write(_ node: Diagram.Node) {
    let colors = Palette.light.card(node.role)
    let style = node.role == .constant ? "filled,dashed" : "rounded,filled"
    text += "  \(node.id) [id=\"\(node.id)\", class=\"node \(node.role.rawValue)\","
    text += " style=\"\(style)\", fillcolor=\"\(colors.fill)\", color=\"\(colors.stroke)\","
    text += " tooltip=\(Self.quoted(node.name + (node.expression.map { " = " + $0 } ?? ""))),"
    text += " label=<\(label(of: node))>];\n"
  }

  private func label(of node: Diagram.Node) -> String {
    let card = Card(node, number: diagram.number, direction: direction)
    let lines = card.lines.map(Self.html).joined(separator: "<BR/>")
    guard !card.rows.isEmpty else { return lines }
    var label = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\">"
    let columns = card.rows.map(\.count).max() ?? 1
    label += "<TR><TD COLSPAN=\"\(columns)\">\(lines)</TD></TR><HR/>"
    for row in card.rows {
      let cells = row.map { cell in
        let color = Palette.light.text(cell.kind)
        return "<TD><FONT COLOR=\"\(color)\" POINT-SIZE=\"12\">\(Self.html(cell.text))</FONT></TD>"
      }
      label += "<TR>\(cells.joined(separator: "<VR/>"))</TR>"
    }
    return label + "</TABLE>"
  }

  private mutating func write(_ edge: Diagram.Edge) {
    text += "  \(diagram.nodes[edge.source].id) -> \(diagram.nodes[edge.target].id)"
    text += " [id=\"\(edge.id)\", class=\"edge \(edge.kind.rawValue)\""
    if edge.kind.isDashed { text += ", style=dashed" }
    if let expression = edge.expression { text += ", tooltip=\(Self.quoted(expression))" }
    if let pill = Pill(edge, number: diagram.number), diagram.nodes.count <= Diagram.labelledNodes {
      text += ", label=<\(Self.html(pill.text))>"
    }
    text += "];\n"
  }

  /// A formula as an HTML-like label: one run of characters, because Graphviz places each run of
  /// a label by an estimate and lets them drift apart.
  private static func html(_ formula: Formula) -> String {
    XMLWriter.escaped(formula.unicodeText)
  }

  /// A string of DOT. Graphviz gives meaning to backslashes and to entities in strings, so neither
  /// survives as itself.
  private static func quoted(_ text: String) -> String {
    "\"" + XMLWriter.escaped(text).replacing("\\", with: "&#92;") + "\""
  }
}
