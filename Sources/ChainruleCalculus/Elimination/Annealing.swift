import RealModule

/// A local search for an order of few multiplications that sometimes takes a step back.
///
/// A step moves one vertex some places forward or back in the order. Only what lies between is
/// eliminated anew, from the graph as it was before. A dearer order is accepted with probability
/// exp(−increase / temperature), and the temperature falls from round to round and step to step.
///
/// - SeeAlso: Kirkpatrick, Gelatt and Vecchi, "Optimization by Simulated Annealing" (1983).
struct Annealing: ~Copyable {
  private let bits: BitElimination
  private var generator: SplitMix64
  private var order: [Int]
  /// The cost of the vertex at each place, with those before it eliminated.
  private var costs: [Int]
  private var total: Int
  /// The graph before each place of the order, and after the last.
  private var states: [BitElimination.State]
  /// Where the graphs along an order that is tried out are built.
  private var spare: [BitElimination.State]
  private var trial: [Int]
  private var trialCosts: [Int]

  private(set) var bestOrder: [Int]
  private(set) var bestCost: Int

  /// - Precondition: there are at least two vertices.
  init(_ bits: BitElimination, from order: [Int], seed: UInt64) {
    precondition(order.count > 1 && order.count == bits.count, "an order has every vertex")
    self.bits = bits
    self.order = order
    generator = SplitMix64(seed: seed)
    let size = bits.stateSize
    states = (0...order.count).map { _ in .allocate(capacity: size) }
    spare = (0...order.count).map { _ in .allocate(capacity: size) }
    for (place, word) in bits.start.enumerated() { states[0][place] = word }
    costs = []
    for (place, vertex) in order.enumerated() {
      costs.append(bits.cost(of: vertex, in: states[place]))
      states[place + 1].update(from: states[place], count: size)
      bits.eliminate(vertex, in: states[place + 1])
    }
    total = costs.reduce(0, +)
    (trial, trialCosts) = (order, costs)
    (bestOrder, bestCost) = (order, total)
  }

  deinit {
    for state in states { state.deallocate() }
    for state in spare { state.deallocate() }
  }

  /// Cools down over a number of steps.
  ///
  /// - Parameter isOver: is asked now and then whether to stop.
  /// - Returns: whether all steps were done.
  mutating func run(
    steps: Int, from hot: Double, to cold: Double, reach: Int, until isOver: () -> Bool
  ) -> Bool {
    let reach = min(reach, order.count - 1)
    var temperature = hot
    for step in 0..<steps {
      if step.isMultiple(of: 512) {
        if isOver() { return false }
        temperature = hot * .pow(cold / hot, Double(step) / Double(steps))
      }
      self.step(temperature, reach)
    }
    return true
  }

  private mutating func step(_ temperature: Double, _ reach: Int) {
    let random = generator.next()
    let place = Int(truncatingIfNeeded: (random >> 33) % UInt64(order.count))
    let distance = 1 + Int(truncatingIfNeeded: (random & 0x7FFF_FFFF) % UInt64(reach))
    let other = random >> 32 & 1 == 0 ? place + distance : place - distance
    guard other >= 0, other < order.count else { return }
    let (low, high) = (min(place, other), max(place, other))
    var old = 0
    for each in low...high { old += costs[each] }
    let chance = (Double(generator.next() >> 11) + 1) * 0x1p-53
    let bound = Double(old) - temperature * .log(chance)
    setTrial(from: place, to: other)
    guard let new = trialCost(low, high, bound: bound) else { return }
    accept(low, high)
    total += new - old
    if total < bestCost { (bestCost, bestOrder) = (total, order) }
  }

  private mutating func setTrial(from place: Int, to other: Int) {
    if place < other {
      for each in place..<other { trial[each] = order[each + 1] }
    } else {
      for each in other..<place { trial[each + 1] = order[each] }
    }
    trial[other] = order[place]
  }

  /// The cost of the tried places; nil where it is beyond the bound.
  private mutating func trialCost(_ low: Int, _ high: Int, bound: Double) -> Int? {
    var cost = 0
    var state = states[low]
    for place in low...high {
      trialCosts[place] = bits.cost(of: trial[place], in: state)
      cost += trialCosts[place]
      if Double(cost) > bound { return nil }
      guard place < high else { break }
      spare[place + 1].update(from: state, count: bits.stateSize)
      state = spare[place + 1]
      bits.eliminate(trial[place], in: state)
    }
    return cost
  }

  private mutating func accept(_ low: Int, _ high: Int) {
    for place in low...high {
      order[place] = trial[place]
      costs[place] = trialCosts[place]
      if place > low { swap(&states[place], &spare[place]) }
    }
  }
}
