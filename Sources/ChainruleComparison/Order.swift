package import ChainruleCalculus

extension CostComparison {
  /// What became of one order of elimination.
  package struct Order: Sendable {
    package enum Name: String, Sendable, CaseIterable {
      case forward, reverse, markowitz
      case markowitzLast = "markowitz-last"
      case search, exact, given
    }

    package enum Outcome: Sendable {
      /// The vertices in order, what each took, and all of it.
      case counted(Accumulation)
      case skipped(Reason)
    }

    package enum Reason: Sendable, Equatable {
      /// More multiplications than this, or more edges at a time.
      case budget(EliminationBudget.Excess)
      /// The optimum lies between these two counts; closing the gap takes too long.
      case open(least: Int, best: Int)
      /// No order was short enough to start from.
      case noStart
      /// So many operations hang together.
      case tooLarge(Int)
    }

    package let name: Name
    package let outcome: Outcome
    /// The structural multiplications, known for some orders without carrying them out.
    package let multiplications: Int?

    package var accumulation: Accumulation? {
      switch outcome {
      case .counted(let accumulation): accumulation
      case .skipped: nil
      }
    }
  }

  /// What is known of all orders.
  package struct EliminationBounds: Sendable, Equatable {
    /// No order takes fewer structural multiplications.
    package let least: Int
    /// The fewest of the orders that were counted.
    package let best: Int?

    /// How much of the best is perhaps not needed.
    package var gap: Double? {
      best.map { $0 == 0 ? 0 : 1 - Double(least) / Double($0) }
    }
  }
}

/// The orders, each carried out and its Jacobian compared.
struct OrderContest {
  private(set) var orders: [CostComparison.Order] = []
  private(set) var bounds = CostComparison.EliminationBounds(least: 0, best: nil)

  private let graph: EliminationGraph
  private let numbers: CostComparison.Numbers
  private let budget: EliminationBudget

  init(
    _ graph: EliminationGraph, _ numbers: CostComparison.Numbers, _ request: CostComparison.Request,
    _ forms: ClosedForms
  ) throws(WrongJacobian) {
    self.graph = graph
    self.numbers = numbers
    budget = request.budget
    try run(.forward, .forward, known: forms.forward)
    try run(.reverse, .reverse, known: forms.reverse)
    try run(.markowitz, .markowitz)
    try run(.markowitzLast, .markowitzLast)
    try improve(request)
    if let given = request.given {
      try run(.given, .given(given.map { $0 + graph.inputCount - 1 }))
    }
  }

  subscript(name: CostComparison.Order.Name) -> CostComparison.Order? {
    orders.first { $0.name == name }
  }

  private mutating func run(
    _ name: CostComparison.Order.Name, _ order: EliminationOrder, known: Int? = nil
  )
    throws(WrongJacobian)
  {
    if let known, known > budget.multiplications {
      skip(name, .budget(.multiplications(budget.multiplications)), known: known)
      return
    }
    do throws(EliminationBudget.Excess) {
      let accumulation = try graph.accumulate(order, numbers.partials, within: budget)
      let count = accumulation.count.structural.multiplications
      orders.append(
        CostComparison.Order(name: name, outcome: .counted(accumulation), multiplications: count))
    } catch {
      skip(name, .budget(error), known: known)
      return
    }
    guard let jacobian = orders.last?.accumulation?.jacobian, isRight(jacobian, order) else {
      throw WrongJacobian(way: name.rawValue)
    }
  }

  /// Whether an order gives the Jacobian, if not at the point, where products in one order may
  /// leave the range of numbers and in another not, then on numbers near 1.
  private func isRight(_ jacobian: SparseMatrix, _ order: EliminationOrder) -> Bool {
    if numbers.confirm(jacobian) { return true }
    let other = CostComparison.Numbers(onEdgesOf: graph)
    let again = try? graph.accumulate(order, other.partials, within: budget)
    return again.map { other.confirm($0.jacobian) } ?? false
  }

  private mutating func skip(
    _ name: CostComparison.Order.Name, _ reason: CostComparison.Order.Reason, known: Int? = nil
  ) {
    orders.append(
      CostComparison.Order(name: name, outcome: .skipped(reason), multiplications: known))
  }

  /// Looks for better orders and for bounds.
  private mutating func improve(_ request: CostComparison.Request) throws(WrongJacobian) {
    let known = orders.compactMap(\.accumulation)
    guard !known.isEmpty else {
      if request.isSearchOver != nil { skip(.search, .noStart) }
      skip(.exact, .noStart)
      bounds = CostComparison.EliminationBounds(least: graph.leastMultiplications, best: nil)
      return
    }
    var search = OrderSearch(graph, from: known)
    let isOver = request.isSearchOver
    search.prove(steps: request.proof.steps, sets: request.proof.sets) { isOver?() ?? false }
    if let isOver { search.run(until: isOver) }
    let isBetter = known.allSatisfy { search.cost < $0.count.structural.multiplications }
    if let size = search.unsearchable, isOver != nil, !isBetter {
      skip(.search, .tooLarge(size))
    } else if isOver != nil || isBetter && !search.isOptimal {
      try run(.search, .given(search.order))
    }
    if search.isOptimal {
      try run(.exact, .given(search.order))
    } else {
      skip(.exact, .open(least: search.leastCost, best: search.cost))
    }
    bounds = CostComparison.EliminationBounds(least: search.leastCost, best: search.cost)
  }
}
