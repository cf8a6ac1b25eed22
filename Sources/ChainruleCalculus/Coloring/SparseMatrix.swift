/// Where a matrix has entries that need not be 0.
package struct SparsityPattern: Sendable, Equatable {
  package let columnCount: Int
  /// The entries of row r are `rowStart[r] ..< rowStart[r + 1]`.
  package let rowStart: [Int]
  /// The column of each entry, in ascending order within a row.
  package let columns: [Int32]

  package init(columnCount: Int, rowStart: [Int], columns: [Int32]) {
    precondition(rowStart.first == 0 && rowStart.last == columns.count, "entries have a row")
    self.columnCount = columnCount
    self.rowStart = rowStart
    self.columns = columns
  }

  /// A pattern of the columns of each row, in any order.
  package init(columnCount: Int, rows: [[Int]]) {
    var start = [0]
    var columns: [Int32] = []
    for row in rows {
      columns += row.sorted().map { Int32($0) }
      start.append(columns.count)
    }
    self.init(columnCount: columnCount, rowStart: start, columns: columns)
  }

  package var rowCount: Int { rowStart.count - 1 }
  package var nonzeros: Int { columns.count }

  package subscript(row: Int) -> ArraySlice<Int32> { columns[entries(of: row)] }

  package func entries(of row: Int) -> Range<Int> { rowStart[row]..<rowStart[row + 1] }

  /// The pattern of the transposed matrix.
  package var transposed: SparsityPattern {
    var start = [Int](repeating: 0, count: columnCount + 1)
    for column in columns { start[Int(column) + 1] += 1 }
    for column in 0..<columnCount { start[column + 1] += start[column] }
    var next = start
    var rows = [Int32](repeating: 0, count: nonzeros)
    for row in 0..<rowCount {
      for column in self[row] {
        rows[next[Int(column)]] = Int32(row)
        next[Int(column)] += 1
      }
    }
    return SparsityPattern(columnCount: rowCount, rowStart: start, columns: rows)
  }

  /// The most entries of any row.
  package var widestRow: Int { (0..<rowCount).lazy.map { entries(of: $0).count }.max() ?? 0 }
}

/// A matrix of which only the entries that need not be 0 are kept.
package struct SparseMatrix: Sendable, Equatable {
  package let pattern: SparsityPattern
  /// The value of each entry of the pattern.
  package let values: [Double]

  package init(pattern: SparsityPattern, values: [Double]) {
    precondition(pattern.nonzeros == values.count, "every entry has a value")
    self.pattern = pattern
    self.values = values
  }

  /// A matrix of the entries of each row, in any order.
  package init(columnCount: Int, rows: [[(column: Int, value: Double)]]) {
    var start = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    for row in rows {
      for (column, value) in row.sorted(by: { $0.column < $1.column }) {
        columns.append(Int32(column))
        values.append(value)
      }
      start.append(columns.count)
    }
    self.init(
      pattern: SparsityPattern(columnCount: columnCount, rowStart: start, columns: columns),
      values: values)
  }

  /// The entry at a place; 0 where there is none.
  package subscript(row: Int, column: Int) -> Double {
    for place in pattern.entries(of: row) where pattern.columns[place] == column {
      return values[place]
    }
    return 0
  }
}
