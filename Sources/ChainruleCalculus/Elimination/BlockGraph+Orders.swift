extension BlockGraph {
  /// An order in which whole Jacobians are multiplied.
  package struct Order: Sendable, Equatable {
    /// Blocks in the order in which they are eliminated.
    package let blocks: [Int]
    package let multiplications: Int
    /// Whether no order takes fewer.
    package let isOptimal: Bool
  }

  /// Products of two Jacobians in one order, beyond which it is given up.
  private static let joinLimit = 2_000_000
  /// Blocks of a graph for which every set is looked at.
  private static let few = 12
  /// Blocks of a graph from which the cheapest is chosen anew after each.
  private static let many = 300

  /// The Jacobians are multiplied from the inputs on; nil where that is too much to count.
  package var forward: Order? { order(eliminable) }

  /// The Jacobians are multiplied from the outputs back; nil where that is too much to count.
  package var reverse: Order? { order(eliminable.reversed()) }

  /// The cheapest order found.
  ///
  /// It is known to be the cheapest for a chain, and where there are few blocks. Elsewhere it is
  /// the best of forward, reverse and the one that takes the cheapest block again and again.
  ///
  /// - Complexity: n³ for a chain of n blocks; 2ⁿ for another graph of few.
  package var best: Order? {
    if isChain, eliminable.count <= Self.many {
      return order(MatrixChain(self).order, isOptimal: true)
    }
    if eliminable.count <= Self.few { return order(cheapestOfAll, isOptimal: true) }
    var orders = [forward, reverse]
    if eliminable.count <= Self.many { orders.append(order(cheapestFirst)) }
    return orders.compactMap(\.self).min { $0.multiplications < $1.multiplications }
  }

  /// - Returns: nil above 2⁵³ multiplications, up to which sums of `Double` are exact.
  private func order(_ blocks: [Int], isOptimal: Bool = false) -> Order? {
    var elimination = BlockElimination(self)
    var joins = 0
    for block in blocks {
      joins += elimination.joinCount(of: block)
      guard joins <= Self.joinLimit else { return nil }
      elimination.eliminate(block)
    }
    guard elimination.multiplications <= 0x1p53 else { return nil }
    return Order(
      blocks: blocks, multiplications: Int(elimination.multiplications), isOptimal: isOptimal)
  }

  private var cheapestFirst: [Int] {
    var elimination = BlockElimination(self)
    var left = eliminable
    var order: [Int] = []
    while let next = left.min(by: { elimination.cost(of: $0) < elimination.cost(of: $1) }) {
      elimination.eliminate(next)
      order.append(next)
      left.removeAll { $0 == next }
    }
    return order
  }

  /// The cheapest way to every set of eliminated blocks, from that to smaller sets.
  private var cheapestOfAll: [Int] {
    let count = eliminable.count
    var states = [BlockElimination(self)]
    var least = [0.0]
    var last = [-1]
    for set in 1..<max(1, 1 << count) {
      let lowest = set.trailingZeroBitCount
      var state = states[set & (set - 1)]
      state.eliminate(eliminable[lowest])
      states.append(state)
      least.append(.infinity)
      last.append(-1)
      for place in 0..<count where set >> place & 1 == 1 {
        let before = set & ~(1 << place)
        let cost = least[before] + states[before].cost(of: eliminable[place])
        if cost < least[set] { (least[set], last[set]) = (cost, place) }
      }
    }
    var order: [Int] = []
    var set = (1 << count) - 1
    while set != 0 {
      order.append(eliminable[last[set]])
      set &= ~(1 << last[set])
    }
    return order.reversed()
  }
}
