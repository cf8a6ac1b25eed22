extension EliminationGraph {
  /// How much work and memory the sparsity pattern of a Jacobian may take.
  package struct PatternBudget: Sendable {
    /// Words of bits passed along edges, beyond which outputs look back instead.
    package var spreading = 50_000_000
    /// Edges looked at.
    package var steps = 400_000_000
    /// Entries of the pattern.
    package var nonzeros = 20_000_000
    package init() {}
  }

  /// Which outputs depend on which inputs along edges; nil where finding out exceeds the budget.
  ///
  /// Few inputs are spread through the graph 64 at a time. Where there are many, each output looks
  /// back at what it depends on, which is cheap where that is little.
  ///
  /// - Complexity: edges × inputs / 64, or the sum of what the outputs depend on.
  package func sparsityPattern(within budget: PatternBudget = PatternBudget()) -> SparsityPattern? {
    edgeCount * ((inputCount + 63) / 64) <= budget.spreading
      ? patternBySpreading(budget) : patternByLookingBack(budget)
  }

  private func patternBySpreading(_ budget: PatternBudget) -> SparsityPattern? {
    var rows = [[Int32]](repeating: [], count: outputs.count)
    var bits = [UInt64](repeating: 0, count: vertexCount)
    var nonzeros = 0
    for start in stride(from: 0, to: inputCount, by: 64) {
      for vertex in bits.indices { bits[vertex] = 0 }
      for input in start..<min(start + 64, inputCount) { bits[input] = 1 << UInt64(input - start) }
      for vertex in inputCount..<vertexCount {
        for edge in edges(into: vertex) { bits[vertex] |= bits[Int(sources[edge])] }
      }
      for (row, output) in outputs.enumerated() {
        guard let output else { continue }
        var left = bits[output]
        nonzeros += left.nonzeroBitCount
        guard nonzeros <= budget.nonzeros else { return nil }
        while left != 0 {
          rows[row].append(Int32(start + left.trailingZeroBitCount))
          left &= left - 1
        }
      }
    }
    return SparsityPattern(columnCount: inputCount, ascending: rows)
  }

  private func patternByLookingBack(_ budget: PatternBudget) -> SparsityPattern? {
    var seen = [Int32](repeating: -1, count: vertexCount)
    var rows: [[Int32]] = []
    var (steps, nonzeros) = (0, 0)
    for (row, output) in outputs.enumerated() {
      var found: [Int32] = []
      var pending = output.map { [$0] } ?? []
      if let output { seen[output] = Int32(row) }
      while let vertex = pending.popLast() {
        if vertex < inputCount { found.append(Int32(vertex)) }
        for edge in edges(into: vertex) where seen[Int(sources[edge])] != row {
          seen[Int(sources[edge])] = Int32(row)
          pending.append(Int(sources[edge]))
        }
        steps += 1 + edges(into: vertex).count
        guard steps <= budget.steps else { return nil }
      }
      nonzeros += found.count
      guard nonzeros <= budget.nonzeros else { return nil }
      rows.append(found.sorted())
    }
    return SparsityPattern(columnCount: inputCount, ascending: rows)
  }
}

extension SparsityPattern {
  /// A pattern of the columns of each row, which ascend.
  fileprivate init(columnCount: Int, ascending rows: [[Int32]]) {
    var start = [0]
    start.reserveCapacity(rows.count + 1)
    for row in rows { start.append(start[start.count - 1] + row.count) }
    self.init(columnCount: columnCount, rowStart: start, columns: Array(rows.joined()))
  }
}
