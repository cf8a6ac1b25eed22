/// Vertices by their cost, of which the cheapest is taken, and among equals the first or the last.
///
/// A binary heap that knows where each vertex is, so that a cost can change.
struct CostQueue {
  /// Which of several vertices of the same cost is taken.
  enum Tie { case first, last }

  private var heap: [Int32] = []
  /// Cost and number in one key; smaller is taken earlier.
  private var keys: [UInt64]
  private var places: [Int32]
  private let tie: Tie

  init(vertexCount: Int, tie: Tie) {
    keys = [UInt64](repeating: 0, count: vertexCount)
    places = [Int32](repeating: -1, count: vertexCount)
    self.tie = tie
  }

  func contains(_ vertex: Int) -> Bool { places[vertex] >= 0 }

  /// Adds a vertex, or gives it another cost.
  mutating func update(_ vertex: Int, cost: Int) {
    let cost = UInt64(min(cost, Int(UInt32.max)))
    let number = tie == .first ? UInt64(vertex) : UInt64(UInt32.max) - UInt64(vertex)
    keys[vertex] = cost << 32 | number
    if !contains(vertex) {
      places[vertex] = Int32(heap.count)
      heap.append(Int32(vertex))
    }
    let place = Int(places[vertex])
    if !rise(from: place) { sink(from: place) }
  }

  mutating func popCheapest() -> Int? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    places[Int(top)] = -1
    if top != last {
      heap[0] = last
      places[Int(last)] = 0
      sink(from: 0)
    }
    return Int(top)
  }

  private func key(_ place: Int) -> UInt64 { keys[Int(heap[place])] }

  private mutating func swap(_ a: Int, _ b: Int) {
    heap.swapAt(a, b)
    places[Int(heap[a])] = Int32(a)
    places[Int(heap[b])] = Int32(b)
  }

  private mutating func rise(from start: Int) -> Bool {
    var place = start
    while place > 0, key(place) < key((place - 1) / 2) {
      swap(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
    return place != start
  }

  private mutating func sink(from start: Int) {
    var place = start
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && key(child) < key(least) {
        least = child
      }
      if least == place { return }
      swap(place, least)
      place = least
    }
  }
}
