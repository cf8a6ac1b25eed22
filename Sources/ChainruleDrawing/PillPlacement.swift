import ChainruleGraphviz

/// Puts the labels of edges where they sit on nothing else and are taken for no other edge's.
///
/// The layout leaves room for every label, yet a curve may still cut a corner of one, strokes beside
/// a curve are wider than it knows, and a label halfway between two edges belongs to neither. Each
/// label goes to the best of the places beside its own edge and on it. A label that finds all of
/// them taken takes the best all the same, and who stood there looks again.
///
/// - Complexity: labels × places × (labels + cards + pieces of the curves that pass near).
struct PillPlacement {
  let page: Rectangle
  let cards: [Rectangle]
  let curves: [Outline]
  let pills: [Pill?]
  /// Where each label is; nil where there is none, or no place for it.
  private(set) var centers: [Point?]

  /// What must stay free around a label.
  private static let margin = 2.0
  /// From a label to its own stroke.
  private static let gap = 5.0
  /// A stroke of another edge that is nearer might be taken for a label's own.
  private static let ambiguity = 11.0
  private static let rounds = 6

  /// The cost of meeting what does not move, and of meeting another label, which may.
  private static let blocked = 10_000.0
  private static let contested = 1_000.0

  init(
    page: Rectangle, cards: [Rectangle], curves: [(curve: Curve, width: Double)], pills: [Pill?],
    centers: [Point?]
  ) {
    self.page = page
    self.cards = cards
    self.curves = curves.map { Outline($0.curve, width: $0.width) }
    self.pills = pills
    self.centers = centers
    var waiting = Array(pills.indices)
    for _ in 0..<Self.rounds where !waiting.isEmpty {
      for edge in waiting { place(edge) }
      waiting = waiting.filter { cost(of: $0) >= Self.contested }
    }
    for edge in waiting where cost(of: edge) >= Self.contested { self.centers[edge] = nil }
  }

  private func cost(of edge: Int) -> Double {
    guard let pill = pills[edge], let center = centers[edge] else { return 0 }
    return cost(of: center, pill, edge, below: .infinity)
  }

  private mutating func place(_ edge: Int) {
    guard let pill = pills[edge], let wanted = centers[edge] else { return }
    var best = (center: wanted, cost: cost(of: wanted, pill, edge, below: .infinity))
    guard best.cost > 0 else { return }
    for candidate in candidates(pill, edge) where candidate.cost < best.cost {
      let cost =
        candidate.cost
        + cost(of: candidate.center, pill, edge, below: best.cost - candidate.cost)
      if cost < best.cost { best = (candidate.center, cost) }
    }
    centers[edge] = best.center
  }

  /// Places beside the edge and on it, each with what it costs to be neither near the edge nor near
  /// its middle.
  private func candidates(_ pill: Pill, _ edge: Int) -> [(center: Point, cost: Double)] {
    let curve = curves[edge]
    var candidates: [(center: Point, cost: Double)] = []
    for part in stride(from: 0.1, through: 0.9, by: 0.05) {
      let (point, direction) = curve.position(at: part)
      let normal = Point(x: -direction.y, y: direction.x)
      let reach =
        abs(normal.x) * pill.width / 2 + abs(normal.y) * pill.height / 2 + curve.halfWidth
        + Self.gap
      let off = abs(part - 0.5) * 24
      for away in [0.0, 7, 15, 26, 40] {
        for side in [reach + away, -reach - away] {
          let center = Point(x: point.x + side * normal.x, y: point.y + side * normal.y)
          candidates.append((center, off + away))
        }
      }
      candidates.append((point, off + 20))
    }
    return candidates.sorted { $0.cost < $1.cost }
  }

  /// How much a label is in the way; 0 where it sits on nothing and near its own edge.
  ///
  /// - Parameter bound: where the cost is not below it, it need not be told exactly.
  private func cost(of center: Point, _ pill: Pill, _ edge: Int, below bound: Double) -> Double {
    let place = Rectangle(center: center, width: pill.width, height: pill.height)
    let around = place.grown(by: Self.margin)
    var cost = page.contains(place) ? 0 : Self.blocked
    for card in cards where card.meets(around) { cost += Self.blocked }
    for (other, center) in centers.enumerated() where other != edge && cost < bound {
      guard let center, let pill = pills[other] else { continue }
      if Rectangle(center: center, width: pill.width, height: pill.height).meets(around) {
        cost += Self.contested
      }
    }
    let near = place.grown(by: Self.ambiguity)
    for (other, curve) in curves.enumerated()
    where other != edge && cost < bound && curve.bounds.meets(near) {
      let distance = curve.distance(to: place)
      if distance < Self.margin { cost += Self.blocked }
      if distance < Self.ambiguity { cost += Self.ambiguity - distance + 10 }
    }
    guard cost < bound else { return cost }
    return cost + costOfOwnEdge(place, edge)
  }

  /// Nothing beside the edge, more the further off; something for lying on it, more for hiding a
  /// corner's length of it than for sitting astride, and much for hiding an end.
  private func costOfOwnEdge(_ place: Rectangle, _ edge: Int) -> Double {
    let curve = curves[edge]
    let distance = curve.distance(to: place)
    guard distance < 1 else { return max(0, distance - 2 * Self.gap) }
    let ends = place.grown(by: 10)
    if let start = curve.points.first, let end = curve.points.last,
      ends.contains(start) || ends.contains(end)
    {
      return 200
    }
    let middle = place.center
    return 30 + curve.distance(to: Rectangle(center: middle, width: 0, height: 0))
  }
}

extension PillPlacement {
  /// A curve as a line of short straight pieces, and how wide its strokes are.
  struct Outline {
    let points: [Point]
    let bounds: Rectangle
    let halfWidth: Double

    init(_ curve: Curve, width: Double) {
      points = curve.samples(perSegment: 24)
      halfWidth = width / 2
      bounds = Rectangle(around: points).grown(by: halfWidth)
    }

    /// The point at a part of the way through the curve, and the direction there.
    func position(at part: Double) -> (point: Point, direction: Point) {
      guard points.count > 1 else { return (points.first ?? Point(x: 0, y: 0), Point(x: 0, y: -1)) }
      let place = min(max(Int(part * Double(points.count - 1)), 1), points.count - 1)
      let (before, point) = (points[place - 1], points[place])
      let (x, y) = (point.x - before.x, point.y - before.y)
      let length = max((x * x + y * y).squareRoot(), 1e-9)
      return (point, Point(x: x / length, y: y / length))
    }

    /// From the strokes to a rectangle; 0 or less where they meet.
    func distance(to rectangle: Rectangle) -> Double {
      var least = Double.infinity
      for (start, end) in zip(points, points.dropFirst()) {
        least = min(least, rectangle.distance(toLineFrom: start, to: end))
        if least == 0 { break }
      }
      return least - halfWidth
    }
  }
}
