/// The order of fewest multiplications of at most 64 vertices, or a bound from below.
///
/// What a vertex costs depends only on which vertices were eliminated before it, so that the sets
/// of eliminated vertices are the nodes of a graph in which a shortest way is sought (A*). What is
/// certainly still to come, the least costs of the vertices that are left, guides the search.
///
/// - SeeAlso: Hart, Nilsson and Raphael, "A Formal Basis for the Heuristic Determination of Minimum
///   Cost Paths" (1968).
struct SubsetSearch {
  /// What is known at the end.
  enum Outcome: Equatable {
    /// An order, than which none is cheaper.
    case optimum([Int])
    /// No order is cheaper than this.
    case atLeast(Int)
  }

  private let bits: BitElimination
  private let leastCosts: [Int]
  /// Sets that have been reached, by their bits, with the least cost known.
  private var reached: [UInt64: Reached] = [0: Reached(cost: 0, last: 0)]
  /// Sets to go on from, by their cost with what is certainly to come.
  private var open: [[UInt64]]

  private struct Reached {
    var cost: Int32
    /// The vertex eliminated last.
    var last: UInt8
  }

  static let largestPart = 64

  private init(_ bits: BitElimination, _ leastCosts: [Int], below bound: Int) {
    self.bits = bits
    self.leastCosts = leastCosts
    open = [[UInt64]](repeating: [], count: bound - leastCosts.reduce(0, +))
  }

  /// - Parameters:
  ///   - leastCosts: the fewest multiplications for each vertex.
  ///   - known: an order.
  ///   - sets: the most sets that may be reached.
  ///   - isOver: is asked now and then whether to stop.
  static func run(
    _ bits: BitElimination, leastCosts: [Int], known: [Int], sets: Int, until isOver: () -> Bool
  ) -> (outcome: Outcome, sets: Int) {
    let least = leastCosts.reduce(0, +)
    let bound = bits.cost(of: known)
    if bound == least { return (.optimum(known), 0) }
    guard bits.count <= largestPart else { return (.atLeast(least), 0) }
    var search = SubsetSearch(bits, leastCosts, below: bound)
    search.open[0].append(0)
    return (search.run(known: known, sets: sets, until: isOver), search.reached.count)
  }

  private mutating func run(known: [Int], sets: Int, until isOver: () -> Bool) -> Outcome {
    var expanded = 0
    let all = bits.count == 64 ? UInt64.max : (1 << UInt64(bits.count)) - 1
    for excess in open.indices {
      while let set = open[excess].popLast() {
        if set == all { return .optimum(order(to: all)) }
        expanded += 1
        guard reached.count < sets, !expanded.isMultiple(of: 256) || !isOver() else {
          return .atLeast(leastCosts.reduce(excess, +))
        }
        expand(set, all, excess)
      }
    }
    return .optimum(known)
  }

  /// Reaches every set that has one vertex more.
  private mutating func expand(_ set: UInt64, _ all: UInt64, _ excess: Int) {
    let cost = Int(reached[set]?.cost ?? 0)
    let leastOfSet = leastCost(of: set)
    guard cost - leastOfSet == excess else { return }  // Reached at less cost since.
    var state = bits.start
    state.withUnsafeMutableBufferPointer { buffer in
      guard let state = buffer.baseAddress else { return }
      forEachVertex(in: set) { bits.eliminate($0, in: state) }
      let left = all & ~set
      // One that is settled may as well be next: no order suffers from it.
      var next = left
      forEachVertex(in: left) { vertex in
        if bits.isSettled(vertex, left: left, leastCosts[vertex], in: state) {
          next = 1 << UInt64(vertex)
        }
      }
      forEachVertex(in: next) { vertex in
        let reached = cost + bits.cost(of: vertex, in: state)
        reach(set | 1 << UInt64(vertex), at: reached, by: vertex, leastOfSet)
      }
    }
  }

  private mutating func reach(_ set: UInt64, at cost: Int, by vertex: Int, _ leastBefore: Int) {
    let excess = cost - leastBefore - leastCosts[vertex]
    guard excess < open.count else { return }
    if let known = reached[set], known.cost <= cost { return }
    reached[set] = Reached(cost: Int32(cost), last: UInt8(vertex))
    open[excess].append(set)
  }

  private func leastCost(of set: UInt64) -> Int {
    var sum = 0
    forEachVertex(in: set) { sum += leastCosts[$0] }
    return sum
  }

  private func forEachVertex(in set: UInt64, _ body: (Int) -> Void) {
    var left = set
    while left != 0 {
      body(left.trailingZeroBitCount)
      left &= left - 1
    }
  }

  private func order(to set: UInt64) -> [Int] {
    var order: [Int] = []
    var set = set
    while set != 0, let last = reached[set]?.last {
      order.append(Int(last))
      set &= ~(1 << UInt64(last))
    }
    return order.reversed()
  }
}
