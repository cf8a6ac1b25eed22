import ChainruleGraphviz

/// An upright rectangle by its sides; y grows downwards.
struct Rectangle: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  init(center: Point, width: Double, height: Double) {
    self.init(
      left: center.x - width / 2, top: center.y - height / 2, right: center.x + width / 2,
      bottom: center.y + height / 2)
  }

  /// The smallest rectangle around some points.
  init(around points: [Point]) {
    self.init(
      left: points.map(\.x).min() ?? 0, top: points.map(\.y).min() ?? 0,
      right: points.map(\.x).max() ?? 0, bottom: points.map(\.y).max() ?? 0)
  }

  var center: Point { Point(x: (left + right) / 2, y: (top + bottom) / 2) }

  func meets(_ other: Rectangle) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ point: Point) -> Bool {
    left < point.x && point.x < right && top < point.y && point.y < bottom
  }

  func contains(_ other: Rectangle) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  /// The rectangle grown by a margin on every side.
  func grown(by margin: Double) -> Rectangle {
    Rectangle(
      left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  /// The least distance to a straight line between two points; 0 where they meet.
  func distance(toLineFrom start: Point, to end: Point) -> Double {
    if isCrossed(byLineFrom: start, to: end) { return 0 }
    let corners = [
      Point(x: left, y: top), Point(x: right, y: top), Point(x: left, y: bottom),
      Point(x: right, y: bottom),
    ]
    let line = Point(x: end.x - start.x, y: end.y - start.y)
    let length = max(line.x * line.x + line.y * line.y, 1e-12)
    var least = min(squaredDistance(to: start), squaredDistance(to: end))
    for corner in corners {
      let part = ((corner.x - start.x) * line.x + (corner.y - start.y) * line.y) / length
      let place = min(max(part, 0), 1)
      let (x, y) = (start.x + place * line.x - corner.x, start.y + place * line.y - corner.y)
      least = min(least, x * x + y * y)
    }
    return least.squareRoot()
  }

  private func squaredDistance(to point: Point) -> Double {
    let x = max(left - point.x, 0, point.x - right)
    let y = max(top - point.y, 0, point.y - bottom)
    return x * x + y * y
  }

  /// Whether a straight line between two points comes inside.
  ///
  /// - SeeAlso: Liang and Barsky (1984).
  private func isCrossed(byLineFrom start: Point, to end: Point) -> Bool {
    var (first, last) = (0.0, 1.0)
    let sides = [
      (start.x - end.x, start.x - left), (end.x - start.x, right - start.x),
      (start.y - end.y, start.y - top), (end.y - start.y, bottom - start.y),
    ]
    for (rate, room) in sides {
      if rate == 0 {
        if room < 0 { return false }
      } else if rate < 0 {
        first = max(first, room / rate)
      } else {
        last = min(last, room / rate)
      }
    }
    return first <= last
  }
}
