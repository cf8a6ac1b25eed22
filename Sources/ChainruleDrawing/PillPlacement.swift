import ChainruleGraphviz

/// Puts the labels of edges where they sit on nothing else.
///
/// The layout leaves room for every label, yet a curve may still cut a corner of one, and strokes
/// beside a curve are wider than it knows. A label in the way of something moves along its own
/// edge, to either side of it, to the nearest place that is free, or else least in the way.
///
/// - Complexity: labels × (labels + cards + curves that pass near).
struct PillPlacement {
  /// What a label must not meet.
  struct Obstacle {
    let bounds: Rectangle
    let samples: [Point]
  }

  let page: Rectangle
  let cards: [Rectangle]
  /// For each edge the curve and the width of its strokes.
  let curves: [(curve: Curve, width: Double)]
  let pills: [Pill?]
  private(set) var centers: [Point?]
  private let obstacles: [Obstacle]

  private static let margin = 2.0
  private static let gap = 5.0

  init(
    page: Rectangle, cards: [Rectangle], curves: [(curve: Curve, width: Double)], pills: [Pill?],
    centers: [Point?]
  ) {
    self.page = page
    self.cards = cards
    self.curves = curves
    self.pills = pills
    self.centers = centers
    obstacles = curves.map { curve, width in
      let samples = curve.samples(perSegment: 24)
      return Obstacle(
        bounds: Rectangle(around: samples).grown(by: width / 2), samples: samples)
    }
    for edge in pills.indices { place(edge) }
  }

  private mutating func place(_ edge: Int) {
    guard let pill = pills[edge], let wanted = centers[edge] else { return }
    var best = (center: wanted, cost: cost(of: wanted, pill, edge))
    guard best.cost > 0 else { return }
    for candidate in candidates(pill, edge) {
      let cost = cost(of: candidate, pill, edge)
      if cost < best.cost { best = (candidate, cost) }
      if cost == 0 { break }
    }
    centers[edge] = best.center
  }

  /// Places beside the edge: close to it before further off, from its middle outwards, and first
  /// to the side where the layout had it.
  private func candidates(_ pill: Pill, _ edge: Int) -> [Point] {
    let (curve, width) = curves[edge]
    guard let wanted = centers[edge] else { return [] }
    let parts = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82].map(curve.position)
    return [0.0, 8, 16, 26].flatMap { away in
      parts.flatMap { point, direction -> [Point] in
        let normal = Point(x: -direction.y, y: direction.x)
        let reach =
          abs(normal.x) * pill.width / 2 + abs(normal.y) * pill.height / 2 + width / 2 + Self.gap
          + away
        let isLeft = (wanted.x - point.x) * normal.x + (wanted.y - point.y) * normal.y < 0
        return [isLeft ? -reach : reach, isLeft ? reach : -reach].map { reach in
          Point(x: point.x + normal.x * reach, y: point.y + normal.y * reach)
        }
      }
    }
  }

  /// How much a label is in the way; 0 where it sits on nothing.
  private func cost(of center: Point, _ pill: Pill, _ edge: Int) -> Int {
    let place = Rectangle(center: center, width: pill.width, height: pill.height)
    let around = place.grown(by: Self.margin)
    var cost = page.contains(place) ? 0 : 1000
    for card in cards where card.meets(around) { cost += 200 }
    for (other, center) in centers.enumerated() where other != edge {
      guard let center, let pill = pills[other] else { continue }
      if Rectangle(center: center, width: pill.width, height: pill.height).meets(around) {
        cost += 200
      }
    }
    for (other, obstacle) in obstacles.enumerated() where obstacle.bounds.meets(around) {
      let reached = around.grown(by: curves[other].width / 2)
      cost += obstacle.samples.reduce(0) { $0 + (reached.contains($1) ? 1 : 0) }
    }
    return cost
  }
}
