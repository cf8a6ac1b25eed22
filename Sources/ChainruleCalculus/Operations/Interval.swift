/// The real numbers between two bounds: where an operand may lie.
package struct Interval: Sendable, Hashable {
  package let lower: Double
  package let upper: Double
  package let includesBounds: Bool

  package static let reals = Interval(-.infinity, .infinity)
  package static let positive = Interval(0, .infinity)
  package static let nonnegative = Interval(0, .infinity, includesBounds: true)

  package init(_ lower: Double, _ upper: Double, includesBounds: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.includesBounds = includesBounds
  }

  package func contains(_ x: Double) -> Bool {
    includesBounds ? lower <= x && x <= upper : lower < x && x < upper
  }
}
