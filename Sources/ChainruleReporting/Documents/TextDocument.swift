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
      let heading = line(text)
      return level == 1
        ? heading + "\n" + String(repeating: "═", count: heading.displayWidth) : heading
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
    let room = room(for: table)
    for row in table.rows {
      let cells = row.enumerated().map { column, cell -> [String] in
        guard let room, !table.columns[column].isNumeric else { return [line(cell)] }
        if cell.count == 1, case .equation(let sides) = cell[0] { return broken(sides, in: room) }
        return lines(of: line(cell), in: widestText)
      }
      for place in 0..<(cells.map(\.count).max() ?? 0) {
        written.append(cells.map { place < $0.count ? $0[place] : "" })
      }
    }
    return written.text(width: nil)
  }

  /// What the wide columns of equations have beside the others; nil where there is room for all.
  private func room(for table: Document.Table) -> Int? {
    let widths = table.columns.indices.map { column in
      ([table.columns[column].heading] + table.rows.map { $0[column] })
        .map { line($0).displayWidth }.max() ?? 0
    }
    let gaps = 2 * (widths.count - 1)
    guard widths.reduce(gaps, +) > width else { return nil }
    let wide = widths.indices.filter { column in
      widths[column] > narrowest && table.rows.contains { $0[column].isEquation }
    }
    let others = widths.indices.filter { !wide.contains($0) }.reduce(gaps) { $0 + widths[$1] }
    return max(narrowest, (width - others) / max(1, wide.count))
  }

  /// Equations are not broken to be narrower.
  private let narrowest = 44
  /// Longer texts beside equations go on in the next line.
  private let widestText = 60

  /// An equation in as few lines as it has room in, broken before its signs of equality, and a
  /// side that is wider than a line in pieces.
  private func broken(_ sides: [MathText], in width: Int) -> [String] {
    guard let first = sides.first else { return [] }
    guard sides.count > 1 else { return filled(first, after: "", indent: 2, in: width) }
    let name = first.unicodeText
    let indent = min(name.displayWidth, width / 2)
    var lines = [name]
    for (place, side) in sides.dropFirst().enumerated() {
      let part = " = " + side.unicodeText
      let last = lines[lines.count - 1]
      if (last + part).displayWidth <= width {
        lines[lines.count - 1] += part
        continue
      }
      let isHere = place == 0 && last.displayWidth <= indent
      if isHere { lines.removeLast() }
      let begin = isHere ? last : String(repeating: " ", count: indent)
      lines += filled(side, after: begin + " = ", indent: indent + 3, in: width)
    }
    return lines
  }

  /// A formula in lines of the width; those after the first are indented, in parentheses more so.
  private func filled(_ side: MathText, after begin: String, indent: Int, in width: Int)
    -> [String]
  {
    let room = max(24, width - indent)
    let pieces = side.pieces(noWiderThan: Double(room)) { piece in
      let text = piece.unicodeText
      return (text, Double(text.displayWidth))
    }
    var lines = [begin + (pieces.first ?? "")]
    for text in pieces.dropFirst() {
      let last = lines[lines.count - 1]
      if (last + text).displayWidth <= indent + room {
        lines[lines.count - 1] = last + text
        continue
      }
      let depth = lines.reduce(0) { depth, line in
        line.reduce(depth) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
      }
      lines.append(
        String(repeating: " ", count: indent + 2 * max(0, depth)) + text.drop { $0 == " " })
    }
    return lines
  }

  /// The text in lines of the width, broken at blanks; all but the first are indented.
  private func wrapped(_ text: String, indent: Int = 0) -> String {
    lines(of: text, in: width - indent)
      .joined(separator: "\n" + String(repeating: " ", count: indent))
  }

  private func lines(of text: String, in width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let length = String(word).displayWidth
      if used > 0, used + 1 + length > width {
        lines.append(line)
        (line, used) = (String(word), length)
      } else {
        line += used > 0 ? " " + word : String(word)
        used += (used > 0 ? 1 : 0) + length
      }
    }
    return lines + [line]
  }
}
