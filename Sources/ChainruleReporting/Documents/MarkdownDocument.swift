import ChainruleSymbolics

/// Documents in Markdown, with mathematics in LaTeX between dollar signs.
struct MarkdownDocument {
  func text(_ document: Document) -> String {
    document.title.titleMarkdown
      + document.blocks.map { block(in: $0) + "\n" }.joined(separator: "\n")
  }

  private func block(in block: Document.Block) -> String {
    switch block {
    case .heading(let text, let level):
      return String(repeating: "#", count: level + 1) + " " + line(text)
    case .paragraph(let parts): return line(parts)
    case .display(let sides): return "$$\n" + aligned(sides) + "\n$$"
    case .table(let table):
      let rule = table.columns.map { $0.isNumeric ? "---:" : "---" }
      return ([table.columns.map { line($0.heading) }, rule] + table.rows.map { $0.map(line) })
        .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    case .list(let items): return items.map { "- " + line($0) }.joined(separator: "\n")
    case .picture(_, let description): return Markdown.text(description)
    }
  }

  /// Wider sides are broken: what shows the page may not do it.
  private static let width = 60.0

  private func aligned(_ sides: [MathText]) -> String {
    let isEquation = sides.count > 1
    let rows = sides.dropFirst(isEquation ? 1 : 0).flatMap { side in
      lines(side).enumerated().map { place, line in
        (place > 0 ? "&\\quad {}" : isEquation ? "&= " : "& ") + line
      }
    }
    guard rows.count > 1 else { return sides.map(math).joined(separator: " = ") }
    return "\\begin{aligned}\n" + (isEquation ? math(sides[0]) + " " : "")
      + rows.joined(separator: " \\\\\n") + "\n\\end{aligned}"
  }

  /// A side in lines of the width.
  private func lines(_ side: MathText) -> [String] {
    var lines: [MathText] = []
    for piece in side.pieces(noWiderThan: Self.width) {
      if let last = lines.last, last.width + piece.width <= Self.width {
        lines[lines.count - 1] = last + piece
      } else {
        lines.append(piece)
      }
    }
    return lines.map(math)
  }

  private func math(_ math: MathText) -> String { LaTeXMath.text(math, in: .markdown) }

  private func line(_ parts: [Document.Inline]) -> String { parts.map(text).joined() }

  private func text(_ part: Document.Inline) -> String {
    switch part {
    case .text(let text): Markdown.text(text)
    case .strong(let text): "**\(Markdown.text(text))**"
    case .code(let text): Markdown.code(text)
    case .math(let math): "$\(self.math(math))$"
    case .equation(let sides):
      // Pages break lines between formulas, but not in them.
      sides.enumerated().map { place, side in
        "$\\displaystyle \(place > 0 ? "{}= " : "")\(math(side))$"
      }.joined(separator: " ")
    }
  }
}
