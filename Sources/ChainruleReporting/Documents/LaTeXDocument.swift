import ChainruleSymbolics

/// Documents as a LaTeX file that compiles with any of its engines.
struct LaTeXDocument {
  func text(_ document: Document) -> String {
    let body =
      title(document.title)
      + document.blocks.map { block(in: $0) + "\n" }
      .joined(separator: "\n")
    return """
      \\documentclass{article}
      \\usepackage{amsmath}
      \\usepackage{array}
      \\usepackage{longtable}
      \\usepackage{iftex}
      \(Self.declarations(for: body))\
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{1ex}
      \\setlength{\\LTleft}{0pt}
      \\renewcommand{\\arraystretch}{1.4}
      \\begin{document}

      \(body)
      \\end{document}

      """
  }

  /// Letters that pdfTeX does not know are shown by their numbers.
  private static func declarations(for body: String) -> String {
    // The fonts of accented letters may have to be made first, so only who needs them waits.
    let accented = body.unicodeScalars.contains { (0x80...0x17F).contains($0.value) }
    let encoding = accented ? "\\ifPDFTeX\n  \\usepackage[T1]{fontenc}\n\\fi\n" : ""
    let unknown = Set(body.unicodeScalars.filter { $0.value > 0x17F }).sorted()
    guard !unknown.isEmpty else { return encoding }
    let lines = unknown.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return "  \\DeclareUnicodeCharacter{\(number)}{\\fbox{\\tiny U+\(number)}}\n"
    }
    return encoding + "\\ifPDFTeX\n" + lines.joined() + "\\else\n  \\usepackage{fontspec}\n\\fi\n"
  }

  private func title(_ lines: [String]) -> String {
    guard let first = lines.first else { return "" }
    let rest = lines.dropFirst().map(LaTeXMath.escaped).joined(separator: "\n")
    return "\\section*{\(LaTeXMath.escaped(first))}\n\n" + (rest.isEmpty ? "" : rest + "\n\n")
  }

  private func block(in block: Document.Block) -> String {
    switch block {
    case .heading(let text, let level):
      return "\\\(level == 1 ? "section" : level == 2 ? "subsection" : "subsubsection")*"
        + "{\(LaTeXMath.escaped(text))}"
    case .paragraph(let parts): return line(parts)
    case .display(let sides): return display(sides)
    case .table(let table): return text(table)
    case .list(let items):
      return "\\begin{itemize}\n" + items.map { "  \\item \(line($0))\n" }.joined()
        + "\\end{itemize}"
    case .picture(_, let description): return LaTeXMath.escaped(description)
    }
  }

  private func display(_ sides: [MathText]) -> String {
    let texts = sides.map { LaTeXMath.text($0, in: .latex) }
    guard texts.count > 1 else { return "\\[ \(texts.joined()) \\]" }
    // A long side is set as text, where TeX may break it.
    if texts.contains(where: { $0.utf8.count > 240 }) {
      return texts.enumerated().map { "$\\displaystyle \($0 > 0 ? "= " : "")\($1)$" }
        .joined(separator: "\n\n")
    }
    return "\\begin{align*}\n  \(texts[0]) "
      + texts.dropFirst().map { "&= \($0)" }.joined(separator: " \\\\\n  ") + "\n\\end{align*}"
  }

  private func line(_ parts: [Document.Inline]) -> String { parts.map(text).joined() }

  private func text(_ part: Document.Inline) -> String {
    switch part {
    case .text(let text): LaTeXMath.escaped(text)
    case .strong(let text): "\\textbf{\(LaTeXMath.escaped(text))}"
    case .code(let text): "\\texttt{\(LaTeXMath.escaped(text))}"
    case .math(let math): "$\(LaTeXMath.text(math, in: .latex))$"
    case .equation(let sides):
      "$\\displaystyle \(sides.map { LaTeXMath.text($0, in: .latex) }.joined(separator: " = "))$"
    }
  }

  /// Equations have the room that the other columns leave; their lines break.
  private func text(_ table: Document.Table) -> String {
    let weights = table.columns.indices.map { column in
      let isWide = table.rows.contains { row in
        row[column].contains { if case .equation = $0 { true } else { false } }
      }
      return isWide ? 2.6 : table.columns[column].isNumeric ? 0.8 : 1.2
    }
    let total = weights.reduce(0, +)
    let widths = weights.map { $0 / max(total, 3.4) * 0.92 }
    let columns = widths.map { width in
      ">{\\raggedright\\arraybackslash}p{\(NumberText(digits: 2)(width))\\linewidth}"
    }
    let head = table.columns.map { "\\textit{\(line($0.heading))}" }.joined(separator: " & ")
    let rows = table.rows.map { $0.map(line).joined(separator: " & ") + " \\\\[1.6ex]" }
    return "\\begin{longtable}{@{}\(columns.joined())@{}}\n\(head) \\\\ \\hline\n\\endhead\n"
      + rows.joined(separator: "\n") + "\n\\end{longtable}"
  }
}
