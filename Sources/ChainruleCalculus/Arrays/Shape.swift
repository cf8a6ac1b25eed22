/// The shape of a value: a number, a vector, a row or a matrix.
package enum Shape: Sendable, Hashable {
  case scalar
  /// A column of numbers.
  case vector(Int)
  /// A transposed vector.
  case row(Int)
  case matrix(rows: Int, columns: Int)
}

extension Shape {
  package var rows: Int {
    switch self {
    case .scalar, .row: 1
    case .vector(let count): count
    case .matrix(let rows, _): rows
    }
  }

  package var columns: Int {
    switch self {
    case .scalar, .vector: 1
    case .row(let count): count
    case .matrix(_, let columns): columns
    }
  }

  /// How many numbers a value of this shape has.
  package var count: Int { rows * columns }

  package var isScalar: Bool { self == .scalar }

  /// The shape of a single line of numbers, a column or a row.
  package var isLine: Bool {
    switch self {
    case .vector, .row: true
    case .scalar, .matrix: false
    }
  }

  package var isRow: Bool { if case .row = self { true } else { false } }

  package var isVector: Bool { if case .vector = self { true } else { false } }

  package var isMatrix: Bool { if case .matrix = self { true } else { false } }

  package var transposed: Shape {
    switch self {
    case .scalar: .scalar
    case .vector(let count): .row(count)
    case .row(let count): .vector(count)
    case .matrix(let rows, let columns): .matrix(rows: columns, columns: rows)
    }
  }

  /// Whether numbers of another shape are numbers of this one: the same, or both a single line.
  package func holds(_ other: Shape) -> Bool {
    if self == other { return true }
    return count == other.count && !isScalar && !other.isScalar
      && min(rows, columns) == 1 && min(other.rows, other.columns) == 1
  }

  /// The shape as programs declare it: `vector(3)`.
  package var programText: String {
    switch self {
    case .scalar: "scalar"
    case .vector(let count): "vector(\(count))"
    case .row(let count): "row(\(count))"
    case .matrix(let rows, let columns): "matrix(\(rows), \(columns))"
    }
  }

  /// What stands after a name for one element, counted from 0: `[2]` or `[2, 3]`; nothing for a
  /// scalar.
  package func subscriptText(of element: Int) -> String {
    switch self {
    case .scalar: ""
    case .vector, .row: "[\(element + 1)]"
    case .matrix(_, let columns): "[\(element / columns + 1),\(element % columns + 1)]"
    }
  }
}
