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
    guard array.shape.isMatrix else { return list(array.elements.map { number($0) }) }
    return list(array.lines.map { list($0.map { number($0) }) })
  }

  private func list(_ items: [String]) -> String {
    "[" + elided(items, "…").joined(separator: ", ") + "]"
  }

  /// The rows of a matrix, their entries right-aligned in columns.
  func rows(_ rows: [[Double]]) -> [String] {
    let cells = elided(rows.map { elided($0.map { number($0) }, "…") }, ["⋮"])
    let widths = (0..<(cells.map(\.count).max() ?? 0)).map { column in
      cells.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return cells.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ")
    }
  }

  private func elided<Item>(_ items: [Item], _ gap: Item) -> [Item] {
    guard items.count > limit else { return items }
    return items.prefix(limit - 3) + [gap] + items.suffix(2)
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
