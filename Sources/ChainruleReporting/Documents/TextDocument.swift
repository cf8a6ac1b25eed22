import ChainruleSymbolics

/// Documents as Unicode text for a terminal.
struct TextDocument {
  /// Tables whose rows are wider have their equations broken before each side.
  private let width = 80

  func text(_ document: Document) -> String {
    document.title.titleText
      + document.blocks.map { block(in: $0) + "\n" }.joined(separator: "\n")
  }

  private func block(in block: Document.Block) -> String {
    switch block {
    case .heading(let text, let level):
      return level == 1 ? text + "\n" + String(repeating: "═", count: text.displayWidth) : text
    case .paragraph(let parts): return wrapped(line(parts))
    case .display(let sides):
      return broken(sides, in: width - 4).map { "    " + $0 }
        .joined(separator: "\n")
    case .table(let table): return String(text(table).dropLast())
    case .list(let items):
      return items.map { "- " + wrapped(line($0), indent: 2) }.joined(separator: "\n")
    case .picture(_, let description): return wrapped(description.printable)
    }
  }

  private func line(_ parts: [Document.Inline]) -> String {
    parts.map(text).joined()
  }

  private func text(_ part: Document.Inline) -> String {
    switch part {
    case .text(let text), .strong(let text), .code(let text): text.printable
    case .math(let math): math.unicodeText
    case .equation(let sides): MathText.equation(sides).unicodeText
    }
  }

  private func text(_ table: Document.Table) -> String {
    var written = TextTable(
      table.columns.map { .init(line($0.heading), $0.isNumeric ? .point : .left) })
    let natural = table.columns.indices.map { column in
      table.rows.map { line($0[column]).displayWidth }.max() ?? 0
    }
    let fits = natural.reduce(2 * (natural.count - 1), +) <= width
    for row in table.rows {
      let cells = row.enumerated().map { column, cell -> [String] in
        guard !fits, cell.count == 1, case .equation(let sides) = cell[0] else {
          return [line(cell)]
        }
        return broken(sides, in: width - 30)
      }
      for place in 0..<(cells.map(\.count).max() ?? 0) {
        written.append(cells.map { place < $0.count ? $0[place] : "" })
      }
    }
    return written.text(width: nil)
  }

  /// An equation in as few lines as it has room in, broken before its signs of equality.
  private func broken(_ sides: [MathText], in width: Int) -> [String] {
    let texts = sides.map(\.unicodeText)
    guard let name = texts.first, texts.count > 1 else { return texts }
    let indent = String(repeating: " ", count: name.displayWidth)
    var lines = [name]
    for (place, side) in texts.dropFirst().enumerated() {
      let part = " = " + side
      if place == 0 || (lines[lines.count - 1] + part).displayWidth <= width {
        lines[lines.count - 1] += part
      } else {
        lines.append(indent + part)
      }
    }
    return lines
  }

  /// The text in lines of the width, broken at blanks; all but the first are indented.
  private func wrapped(_ text: String, indent: Int = 0) -> String {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let length = String(word).displayWidth
      if used > 0, used + 1 + length > width - indent {
        lines.append(line)
        (line, used) = (String(word), length)
      } else {
        line += used > 0 ? " " + word : String(word)
        used += (used > 0 ? 1 : 0) + length
      }
    }
    return (lines + [line]).joined(separator: "\n" + String(repeating: " ", count: indent))
  }
}
