extension ScalarGraph {
  /// Which pairs of chosen inputs meet in something curved on the way to an output: where the
  /// Hessian of a sum of the outputs can have entries.
  ///
  /// - Returns: nil where finding out takes too long.
  /// - Complexity: for each curved operation, the square of the inputs that it depends on.
  /// - SeeAlso: Walther, "Computing sparse Hessians with automatic differentiation" (2008).
  package func hessianPattern(wrt chosen: [NodeID], limit: Int = 50_000_000) -> SparsityPattern? {
    let words = (chosen.count + 63) / 64
    guard words * nodeCount <= limit else { return nil }
    var depends = [UInt64](repeating: 0, count: words * nodeCount)
    for (column, input) in chosen.enumerated() {
      depends[words * input.index + column / 64] |= 1 << UInt64(column % 64)
    }
    var hessian = [UInt64](repeating: 0, count: words * chosen.count)
    var steps = 0
    /// Joins every input of one node with every input of another, both ways.
    func join(_ a: Int, _ b: Int) {
      for (from, to) in a == b ? [(a, b)] : [(a, b), (b, a)] {
        for column in 0..<chosen.count
        where depends[words * from + column / 64] >> UInt64(column % 64) & 1 == 1 {
          for word in 0..<words { hessian[words * column + word] |= depends[words * to + word] }
          steps += words
        }
      }
    }
    for place in operations.indices {
      let node = firstOperation + place
      let operands = OperandIndices(of: place, in: self)
      let curvature = Curvature(of: operations[place])
      let isPair = operations[place].arity == 2
      if curvature.first { join(operands.first, operands.first) }
      if isPair, curvature.second { join(operands.second, operands.second) }
      if isPair, curvature.mixed { join(operands.first, operands.second) }
      guard steps <= limit else { return nil }
      // A condition passes no derivative.
      for operand in self.operands(of: NodeID(node)).dropFirst(operations[place].arity == 3 ? 1 : 0)
      {
        for word in 0..<words {
          depends[words * node + word] |= depends[words * operand.index + word]
        }
      }
    }
    return SparsityPattern(
      columnCount: chosen.count,
      rows: chosen.indices.map { row in
        chosen.indices.filter {
          hessian[words * row + $0 / 64] >> UInt64($0 % 64) & 1 == 1
        }
      })
  }
}
