import ChainruleSymbolics

/// How a line is shared out among the columns of a table.
struct TableWidths {
  /// For each column its part of the line.
  let shares: [Double]

  /// How many letters a line has.
  private static let line = 86.0
  /// What lies between two columns.
  private static let gap = 3.0
  /// Formulas are not broken into narrower pieces.
  private static let narrowFormula = 16.0
  /// Texts are not given less.
  private static let narrowText = 24.0

  init(_ table: Document.Table) {
    let cells = table.columns.indices.map { column in
      [table.columns[column].heading] + table.rows.map { $0[column] }
    }
    let most = cells.map { ($0.map(Self.width).max() ?? 0) + Self.gap }
    let least = cells.map { ($0.map(Self.leastWidth).max() ?? 0) + Self.gap }
    var widths = least
    // What is left beyond the needs goes to formulas first: texts read as well in several lines.
    for isFormula in [true, false] {
      let columns = cells.indices.filter { cells[$0].contains(where: \.isEquation) == isFormula }
      let wanted = columns.reduce(0) { $0 + most[$1] - least[$1] }
      let part = wanted > 0 ? min(1, max(0, (Self.line - widths.reduce(0, +)) / wanted)) : 0
      for column in columns { widths[column] += (most[column] - least[column]) * part }
    }
    let total = max(Self.line, widths.reduce(0, +))
    shares = widths.map { $0 / total }
  }

  private static func width(_ cell: [Document.Inline]) -> Double {
    cell.reduce(0) { width, part in
      switch part {
      case .text(let text), .strong(let text), .code(let text): width + Double(text.count)
      case .math(let math): width + math.width
      case .equation(let sides): width + MathText.equation(sides).width
      }
    }
  }

  private static func leastWidth(_ cell: [Document.Inline]) -> Double {
    cell.reduce(0) { width, part in
      switch part {
      case .text(let text), .strong(let text), .code(let text):
        max(width, min(narrowText, Double(text.count)))
      case .math(let math): max(width, leastWidth(math))
      case .equation(let sides): max(width, leastWidth(.equation(sides)))
      }
    }
  }

  private static func leastWidth(_ math: MathText) -> Double {
    math.pieces(noWiderThan: narrowFormula).map(\.width).max() ?? 0
  }
}
