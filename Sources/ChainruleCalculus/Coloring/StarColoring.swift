extension SparsityPattern {
  /// Groups of columns of a symmetric matrix that find every entry or its mirror image.
  ///
  /// Neighbours differ, and where two neighbours of a vertex share a colour, its own is smaller:
  /// then one of an entry and its mirror image stands alone in its group. The pattern is that of
  /// the matrix, whose diagonal counts for nothing here.
  ///
  /// - Returns: nil where looking takes too long.
  /// - Complexity: for each order, the sum over the entries of the entries in their columns.
  /// - SeeAlso: Powell and Toint, "On the estimation of sparse Hessian matrices" (1979).
  package func starColoring(limit: Int = 200_000_000) -> Coloring? {
    precondition(rowCount == columnCount, "a symmetric matrix is square")
    let steps = columns.reduce(0) { $0 + entries(of: Int($1)).count }
    guard steps <= limit else { return nil }
    let fullest = (0..<rowCount).sorted {
      (-entries(of: $0).count, $0) < (-entries(of: $1).count, $1)
    }
    let found = [fullest, Array(0..<rowCount)].map {
      Coloring(colors: starColors($0), leastCount: leastStarCount)
    }
    return found.min { $0.count < $1.count }
  }

  /// Two neighbours differ; a single vertex has a colour.
  private var leastStarCount: Int {
    let hasNeighbors = (0..<rowCount).contains { row in self[row].contains { $0 != row } }
    return hasNeighbors ? 2 : min(rowCount, 1)
  }

  private func starColors(_ sequence: [Int]) -> [Int32] {
    var colors = [Int32](repeating: -1, count: rowCount)
    var forbidden = [Int32](repeating: -1, count: rowCount + 1)
    for vertex in sequence {
      for neighbor in self[vertex] where neighbor != vertex {
        let color = colors[Int(neighbor)]
        if color >= 0 { forbidden[Int(color)] = Int32(vertex) }
        for other in self[Int(neighbor)] where other != vertex && other != neighbor {
          let second = colors[Int(other)]
          if second >= 0, color < 0 || second < color { forbidden[Int(second)] = Int32(vertex) }
        }
      }
      var color = 0
      while forbidden[color] == vertex { color += 1 }
      colors[vertex] = Int32(color)
    }
    return colors
  }
}
