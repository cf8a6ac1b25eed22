/// Groups of rows and of columns that together find every entry of a matrix.
///
/// Some rows are found by adjoint sweeps; what they mix into the tangent sweeps does no harm, so
/// that columns need only differ where they meet in another row. Where a few rows and a few
/// columns are dense, as in an arrow head, that takes far fewer sweeps than either alone.
///
/// - SeeAlso: Coleman and Verma, "The efficient computation of sparse Jacobian matrices using
///   automatic differentiation" (1998).
package struct BidirectionalColoring: Sendable, Equatable {
  /// Whether each row is found by adjoint sweeps.
  package let isByRow: [Bool]
  /// The colour of each row so found; −1 for the others.
  package let rowColors: [Int32]
  /// The colour of each column; −1 for one that has no entry left to find.
  package let columnColors: [Int32]
  package let rowCount: Int
  package let columnCount: Int

  /// How many sweeps there are in all.
  package var count: Int { rowCount + columnCount }
}

extension SparsityPattern {
  /// The fewest groups found when the fullest rows, so many of them, are left to adjoint sweeps;
  /// never more than columns alone or rows alone take.
  ///
  /// - Parameters:
  ///   - columns: colours of all columns, where they are known.
  ///   - rows: colours of all rows.
  /// - Complexity: that of colouring for a number of choices that grows with the logarithm.
  package func bidirectionalColoring(
    columns: Coloring? = nil, rows: Coloring? = nil, limit: Int = 20_000_000
  ) -> BidirectionalColoring? {
    let fullest = (0..<rowCount).sorted {
      (-entries(of: $0).count, $0) < (-entries(of: $1).count, $1)
    }
    let alone = [columns.map(byColumns), rows.map(byRows)].compactMap(\.self)
    var best = alone.min { $0.count < $1.count }
    var number = 0
    while number <= rowCount {
      if let found = coloring(byRow: fullest.prefix(number), limit),
        found.count < best?.count ?? .max
      {
        best = found
      }
      if number == rowCount { break }
      number = min(max(number + 1, number * 3 / 2), rowCount)
    }
    return best
  }

  private func byColumns(_ coloring: Coloring) -> BidirectionalColoring {
    BidirectionalColoring(
      isByRow: [Bool](repeating: false, count: rowCount),
      rowColors: [Int32](repeating: -1, count: rowCount), columnColors: coloring.colors,
      rowCount: 0, columnCount: coloring.count)
  }

  private func byRows(_ coloring: Coloring) -> BidirectionalColoring {
    BidirectionalColoring(
      isByRow: [Bool](repeating: true, count: rowCount), rowColors: coloring.colors,
      columnColors: [Int32](repeating: -1, count: columnCount), rowCount: coloring.count,
      columnCount: 0)
  }

  private func coloring(byRow chosen: ArraySlice<Int>, _ limit: Int) -> BidirectionalColoring? {
    var isByRow = [Bool](repeating: false, count: rowCount)
    for row in chosen { isByRow[row] = true }
    let order: [ColoringOrder] = [.largestFirst]
    guard
      let columns = keeping({ !isByRow[$0] }).columnColoring(order, limit: limit),
      let rows = keeping({ isByRow[$0] }).transposed.columnColoring(order, limit: limit)
    else { return nil }
    var isLeft = [Bool](repeating: false, count: columnCount)
    for row in 0..<rowCount where !isByRow[row] {
      for column in self[row] { isLeft[Int(column)] = true }
    }
    return BidirectionalColoring(
      isByRow: isByRow,
      rowColors: rows.colors.indices.map { isByRow[$0] ? rows.colors[$0] : -1 },
      columnColors: columns.colors.indices.map { isLeft[$0] ? columns.colors[$0] : -1 },
      rowCount: chosen.isEmpty ? 0 : rows.count,
      columnCount: chosen.count == rowCount ? 0 : columns.count)
  }

  /// The pattern with only some of its rows filled.
  private func keeping(_ isKept: (Int) -> Bool) -> SparsityPattern {
    var start = [0]
    var kept: [Int32] = []
    for row in 0..<rowCount {
      if isKept(row) { kept += self[row] }
      start.append(kept.count)
    }
    return SparsityPattern(columnCount: columnCount, rowStart: start, columns: kept)
  }
}
