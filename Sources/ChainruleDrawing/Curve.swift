package import ChainruleGraphviz

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Joined cubic Bézier curves, given by 3k + 1 control points.
package struct Curve: Sendable, Equatable {
  /// Which way the border runs that a curve ends on.
  enum Border {
    case horizontal, vertical
  }

  package let points: [Point]

  /// The curve beside this one at a distance, to the right of its direction where it is positive,
  /// ending on the same borders.
  ///
  /// Every control point moves along the normal of the control polygon there: exact for straight
  /// lines, and for the gentle bends of a layout nearer than the eye can tell.
  func moved(by distance: Double, from start: Border, to end: Border) -> Curve {
    guard distance != 0, points.count >= 4 else { return self }
    var moved = points.indices.map { index -> Point in
      let direction = tangent(at: index)
      return Point(
        x: points[index].x - direction.y * distance, y: points[index].y + direction.x * distance)
    }
    slide(&moved, at: 0, and: 1, back: start)
    slide(&moved, at: points.count - 1, and: points.count - 2, back: end)
    return Curve(points: moved)
  }

  /// The direction of the control polygon at a point, of length 1.
  private func tangent(at index: Int) -> Point {
    let before = points[max(0, index - 1)]
    let after = points[min(points.count - 1, index + 1)]
    let length = hypot(after.x - before.x, after.y - before.y)
    guard length > 0 else { return Point(x: 0, y: -1) }
    return Point(x: (after.x - before.x) / length, y: (after.y - before.y) / length)
  }

  /// Slides an end and its neighbour along the curve until the end is on its border again.
  private func slide(
    _ moved: inout [Point], at end: Int, and neighbour: Int, back border: Border
  ) {
    let direction = tangent(at: end)
    let (gap, slope) =
      switch border {
      case .horizontal: (points[end].y - moved[end].y, direction.y)
      case .vertical: (points[end].x - moved[end].x, direction.x)
      }
    // A curve that all but touches its border is left as it is.
    guard slope.magnitude > 0.2 else { return }
    for index in [end, neighbour] {
      moved[index].x += direction.x * gap / slope
      moved[index].y += direction.y * gap / slope
    }
  }
}

extension Curve {
  /// Points along the curve, close enough to stand for it.
  package func samples(perSegment count: Int) -> [Point] {
    guard points.count >= 4 else { return points }
    return stride(from: 0, to: points.count - 3, by: 3).flatMap { start in
      (0...count).map { self.point(from: start, at: Double($0) / Double(count)) }
    }
  }

  /// A point of one Bézier segment, by the polynomial of Bernstein.
  private func point(from start: Int, at t: Double) -> Point {
    let s = 1 - t
    let weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    return zip(weights, points[start...]).reduce(Point(x: 0, y: 0)) { sum, part in
      Point(x: sum.x + part.0 * part.1.x, y: sum.y + part.0 * part.1.y)
    }
  }
}
