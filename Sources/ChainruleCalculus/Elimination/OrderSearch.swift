/// Looks for orders of few multiplications, part by part, and for proofs that none has fewer.
///
/// The result depends on the graph, the orders to start from, the seed and how many steps were
/// done; not on the machine, where no clock cuts the steps short.
package struct OrderSearch {
  private var parts: [PartSearch]
  private let seed: UInt64
  private var round = 0

  /// - Parameter known: orders to start from, at least one.
  package init(_ graph: EliminationGraph, from known: [Accumulation], seed: UInt64 = 1) {
    precondition(!known.isEmpty, "a search starts from an order")
    self.seed = seed
    let known = known.map { KnownOrder($0, vertexCount: graph.vertexCount) }
    parts = graph.parts.map { PartSearch($0, known) }
  }

  /// The cheapest order found.
  package var order: [Int] { parts.flatMap(\.order) }

  /// Its structural multiplications.
  package var cost: Int { parts.reduce(0) { $0 + $1.cost } }

  /// What every order costs at least.
  package var leastCost: Int { parts.reduce(0) { $0 + $1.leastCost } }

  /// Whether no order is cheaper than the one found.
  package var isOptimal: Bool { parts.allSatisfy(\.isOptimal) }

  /// The most vertices of a part that is too large to be searched, where none that is not known to
  /// be in its best order is small enough.
  package var unsearchable: Int? {
    let open = parts.filter { !$0.isOptimal }
    return open.contains(where: \.isSearchable) ? nil : open.map(\.vertexCount).max()
  }

  /// Tries to prove the best order optimal, improving it where that is quick.
  ///
  /// - Parameters:
  ///   - steps: of local search, in all.
  ///   - sets: of eliminated vertices to look at, in all.
  ///   - work: steps × words of a part's graph, in all: a second or two.
  ///   - isOver: is asked now and then whether to stop.
  package mutating func prove(
    steps: Int = 200_000, sets: Int = 400_000, work: Int = 200_000_000,
    until isOver: () -> Bool = { false }
  ) {
    // Small parts first: what they leave is for the large ones.
    let open = parts.indices.filter { parts[$0].isSearchable }
      .sorted { (parts[$0].vertexCount, $0) < (parts[$1].vertexCount, $1) }
    var left = (steps: steps, sets: sets, work: work)
    for (done, place) in open.enumerated() where left.work > 0 && !isOver() {
      let rest = open.count - done
      let affordable = left.work / rest / parts[place].stateSize
      if parts[place].isLarge {
        let fair = min(left.steps / rest, affordable)
        _ = parts[place].anneal(steps: fair, seed: seed, until: isOver)
        left.steps -= fair
        left.work -= fair * parts[place].stateSize
      }
      let few = 1 << min(parts[place].vertexCount, 12)
      let looked = parts[place].prove(
        sets: min(max(left.sets / rest, few), left.sets, affordable), until: isOver)
      left.sets -= looked
      left.work -= looked * parts[place].stateSize
    }
  }

  /// Searches until told to stop, or until every part is known to be in its best order.
  ///
  /// - Parameter isOver: is asked now and then whether to stop.
  package mutating func run(until isOver: () -> Bool) {
    while !isOver() {
      let open = parts.indices.filter { parts[$0].isSearchable }
      guard !open.isEmpty else { return }
      for place in open {
        let steps = 2_000 * parts[place].vertexCount << min(round, 20)
        let seed = seed &+ UInt64(round) &* 0x9E37_79B9_7F4A_7C15
        guard parts[place].anneal(steps: steps, seed: seed, until: isOver) else { return }
      }
      round += 1
    }
  }
}

/// A complete order: the place of each vertex, and the multiplications it took there.
private struct KnownOrder {
  private(set) var places: [Int]
  private(set) var costs: [Int]

  init(_ accumulation: Accumulation, vertexCount: Int) {
    places = [Int](repeating: 0, count: vertexCount)
    costs = places
    for (place, vertex) in accumulation.order.enumerated() {
      places[vertex] = place
      costs[vertex] = accumulation.costs[place]
    }
  }
}

/// The search on one part.
private struct PartSearch {
  private let part: EliminationPart
  /// The vertices by their places in the part.
  private var best: [Int]
  private(set) var cost: Int
  private(set) var leastCost: Int

  /// Up to this many vertices, sets of them are looked at without searching first.
  private static let few = 12

  /// Starts from the known order that is cheapest here: what others do elsewhere does not matter.
  init(_ part: EliminationPart, _ known: [KnownOrder]) {
    self.part = part
    leastCost = part.leastCost
    let costs = known.map { order in part.vertices.reduce(0) { $0 + order.costs[$1] } }
    let cheapest = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    let places = known[cheapest].places
    cost = costs[cheapest]
    best = part.vertices.indices.sorted {
      places[part.vertices[$0]] < places[part.vertices[$1]]
    }
  }

  var order: [Int] { best.map { part.vertices[$0] } }
  var vertexCount: Int { best.count }
  var isOptimal: Bool { cost == leastCost }
  var isLarge: Bool { best.count > Self.few }
  var isSearchable: Bool { !isOptimal && part.bits != nil }

  /// The words of the part's graph.
  var stateSize: Int { max(1, part.bits?.stateSize ?? 0) }

  /// - Returns: how many sets were looked at.
  mutating func prove(sets: Int, until isOver: () -> Bool) -> Int {
    guard let bits = part.bits else { return 0 }
    let (outcome, reached) = SubsetSearch.run(
      bits, leastCosts: part.leastCosts, known: best, sets: sets, until: isOver)
    switch outcome {
    case .optimum(let order):
      best = order
      cost = bits.cost(of: order)
      leastCost = cost
    case .atLeast(let bound): leastCost = bound
    }
    return reached
  }

  /// - Returns: whether all steps were done.
  mutating func anneal(steps: Int, seed: UInt64, until isOver: () -> Bool) -> Bool {
    guard let bits = part.bits, isSearchable else { return true }
    var annealing = Annealing(bits, from: best, seed: seed)
    let isDone = annealing.run(steps: steps, from: 3, to: 0.3, reach: 30, until: isOver)
    if annealing.bestCost < cost { (best, cost) = (annealing.bestOrder, annealing.bestCost) }
    return isDone
  }
}
