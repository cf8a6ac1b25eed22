/// The fewest multiplications that eliminating each vertex can take, whatever the order.
///
/// When a vertex is eliminated, its predecessors separate it from the inputs, and its successors
/// from the outputs. By Menger's theorem there are at least as many as there are paths that share
/// no other vertex, so that the sum over the vertices of
///
///     (disjoint paths from the inputs) · (disjoint paths to the outputs)
///
/// bounds every order from below.
struct LeastCosts {
  /// For each vertex; 0 where it is not eliminated.
  private(set) var costs: [Int]

  /// - Parameter limit: the places looked at beyond which a vertex that an input reaches counts 1:
  ///   it has an edge in and an edge out whenever it is eliminated. One that no input reaches costs
  ///   nothing once those before it are gone.
  init(_ graph: EliminationGraph, limit: Int = 30_000_000) {
    costs = [Int](repeating: 0, count: graph.vertexCount)
    let eliminable = graph.eliminable
    let isInput = (0..<graph.vertexCount).map { $0 < graph.inputCount }
    var backward = DisjointPaths(start: graph.edgeStart, ends: graph.sources, isGoal: isInput)
    let (start, targets) = graph.outgoing
    var forward = DisjointPaths(start: start, ends: targets, isGoal: graph.isOutput)
    let isReached = graph.isReached
    for vertex in eliminable where isReached[vertex] {
      let isOver = backward.steps + forward.steps > limit
      costs[vertex] = isOver ? 1 : backward.count(from: vertex) * forward.count(from: vertex)
    }
  }
}

extension EliminationGraph {
  /// What every order takes at least, found at a glance.
  package var leastMultiplications: Int { LeastCosts(self, limit: -1).costs.reduce(0, +) }

  /// Whether edges lead from an input to each vertex; none do to `where(x > 0, 1, 2)`.
  fileprivate var isReached: [Bool] {
    var isReached = (0..<vertexCount).map { $0 < inputCount }
    for vertex in inputCount..<vertexCount {
      isReached[vertex] = edges(into: vertex).contains { isReached[Int(sources[$0])] }
    }
    return isReached
  }

  /// The vertices to which edges lead: those of vertex v are `start[v] ..< start[v + 1]`.
  var outgoing: (start: [Int32], targets: [Int32]) {
    var start = [Int32](repeating: 0, count: vertexCount + 1)
    for source in sources { start[Int(source) + 1] += 1 }
    for vertex in 0..<vertexCount { start[vertex + 1] += start[vertex] }
    var next = start
    var targets = [Int32](repeating: 0, count: edgeCount)
    for vertex in inputCount..<vertexCount {
      for edge in edges(into: vertex) {
        let source = Int(sources[edge])
        targets[Int(next[source])] = Int32(vertex)
        next[source] += 1
      }
    }
    return (start, targets)
  }
}

/// Paths from one vertex to goals of which no two share a vertex, found by augmentation.
///
/// Every vertex is two places, where a path arrives and where it leaves: a path takes both, and a
/// later one may take back what an earlier one took.
///
/// - SeeAlso: Ford and Fulkerson, "Flows in Networks" (1962), chapter 2.
private struct DisjointPaths {
  let start: [Int32]
  let ends: [Int32]
  let isGoal: [Bool]
  /// The vertex before and after each vertex on its path; −1 where it is on none.
  private var before: [Int32]
  private var after: [Int32]
  private var used: [Int32] = []
  /// The place from which each place was reached, and in which search.
  private var parents: [Int32]
  private var searches: [Int32]
  private var search: Int32 = 0
  /// How many places have been looked at in all.
  private(set) var steps = 0

  private static let none: Int32 = -1
  /// What follows a goal that ends a path.
  private static let end: Int32 = -2

  init(start: [Int32], ends: [Int32], isGoal: [Bool]) {
    self.start = start
    self.ends = ends
    self.isGoal = isGoal
    before = [Int32](repeating: Self.none, count: isGoal.count)
    after = before
    parents = [Int32](repeating: Self.none, count: 2 * isGoal.count)
    searches = [Int32](repeating: 0, count: 2 * isGoal.count)
  }

  /// How many there are.
  ///
  /// - Complexity: their number × edges that the vertex reaches.
  mutating func count(from source: Int) -> Int {
    var count = 0
    while let last = augmentingPlace(from: source) {
      take(last, from: source)
      count += 1
    }
    for vertex in used { (before[Int(vertex)], after[Int(vertex)]) = (Self.none, Self.none) }
    used.removeAll(keepingCapacity: true)
    return count
  }

  /// The place where a further path ends: places are 2·vertex on arrival, 2·vertex + 1 on leaving.
  private mutating func augmentingPlace(from source: Int) -> Int32? {
    search += 1
    var pending = [Int32(2 * source + 1)]
    searches[2 * source + 1] = search
    while let place = pending.popLast() {
      steps += 1
      let vertex = Int(place / 2)
      let isUsed = before[vertex] != Self.none
      if place % 2 == 0 {
        let next = isUsed ? 2 * before[vertex] + 1 : place + 1
        reach(next, from: place, &pending)
        continue
      }
      if isGoal[vertex], vertex != source, after[vertex] != Self.end { return place }
      for edge in Int(start[vertex])..<Int(start[vertex + 1]) where ends[edge] != after[vertex] {
        reach(2 * ends[edge], from: place, &pending)
      }
      if isUsed { reach(place - 1, from: place, &pending) }
    }
    return nil
  }

  private mutating func reach(_ place: Int32, from parent: Int32, _ pending: inout [Int32]) {
    guard searches[Int(place)] != search else { return }
    searches[Int(place)] = search
    parents[Int(place)] = parent
    pending.append(place)
  }

  /// Makes the way to a place part of the paths.
  private mutating func take(_ last: Int32, from source: Int) {
    var steps: [(from: Int32, to: Int32)] = []
    var place = last
    while place != 2 * source + 1 {
      let parent = parents[Int(place)]
      steps.append((parent, place))
      place = parent
    }
    // What is taken back is undone first, so that what is taken stands.
    for step in steps where step.from % 2 == 0 && step.to / 2 != step.from / 2 {
      let undone = Int(step.from / 2)
      if after[Int(step.to / 2)] == undone { after[Int(step.to / 2)] = Self.none }
      before[undone] = Self.none
    }
    for step in steps where step.from % 2 == 1 && step.to % 2 == 0 && step.to / 2 != step.from / 2 {
      let (vertex, next) = (step.from / 2, step.to / 2)
      if vertex != source { after[Int(vertex)] = next }
      before[Int(next)] = vertex
      used.append(next)
    }
    after[Int(last / 2)] = Self.end
  }
}
