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
      \\usepackage[margin=2.2cm]{geometry}
      \\usepackage{amsmath}
      \\usepackage{array}
      \\usepackage{longtable}
      \\usepackage{graphicx}
      \\usepackage{iftex}
      \(Self.declarations(for: body))\
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{1ex}
      \\setlength{\\LTleft}{0pt}
      \\renewcommand{\\arraystretch}{1.2}
      \\hyphenpenalty=650
      \\exhyphenpenalty=650
      \(Self.commands)
      \\begin{document}
      \\raggedright\\apart

      \(body)
      \\end{document}

      """
  }

  /// The equations of a display go on under what follows their first sign of equality; a formula that
  /// cannot be broken is made as small as the line; and a product may be broken where a dot then
  /// stands.
  private static let commands = #"""
    \newcommand{\apart}{\lineskiplimit=3pt\lineskip=6pt}
    \newcommand{\cell}{\arraybackslash\hangindent=1em\apart}
    \newlength{\indentation}
    \newcommand{\room}{\dimexpr\linewidth-\indentation-3.5em\relax}
    \newsavebox{\formula}
    \newcommand{\fitted}[1]{%
      \sbox{\formula}{$\displaystyle #1$}%
      \ifdim\wd\formula>\room
        \resizebox{\room}{!}{\usebox{\formula}}%
      \else
        \usebox{\formula}%
      \fi}
    \newcommand{\by}{\,\discretionary{\hbox{${}\cdot{}$}}{}{}}
    \newsavebox{\leftside}
    \newenvironment{equations}[1]
      {\sbox{\leftside}{$\displaystyle #1$}\setlength{\indentation}{\wd\leftside}%
        \ifdim\indentation>0.3\linewidth
          \par\usebox{\leftside}\sbox{\leftside}{}\setlength{\indentation}{1em}%
        \fi
        \addtolength{\indentation}{1.8em}}
      {\par\smallskip}
    \newcommand{\side}[1]{%
      \par\hangindent=\indentation
      \makebox[\dimexpr\indentation-1.8em][l]{\usebox{\leftside}}%
      \makebox[1.8em][c]{$=$}$\displaystyle #1$\par
      \sbox{\leftside}{}}
    """#

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
        + "{\(line(text))}"
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
    guard texts.count > 1 else { return "$\\displaystyle \(texts.joined())$" }
    let lines = texts.dropFirst().map { "  \\side{\($0)}" }
    return "\\begin{equations}{\(texts[0])}\n" + lines.joined(separator: "\n")
      + "\n\\end{equations}"
  }

  private func line(_ parts: [Document.Inline]) -> String { parts.map(text).joined() }

  private func text(_ part: Document.Inline) -> String {
    switch part {
    case .text(let text): LaTeXMath.escaped(text)
    case .strong(let text): "\\textbf{\(LaTeXMath.escaped(text))}"
    case .code(let text): "\\texttt{\(LaTeXMath.escaped(text))}"
    case .math(let math): "$\(LaTeXMath.text(math, in: .latex))$"
    case .equation(let sides):
      // Lines begin with signs of equality rather than end with them.
      sides.enumerated().map { place, side in
        "$\\displaystyle \(place > 0 ? "{}= " : "")\(LaTeXMath.text(side, in: .latex))$"
      }.joined(separator: " ")
    }
  }

  private func text(_ table: Document.Table) -> String {
    let columns = zip(table.columns, TableWidths(table).shares).map { column, share in
      ">{\\ragged\(column.isNumeric ? "left" : "right")\\cell}"
        + "p{\\dimexpr\(NumberText(digits: 3)(share))\\linewidth-2\\tabcolsep}"
    }
    let head = table.columns.map { column in
      column.heading.isEmpty ? "" : "\\textit{\(line(column.heading))}"
    }.joined(separator: " & ")
    let rows = table.rows.map {
      $0.map(line).joined(separator: " & ") + " \\\\ \\noalign{\\vskip 1.2ex}"
    }
    return "\\begin{longtable}{@{}\(columns.joined())@{}}\n"
      + "\(head) \\\\ \\hline\n\\noalign{\\vskip 1ex}\n\\endhead\n"
      + rows.joined(separator: "\n") + "\n\\end{longtable}"
  }
}
