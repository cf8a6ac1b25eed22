/// The edges of a graph that gains and loses them, each found by its ends.
///
/// An edge is a place in flat arrays, chained with the others out of its source and into its
/// target. The few edges into a vertex are searched one by one; where there are more, an
/// open-addressing table leads from a pair of vertices to its edge, so that a vertex of 10⁵ edges
/// costs no more than others.
struct EdgeTable {
  private(set) var sources: [Int32] = []
  private(set) var targets: [Int32] = []
  var partials: [Partial<Double>] = []
  var isUnit: [Bool] = []
  private var nextOut: [Int32] = []
  private var previousOut: [Int32] = []
  private var nextIn: [Int32] = []
  private var previousIn: [Int32] = []
  private var firstOut: [Int32]
  private var firstIn: [Int32]
  private var free: [Int32] = []
  /// Edges by the hash of their ends, −1 where there is none; its count is a power of two.
  private var slots = [Int32](repeating: Self.none, count: 16)
  private var hashedCount = 0
  /// Whether the edges into a vertex are found by their hash, as there have been many.
  private var isHashed: [Bool]
  private(set) var inDegrees: [Int32]
  private(set) var outDegrees: [Int32]

  private static let none: Int32 = -1
  /// Edges into a vertex that are searched one by one.
  private static let few = 8

  init(vertexCount: Int) {
    firstOut = [Int32](repeating: Self.none, count: vertexCount)
    firstIn = firstOut
    inDegrees = [Int32](repeating: 0, count: vertexCount)
    outDegrees = inDegrees
    isHashed = [Bool](repeating: false, count: vertexCount)
  }

  /// How many edges there are.
  var count: Int { sources.count - free.count }

  /// The edges into a vertex.
  func edges(into vertex: Int, _ found: inout [Int32]) {
    found.removeAll(keepingCapacity: true)
    var edge = firstIn[vertex]
    while edge != Self.none {
      found.append(edge)
      edge = nextIn[Int(edge)]
    }
  }

  /// The edges out of a vertex.
  func edges(outOf vertex: Int, _ found: inout [Int32]) {
    found.removeAll(keepingCapacity: true)
    var edge = firstOut[vertex]
    while edge != Self.none {
      found.append(edge)
      edge = nextOut[Int(edge)]
    }
  }

  /// The edge between two vertices, if there is one.
  func edge(from source: Int32, to target: Int32) -> Int? {
    var edge = isHashed[Int(target)] ? slots[slot(source, target)] : firstIn[Int(target)]
    while edge != Self.none, sources[Int(edge)] != source { edge = nextIn[Int(edge)] }
    return edge == Self.none ? nil : Int(edge)
  }

  /// Adds an edge between two vertices that have none.
  mutating func insert(
    from source: Int32, to target: Int32, _ partial: Partial<Double>, isUnit unit: Bool
  ) {
    let edge = place(from: source, to: target, partial, unit)
    nextOut[Int(edge)] = firstOut[Int(source)]
    if firstOut[Int(source)] != Self.none { previousOut[Int(firstOut[Int(source)])] = edge }
    firstOut[Int(source)] = edge
    nextIn[Int(edge)] = firstIn[Int(target)]
    if firstIn[Int(target)] != Self.none { previousIn[Int(firstIn[Int(target)])] = edge }
    firstIn[Int(target)] = edge
    outDegrees[Int(source)] += 1
    inDegrees[Int(target)] += 1
    if isHashed[Int(target)] {
      addHash(of: edge)
    } else if inDegrees[Int(target)] > Self.few {
      isHashed[Int(target)] = true
      var hashed = edge
      while hashed != Self.none {
        addHash(of: hashed)
        hashed = nextIn[Int(hashed)]
      }
    }
  }

  mutating func remove(_ edge: Int32) {
    let place = Int(edge)
    let (source, target) = (Int(sources[place]), Int(targets[place]))
    if isHashed[target] { removeHash(of: place) }
    Self.unlink(edge, &firstOut[source], &nextOut, &previousOut)
    Self.unlink(edge, &firstIn[target], &nextIn, &previousIn)
    outDegrees[source] -= 1
    inDegrees[target] -= 1
    free.append(edge)
  }

  private static func unlink(
    _ edge: Int32, _ first: inout Int32, _ next: inout [Int32], _ previous: inout [Int32]
  ) {
    let (before, after) = (previous[Int(edge)], next[Int(edge)])
    if before == none { first = after } else { next[Int(before)] = after }
    if after != none { previous[Int(after)] = before }
  }

  private mutating func place(
    from source: Int32, to target: Int32, _ partial: Partial<Double>, _ unit: Bool
  ) -> Int32 {
    if let edge = free.popLast() {
      let place = Int(edge)
      (sources[place], targets[place]) = (source, target)
      (partials[place], isUnit[place]) = (partial, unit)
      (previousOut[place], previousIn[place]) = (Self.none, Self.none)
      return edge
    }
    sources.append(source)
    targets.append(target)
    partials.append(partial)
    isUnit.append(unit)
    nextOut.append(Self.none)
    previousOut.append(Self.none)
    nextIn.append(Self.none)
    previousIn.append(Self.none)
    return Int32(sources.count - 1)
  }
}

extension EdgeTable {
  private func hash(_ source: Int32, _ target: Int32) -> Int {
    var z = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
    z = (z ^ (z >> 31)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: z >> 20) & (slots.count - 1)
  }

  /// Where the edge between two vertices is, or would be put.
  private func slot(_ source: Int32, _ target: Int32) -> Int {
    var slot = hash(source, target)
    while true {
      let edge = slots[slot]
      if edge == Self.none { return slot }
      if sources[Int(edge)] == source && targets[Int(edge)] == target { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private mutating func addHash(of edge: Int32) {
    if 2 * (hashedCount + 1) > slots.count { grow() }
    hashedCount += 1
    slots[slot(sources[Int(edge)], targets[Int(edge)])] = edge
  }

  private mutating func removeHash(of edge: Int) {
    hashedCount -= 1
    vacate(slot(sources[edge], targets[edge]))
  }

  /// Empties a slot and moves up those behind it that belong before the gap.
  private mutating func vacate(_ emptied: Int) {
    let mask = slots.count - 1
    var gap = emptied
    var slot = (gap + 1) & mask
    while slots[slot] != Self.none {
      let edge = Int(slots[slot])
      let home = hash(sources[edge], targets[edge])
      if (slot - home) & mask >= (slot - gap) & mask {
        slots[gap] = slots[slot]
        gap = slot
      }
      slot = (slot + 1) & mask
    }
    slots[gap] = Self.none
  }

  private mutating func grow() {
    let edges = slots.filter { $0 != Self.none }
    slots = [Int32](repeating: Self.none, count: 2 * slots.count)
    for edge in edges { slots[slot(sources[Int(edge)], targets[Int(edge)])] = edge }
  }
}
