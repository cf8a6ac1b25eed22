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
      return String(Markdown.heading(text, level: level + 1).dropLast(2))
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

  private func aligned(_ sides: [MathText]) -> String {
    let texts = sides.map(math)
    guard texts.count > 2 else { return texts.joined(separator: " = ") }
    return "\\begin{aligned}\n\(texts[0]) "
      + texts.dropFirst().map { "&= \($0)" }.joined(separator: " \\\\\n") + "\n\\end{aligned}"
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
      "$\\displaystyle \(sides.map(math).joined(separator: " = "))$"
    }
  }
}
