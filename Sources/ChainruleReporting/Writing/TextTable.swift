/// Rows of text in columns that line up.
package struct TextTable: Sendable, Equatable {
  package enum Alignment: Sendable {
    case left, right
    /// Numbers, one decimal point under the other.
    case point
  }

  package struct Column: Sendable, Equatable {
    package var heading: String
    package var alignment: Alignment
    /// Blanks between this column and the one before.
    package var gap: Int

    package init(_ heading: String, _ alignment: Alignment = .left, gap: Int = 2) {
      self.heading = heading
      self.alignment = alignment
      self.gap = gap
    }
  }

  package let columns: [Column]
  package private(set) var rows: [[String]] = []

  package init(_ columns: [Column]) {
    self.columns = columns
  }

  package mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "a row has a cell for each column")
    rows.append(row)
  }

  private var hasHeadings: Bool { columns.contains { !$0.heading.isEmpty } }
}

extension TextTable {
  /// The table in aligned lines, each ending with a new line, under headings and a thin rule.
  ///
  /// Where a row has no room, the widest columns of text lose the middle of their cells; numbers
  /// never lose a digit.
  ///
  /// - Complexity: a few passes over the cells.
  package func text(width limit: Int? = 80) -> String {
    let layouts = fitted(to: limit)
    var text = ""
    if hasHeadings {
      appendLine(zip(columns, layouts).map { $1.heading($0) }, layouts, to: &text)
      appendLine(
        zip(columns, layouts).map { $1.rule(under: $0) }, layouts, to: &text)
    }
    for row in rows {
      appendLine(zip(row, layouts).map { $1.cell($0) }, layouts, to: &text)
    }
    return text
  }

  /// The columns of a terminal that the whole table takes.
  package var width: Int {
    fitted(to: nil).reduce(columns.dropFirst().reduce(0) { $0 + $1.gap }) { $0 + $1.width }
  }

  private func appendLine(
    _ cells: [(text: String, width: Int)], _ layouts: [Layout], to text: inout String
  ) {
    var blanks = 0
    for (place, (cell, layout)) in zip(cells, layouts).enumerated() {
      if place > 0 { blanks += columns[place].gap }
      if cell.width > 0 {
        text += String(repeating: " ", count: blanks) + cell.text
        blanks = 0
      }
      blanks += layout.width - cell.width
    }
    text += "\n"
  }

  private func fitted(to limit: Int?) -> [Layout] {
    var layouts = columns.indices.map { place in
      Layout(columns[place], rows.lazy.map { $0[place] })
    }
    guard let limit else { return layouts }
    let gaps = columns.dropFirst().reduce(0) { $0 + $1.gap }
    var excess = layouts.reduce(gaps) { $0 + $1.width } - limit
    while excess > 0 {
      let elidable = layouts.indices.filter { layouts[$0].canShrink }
      guard let widest = elidable.max(by: { layouts[$0].width < layouts[$1].width }) else { break }
      let next = elidable.filter { $0 != widest }.map { layouts[$0].width }.max() ?? 0
      let floor = max(layouts[widest].leastWidth, min(next, layouts[widest].width - 1))
      let cut = min(excess, layouts[widest].width - floor)
      layouts[widest].width -= cut
      excess -= cut
    }
    return layouts
  }
}

/// How the cells of one column are set.
private struct Layout {
  let alignment: TextTable.Alignment
  var width: Int
  let leastWidth: Int
  /// The widest part before the decimal point.
  private var whole = 0

  init(_ column: TextTable.Column, _ cells: some Sequence<String>) {
    alignment = column.alignment
    let heading = column.heading.displayWidth
    leastWidth = max(heading, 12)
    var widest = 0
    var fraction = 0
    for cell in cells {
      widest = max(widest, cell.displayWidth)
      if alignment == .point {
        let parts = Self.parts(cell)
        whole = max(whole, parts.whole)
        fraction = max(fraction, parts.fraction)
      }
    }
    width = max(heading, alignment == .point ? whole + fraction : widest)
  }

  var canShrink: Bool { alignment == .left && width > leastWidth }

  func heading(_ column: TextTable.Column) -> (text: String, width: Int) {
    let own = column.heading.displayWidth
    return alignment == .right ? padded(column.heading, own, to: width) : (column.heading, own)
  }

  /// A thin rule as wide as the column; none where there is no heading.
  func rule(under column: TextTable.Column) -> (text: String, width: Int) {
    column.heading.isEmpty ? ("", 0) : (String(repeating: "─", count: width), width)
  }

  func cell(_ text: String) -> (text: String, width: Int) {
    switch alignment {
    case .left:
      let elided = text.elided(to: width)
      return (elided, elided.displayWidth)
    case .right: return padded(text, text.displayWidth, to: width)
    case .point:
      let parts = Self.parts(text)
      return padded(text, parts.whole + parts.fraction, to: whole + parts.fraction)
    }
  }

  private func padded(_ text: String, _ own: Int, to width: Int) -> (text: String, width: Int) {
    guard own > 0, own < width else { return (text, own) }
    return (String(repeating: " ", count: width - own) + text, width)
  }

  /// The widths of a number before and from its decimal point.
  private static func parts(_ text: String) -> (whole: Int, fraction: Int) {
    let width = text.displayWidth
    let whole = text.firstIndex { $0 == "." || $0 == "·" }.map { String(text[..<$0]).displayWidth }
    return (whole ?? width, width - (whole ?? width))
  }
}
