import ChainruleCalculus
import ChainruleSymbolics

/// Vectors and matrices as lines of text, elided in the middle where they are long.
struct ArrayText {
  let number: NumberText
  /// How many rows and columns are shown at most.
  var limit = 8

  /// `[1, 2, …, 9]`, the rows of a matrix side by side: `[[1, 2], [3, 4]]`.
  func line(_ array: ShapedArray<Double>) -> String {
    if array.shape.isScalar { return number(array.elements[0]) }
    guard array.shape.isMatrix else { return list(array.elements) { number($0) } }
    return list(array.lines) { line in list(Array(line)) { number($0) } }
  }

  private func list<Item>(_ items: [Item], _ text: (Item) -> String) -> String {
    "[" + elided(items, "…", text).joined(separator: ", ") + "]"
  }

  /// The rows of a matrix, their entries right-aligned in columns.
  func rows(_ rows: [[Double]]) -> [String] {
    let cells = elided(rows, ["⋮"]) { row in elided(row, "…") { number($0) } }
    let widths = (0..<(cells.map(\.count).max() ?? 0)).map { column in
      cells.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return cells.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ")
    }
  }

  /// What is left out is not written at all.
  private func elided<Item, Text>(_ items: [Item], _ gap: Text, _ text: (Item) -> Text) -> [Text] {
    guard items.count > limit else { return items.map(text) }
    return items.prefix(limit - 3).map(text) + [gap] + items.suffix(2).map(text)
  }

  /// A table that fits a width: where its numbers have no room they lose digits, then matrices
  /// their middle, and never a number a part of itself.
  static func table(
    _ number: NumberText, width: Int?, _ make: (ArrayText) -> TextTable
  ) -> TextTable {
    let table = make(ArrayText(number: number))
    guard let width, table.width > width else { return table }
    let fewer = [10, 8, 6, 4].filter { $0 < number.digits ?? .max }
    let least = NumberText(digits: min(number.digits ?? 4, 4))
    let texts =
      fewer.map { ArrayText(number: NumberText(digits: $0)) }
      + [6, 5, 4].map { ArrayText(number: least, limit: $0) }
    let tables = texts.lazy.map(make)
    return tables.first { $0.width <= width } ?? make(texts[texts.count - 1])
  }
}

extension JSON {
  /// Numbers nested as dimensions say: none for one number, one for a list, two for rows.
  static func nested(_ numbers: some Sequence<Double>, _ dimensions: [Int]) -> JSON {
    nested(numbers.map(JSON.number), dimensions)
  }

  static func nested(_ entries: [JSON], _ dimensions: [Int]) -> JSON {
    var level = entries
    for size in dimensions.reversed() {
      level = stride(from: 0, to: level.count, by: max(size, 1)).map { start in
        .array(Array(level[start..<start + size]))
      }
    }
    return level.first ?? .array([])
  }
}

extension Shape {
  /// The sizes by which JSON nests its numbers.
  var dimensions: [Int] {
    switch self {
    case .scalar: []
    case .vector(let count), .row(let count): [count]
    case .matrix(let rows, let columns): [rows, columns]
    }
  }
}
