package import ChainruleGraphics

/// Which entries of a matrix are not zero: a dot for each, the first row on top.
///
/// Of a large matrix, blocks of entries are one dot, darker where more of them are not zero.
package struct PatternChart: Sendable, Equatable {
  /// An entry by its row and column, from 0.
  package struct Entry: Sendable, Hashable {
    package let row: Int
    package let column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  package let title: String
  /// What the rows and the columns stand for, such as "outputs" and "inputs".
  package let rowTitle: String
  package let columnTitle: String
  package let rowCount: Int
  package let columnCount: Int
  /// Each entry once, in any order.
  package let entries: [Entry]

  /// - Precondition: every entry lies in the matrix.
  package init(
    title: String, rowTitle: String, columnTitle: String, rowCount: Int, columnCount: Int,
    entries: [Entry]
  ) {
    precondition(
      entries.allSatisfy {
        (0..<rowCount).contains($0.row) && (0..<columnCount).contains($0.column)
      }, "every entry lies in the matrix")
    self.title = title
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.entries = entries
  }

  /// The chart as a document, without fonts or anything else from outside.
  ///
  /// - Complexity: linear in the entries; the document has at most 120² dots.
  package func svg(_ theme: Theme = .light) -> String {
    var drawing = PatternDrawing(self, theme)
    drawing.draw()
    return drawing.canvas.finished()
  }

  /// What a reader of the picture would see.
  package var description: String {
    let all = Double(rowCount) * Double(columnCount)
    let share = entries.isEmpty ? "" : ", \(percentage(of: Double(entries.count) / all))"
    return "Pattern of a matrix of \(rowCount) rows (\(rowTitle)) and \(columnCount) columns"
      + " (\(columnTitle)): \(entries.count) entries that are not zero\(share).\(structure)"
  }

  private func percentage(of share: Double) -> String {
    let percent = share * 100
    return percent < 0.01 ? "less than 0.01 %" : XMLWriter.number(percent) + " %"
  }

  /// A word for patterns that have a name.
  private var structure: String {
    guard !entries.isEmpty else { return "" }
    if entries.count == rowCount * columnCount { return " It is dense." }
    guard let width = entries.map({ ($0.row - $0.column).magnitude }).max() else { return "" }
    let isNarrow = rowCount == columnCount && Int(width) * 4 < rowCount
    return width == 0
      ? " It is diagonal."
      : isNarrow ? " All lie within \(width) of the diagonal." : ""
  }
}
