/// Groups of columns of which no two meet in a row, so that one sweep finds all of a group at once.
///
/// A sweep along the sum of a group's columns gives their entries beside each other, unmixed.
///
/// - SeeAlso: Curtis, Powell and Reid, "On the estimation of sparse Jacobian matrices" (1974);
///   Gebremedhin, Manne and Pothen, "What color is your Jacobian?" (2005).
package struct Coloring: Sendable, Equatable {
  /// The colour of each column, from 0.
  package let colors: [Int32]
  /// How many colours there are.
  package let count: Int
  /// Fewer colours than this cannot do: some row has so many entries.
  package let leastCount: Int

  package init(colors: [Int32], leastCount: Int) {
    self.colors = colors
    self.leastCount = leastCount
    count = (colors.max().map(Int.init) ?? -1) + 1
  }

  /// The columns of each colour.
  package var groups: [[Int]] {
    var groups = [[Int]](repeating: [], count: count)
    for (column, color) in colors.enumerated() { groups[Int(color)].append(column) }
    return groups
  }
}

/// The order in which columns are coloured; what is best depends on the matrix.
package enum ColoringOrder: Sendable, CaseIterable {
  case natural
  /// Columns that meet the most others first (Welsh and Powell 1967).
  case largestFirst
  /// The column that meets the fewest others last, of the rest the same (Matula and Beck 1983).
  case smallestLast
  /// Next the column that meets the most coloured ones (Coleman and Moré 1983).
  case incidenceDegree
}

extension SparsityPattern {
  /// The fewest colours of the columns that any of the orders finds, each colour the first free.
  ///
  /// - Returns: nil where columns meet in more than `limit` places, so that looking takes too long.
  /// - Complexity: for each order, the squares of the entries of each row.
  package func columnColoring(
    _ orders: [ColoringOrder] = ColoringOrder.allCases, limit: Int = 200_000_000
  ) -> Coloring? {
    let least = widestRow
    if least == columnCount {
      return Coloring(colors: (0..<columnCount).map { Int32($0) }, leastCount: least)
    }
    let meetings = (0..<rowCount).reduce(0) { $0 + entries(of: $1).count * entries(of: $1).count }
    guard meetings <= limit else { return nil }
    let columns = ColumnGraph(self)
    var best: Coloring?
    for order in orders {
      let coloring = Coloring(
        colors: columns.greedyColors(columns.sequence(order)), leastCount: least)
      if coloring.count < best?.count ?? .max { best = coloring }
      if coloring.count == least { break }
    }
    return best
  }

  /// The fewest colours of the rows: `columnColoring` of the transposed pattern.
  package func rowColoring(limit: Int = 200_000_000) -> Coloring? {
    transposed.columnColoring(limit: limit)
  }
}

/// The columns of a matrix as vertices, joined where both have an entry in a row.
private struct ColumnGraph {
  private let rows: SparsityPattern
  private let columns: SparsityPattern

  init(_ pattern: SparsityPattern) {
    rows = pattern
    columns = pattern.transposed
  }

  private var count: Int { rows.columnCount }

  /// Shows every column that meets another, once for each row in which they do.
  @inline(__always)
  private func forEachMeeting(_ column: Int, _ body: (Int) -> Void) {
    for row in columns[column] {
      for other in rows[Int(row)] where other != column { body(Int(other)) }
    }
  }

  func greedyColors(_ sequence: [Int]) -> [Int32] {
    var colors = [Int32](repeating: -1, count: count)
    var forbidden = [Int32](repeating: -1, count: count + 1)
    for column in sequence {
      forEachMeeting(column) { other in
        if colors[other] >= 0 { forbidden[Int(colors[other])] = Int32(column) }
      }
      var color = 0
      while forbidden[color] == column { color += 1 }
      colors[column] = Int32(color)
    }
    return colors
  }

  func sequence(_ order: ColoringOrder) -> [Int] {
    switch order {
    case .natural: return Array(0..<count)
    case .largestFirst:
      let degrees = degrees
      return (0..<count).sorted { (-degrees[$0], $0) < (-degrees[$1], $1) }
    case .smallestLast:
      let degrees = degrees
      return taking(tie: .last) { degrees[$0] }.reversed()
    case .incidenceDegree:
      let most = (degrees.max() ?? 0) + 1
      return taking(tie: .first) { _ in most }
    }
  }

  /// How many other columns each meets.
  private var degrees: [Int] {
    var seen = [Int32](repeating: -1, count: count)
    return (0..<count).map { column in
      var degree = 0
      forEachMeeting(column) { other in
        if seen[other] != column {
          seen[other] = Int32(column)
          degree += 1
        }
      }
      return degree
    }
  }

  /// Takes the cheapest column again and again; those that it meets become cheaper by 1.
  private func taking(tie: CostQueue.Tie, cost: (Int) -> Int) -> [Int] {
    var queue = CostQueue(vertexCount: count, tie: tie)
    var costs = (0..<count).map(cost)
    for column in 0..<count { queue.update(column, cost: costs[column]) }
    var seen = [Int32](repeating: -1, count: count)
    var sequence: [Int] = []
    while let column = queue.popCheapest() {
      sequence.append(column)
      forEachMeeting(column) { other in
        guard seen[other] != column, queue.contains(other) else { return }
        seen[other] = Int32(column)
        costs[other] -= 1
        queue.update(other, cost: costs[other])
      }
    }
    return sequence
  }
}
