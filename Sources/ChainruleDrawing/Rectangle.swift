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
}
