/// Whether two numbers are of the same class: not a number, the same infinity, or finite.
package func areOfOneClass(_ a: Double, _ b: Double) -> Bool {
  if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
  if a.isInfinite || b.isInfinite { return a == b }
  return true
}

/// Whether two numbers are the same bits, or both not numbers.
package func areIdentical(_ a: Double, _ b: Double) -> Bool {
  a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
}

/// Whether two numbers are of one class and, if finite, differ by at most `tolerance`.
package func areClose(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  guard areOfOneClass(a, b) else { return false }
  return !a.isFinite || (a - b).magnitude <= tolerance
}
