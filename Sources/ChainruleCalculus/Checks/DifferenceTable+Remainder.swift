extension DifferenceTable {
  /// What the order of the Taylor remainder says of a derivative.
  ///
  ///     R(h) = f(h) − f(0) − h·f′
  ///
  /// vanishes as h² or faster for the true derivative and as h for any other. The smallest steps
  /// at which the remainder stands out from rounding decide.
  ///
  /// - Parameters:
  ///   - scale: Σ|path products|, the unit of errors.
  ///   - noise: how far rounding may move the derivative.
  /// - Returns: how far the order falls short of 2, and what that means.
  func compareRemainder(of derivative: Double, scale: Double, noise derivativeNoise: Double)
    -> (error: Double, verdict: Verdict)
  {
    guard derivative.isFinite, scale.isFinite else { return (.infinity, .inconclusive) }
    if isConstant && derivative == 0 { return (0, .agree) }
    var orders: [Double] = []
    var previous: Double?
    var hidden = Double.infinity
    for entry in entries {
      let change = entry.step * derivative
      let noise =
        entry.noise + entry.step * (1e-12 * scale + derivativeNoise)
        + 4 * change.magnitude * .ulpOfOne
      let remainder = (entry.forward - center - change).magnitude
      guard remainder > 16 * noise else {
        hidden = min(hidden, noise / entry.step)
        previous = nil
        continue
      }
      if let previous, entry.follows { orders.append(BinaryLogarithm.value(previous / remainder)) }
      previous = remainder
    }
    let last = orders.suffix(6).sorted()
    guard last.count >= 4 else {
      // What is left is rounding; it shows something if a mere part of h·f′ could hide in it.
      let unit = max(scale, derivative.magnitude)
      return (0, orders.isEmpty && hidden <= Self.resolution * unit ? .agree : .inconclusive)
    }
    let order = last[last.count / 2]
    let error = max(0, 2 - order)
    if order > 1.7 { return (error, .agree) }
    let isLinear = last.allSatisfy { (0.8...1.2).contains($0) }
    return (error, isLinear ? .disagree : .inconclusive)
  }
}
