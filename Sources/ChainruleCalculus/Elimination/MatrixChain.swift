/// The cheapest order in which the Jacobians of a chain are multiplied.
///
///     cost(i, j) = min over k of  cost(i, k) + cost(k, j) + product(k→j, i→k)
///
/// - Complexity: n³ for a chain of n blocks.
/// - SeeAlso: Godbole, "On efficient computation of matrix chain products" (1973); Cormen,
///   Leiserson, Rivest and Stein, "Introduction to Algorithms", section 15.2.
struct MatrixChain {
  /// The blocks between the first and the last in the order in which they are eliminated.
  private(set) var order: [Int] = []

  /// - Precondition: each block is made of the one before it.
  init(_ chain: BlockGraph) {
    let count = chain.blocks.count
    let sizes = chain.blocks.map { Double($0.size) }
    // Whether all Jacobians from the first block to this one are diagonal from some block on.
    var diagonalSince = Array(0..<count)
    for place in 1..<max(1, count) where chain.blocks[place].edges[0].isDiagonal {
      diagonalSince[place] = diagonalSince[place - 1]
    }
    func isDiagonal(_ first: Int, _ last: Int) -> Bool { diagonalSince[last] <= first }
    var costs = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    var splits = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    for length in 2..<max(2, count) {
      for first in 0..<(count - length) {
        let last = first + length
        costs[first][last] = .infinity
        for middle in (first + 1)..<last {
          let cost =
            costs[first][middle] + costs[middle][last]
            + BlockElimination.product(
              sizes[last], sizes[middle], sizes[first], isDiagonal(middle, last),
              isDiagonal(first, middle))
          guard cost < costs[first][last] else { continue }
          (costs[first][last], splits[first][last]) = (cost, middle)
        }
      }
    }
    // The block that splits the chain goes last, after those that split its parts.
    var pending = [(0, count - 1)]
    while let (first, last) = pending.popLast() {
      guard last - first > 1 else { continue }
      let middle = splits[first][last]
      order.append(middle)
      pending += [(first, middle), (middle, last)]
    }
    order.reverse()
  }
}
