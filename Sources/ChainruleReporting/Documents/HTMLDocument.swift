import ChainruleGraphics
import ChainruleSymbolics

/// Documents as a page of HTML with mathematics in MathML, without a script.
struct HTMLDocument {
  func text(_ document: Document) -> String {
    var writer = XMLWriter()
    writer.begin("html")
    writer.attribute("lang", "en")
    writer.begin("head")
    writer.begin("meta")
    writer.attribute("charset", "utf-8")
    writer.end()
    writer.begin("meta")
    writer.attribute("name", "viewport")
    writer.attribute("content", "width=device-width, initial-scale=1")
    writer.end()
    writer.element("title", text: document.title.first ?? "Derivation")
    writer.element("style", text: Self.style)
    writer.end()
    writer.begin("body")
    if let first = document.title.first {
      writer.element("h1", text: first)
      for line in document.title.dropFirst() { writer.element("p", text: line) }
    }
    for block in document.blocks { write(block, to: &writer) }
    writer.end()
    writer.end()
    return "<!DOCTYPE html>\n" + writer.text + "\n"
  }

  private func write(_ block: Document.Block, to writer: inout XMLWriter) {
    switch block {
    case .heading(let text, let level):
      writer.begin(level == 1 ? "h2" : level == 2 ? "h3" : "h4")
      for part in text { write(part, to: &writer) }
      writer.end()
    case .paragraph(let parts):
      writer.begin("p")
      for part in parts { write(part, to: &writer) }
      writer.end()
    case .display(let sides):
      writer.begin("div")
      writer.attribute("class", "equations")
      for (place, side) in sides.enumerated() {
        writer.begin("div")
        writer.characters("")
        write(place > 0 ? .sign("=") + side : side, displayed: true, to: &writer)
        writer.end()
      }
      writer.end()
    case .table(let table): write(table, to: &writer)
    case .list(let items):
      writer.begin("ul")
      for item in items {
        writer.begin("li")
        for part in item { write(part, to: &writer) }
        writer.end()
      }
      writer.end()
    case .picture(let svg, _):
      writer.begin("figure")
      writer.attribute("style", "margin: 1.5em 0; overflow-x: auto")
      writer.characters("")
      writer.markup(svg)
      writer.end()
    }
  }

  private func write(_ part: Document.Inline, to writer: inout XMLWriter) {
    switch part {
    case .text(let text): writer.characters(text)
    case .strong(let text): inline("strong", text, to: &writer)
    case .code(let text): inline("code", text, to: &writer)
    case .math(let math): write(math, displayed: false, to: &writer)
    case .equation(let sides): write(.equation(sides), displayed: true, to: &writer)
    }
  }

  /// Browsers break lines between formulas, but not in them.
  private func write(_ math: MathText, displayed: Bool, to writer: inout XMLWriter) {
    for (place, piece) in math.pieces(noWiderThan: Self.pieceWidth).enumerated() {
      if place > 0 {
        writer.beginInline("wbr")
        writer.end()
      }
      writer.markup(MathML.markup(piece, displayed: displayed))
    }
  }

  /// About the half of a line on a telephone.
  private static let pieceWidth = 18.0

  private func inline(_ name: StaticString, _ text: String, to writer: inout XMLWriter) {
    writer.beginInline(name)
    writer.characters(text)
    writer.end()
  }

  private func write(_ table: Document.Table, to writer: inout XMLWriter) {
    writer.begin("table")
    writer.begin("thead")
    let isNumeric = table.columns.map(\.isNumeric)
    write(table.columns.map(\.heading), of: "th", isNumeric, to: &writer)
    writer.end()
    writer.begin("tbody")
    for row in table.rows { write(row, of: "td", isNumeric, to: &writer) }
    writer.end()
    writer.end()
  }

  private func write(
    _ cells: [[Document.Inline]], of name: StaticString, _ isNumeric: [Bool],
    to writer: inout XMLWriter
  ) {
    writer.begin("tr")
    for (place, cell) in cells.enumerated() {
      writer.beginInline(name)
      if isNumeric[place] { writer.attribute("class", "number") }
      writer.characters("")
      for part in cell { write(part, to: &writer) }
      writer.end()
    }
    writer.end()
  }

  private static let style = """
    body { max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.5; \
    font-family: Georgia, serif; color: #1b1f24; background: #ffffff } \
    table { border-collapse: collapse; margin: 1em 0; display: block; overflow-x: auto } \
    th { text-align: left; font-weight: normal; font-style: italic; color: #57606a } \
    th, td { padding: 0.35em 1.2em 0.35em 0; border-bottom: 1px solid #d8dee4 } \
    td:first-child { padding-left: 1.2em; text-indent: -1.2em } th { vertical-align: bottom } \
    .number { text-align: right; font-variant-numeric: tabular-nums } \
    math { font-size: 1.05em; text-indent: 0 } math[displaystyle] { margin: 0.15em 0 } \
    .equations { display: grid; grid-template-columns: max-content minmax(0, 1fr); \
    margin: 1em 0 1em 2em; row-gap: 0.6em; align-items: baseline; overflow-x: auto } \
    .equations div { grid-column: 2 } .equations div:first-child { grid-column: 1 } \
    .equations div:only-child { grid-column: 1 / 3 } \
    @media (max-width: 40em) { .equations { display: block; margin-left: 0 } \
    .equations div { padding: 0.25em 0 0.25em 2.4em; text-indent: -1.2em } \
    .equations div:first-child, .equations div:nth-child(2) { display: inline; padding: 0 } \
    table { font-size: 0.9em } td, th { padding-right: 0.5em } } \
    @media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117 } \
    th { color: #9aa4af } th, td { border-color: #30363d } }
    """
}
