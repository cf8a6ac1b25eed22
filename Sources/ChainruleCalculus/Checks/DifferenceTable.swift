/// The values of a function of one variable at steps on both sides of 0, with the central
/// differences that they give, extrapolated to step 0.
///
/// Every comparison by differences reads this one table, so that none depends on a single step.
///
/// - SeeAlso: Ridders, "Accurate computation of F′(x) and F′(x)F″(x)" (1982).
struct DifferenceTable {
  struct Entry {
    let step: Double
    let forward: Double
    let backward: Double
    /// How far rounding may move either value.
    let noise: Double
    /// Whether the step before was twice as long and usable too.
    let follows: Bool
  }

  let center: Double
  /// How far rounding may move the value at 0.
  private let noise: Double
  /// The usable steps: both values finite and no kink on the way to either.
  private(set) var entries: [Entry] = []
  private var lastStep = Double.nan

  init(center: Double, noise: Double) {
    self.center = center
    self.noise = noise
  }

  /// Adds the values at the next smaller step.
  mutating func append(step: Double, forward: Double, backward: Double, isSmooth: Bool) {
    guard isSmooth, forward.isFinite, backward.isFinite, center.isFinite else {
      lastStep = .nan
      return
    }
    let largest = max(center.magnitude, forward.magnitude, backward.magnitude)
    entries.append(
      Entry(
        step: step, forward: forward, backward: backward,
        noise: noise + 4 * largest * .ulpOfOne, follows: lastStep == 2 * step))
    lastStep = step
  }
}

/// A derivative by differences, and how far it may be from the truth.
struct DifferenceEstimate {
  let derivative: Double
  /// How far the extrapolations lie apart.
  let spread: Double
  /// How far rounding of the values may move it.
  let noise: Double
  /// How many estimates from ever smaller steps bore this one out.
  var confirmations = 0

  var uncertainty: Double { 2 * (spread + noise) }

  func contradicts(_ other: Self) -> Bool {
    (derivative - other.derivative).magnitude > uncertainty + other.uncertainty
  }

  /// Whether this estimate, from smaller steps, is less steady than `other` although rounding does
  /// not make it so: beside a pole that is nearer than any step, for one.
  func wavers(after other: Self) -> Bool {
    spread > 8 * (noise + other.spread) + 1e-9 * other.derivative.magnitude
  }
}

extension DifferenceTable {
  /// The derivative that the smallest steps speak for.
  ///
  /// The derivative is a limit: where estimates from smaller steps contradict those from larger
  /// ones by more than both may err, the smaller win; else the surer wins.
  func estimate() -> DifferenceEstimate? {
    var best: DifferenceEstimate?
    var rows: [[Double]] = []
    for entry in entries {
      if !entry.follows { rows = [] }
      rows.append(extrapolated(entry, after: rows.last ?? []))
      if rows.count > 3 { rows.removeFirst() }
      guard let candidate = surest(of: rows, noise: entry.noise / entry.step) else { continue }
      guard let known = best else {
        best = candidate
        continue
      }
      if candidate.contradicts(known) {
        best = candidate
      } else {
        if candidate.uncertainty < known.uncertainty { best = candidate }
        best?.confirmations = candidate.wavers(after: known) ? 0 : known.confirmations + 1
      }
    }
    return best
  }

  /// Whether no step changes the value at all: then a derivative of 0 is beyond doubt.
  var isConstant: Bool {
    entries.count >= 3 && entries.allSatisfy { $0.forward == center && $0.backward == center }
  }

  /// A row of Neville's scheme in the square of the step.
  private func extrapolated(_ entry: Entry, after coarser: [Double]) -> [Double] {
    var row = [(entry.forward - entry.backward) / (2 * entry.step)]
    var power = 4.0
    for column in coarser.prefix(6) {
      let finer = row[row.count - 1]
      row.append(finer + (finer - column) / (power - 1))
      power *= 4
    }
    return row
  }

  /// The number of the last row that differs least from its neighbours; three rows have to speak
  /// for it, for two may be close by accident.
  private func surest(of rows: [[Double]], noise: Double) -> DifferenceEstimate? {
    guard rows.count == 3 else { return nil }
    let (first, second, last) = (rows[0], rows[1], rows[2])
    var best: DifferenceEstimate?
    for column in last.indices.dropFirst() where column - 1 < first.count {
      let value = last[column]
      let spread = max(
        (value - last[column - 1]).magnitude, (value - second[column - 1]).magnitude,
        column < second.count ? (value - second[column]).magnitude : 0,
        (second[column - 1] - first[column - 1]).magnitude / 16)
      if spread < best?.spread ?? .infinity {
        best = DifferenceEstimate(derivative: value, spread: spread, noise: noise)
      }
    }
    return best
  }

  /// How fast the function changes over the largest usable step.
  private var variation: Double {
    guard let entry = entries.first else { return 0 }
    return max((entry.forward - center).magnitude, (entry.backward - center).magnitude)
      / entry.step
  }

  /// What the estimate says of a derivative.
  ///
  /// - Parameters:
  ///   - scale: Σ|path products|, the unit of errors.
  ///   - noise: how far rounding may move the derivative.
  func compareDifferences(with derivative: Double, scale: Double, noise: Double)
    -> (error: Double, verdict: Verdict)
  {
    if isConstant && derivative == 0 { return (0, .agree) }
    guard derivative.isFinite, scale.isFinite, let estimate = estimate() else {
      return (.infinity, .inconclusive)
    }
    let difference = (estimate.derivative - derivative).magnitude
    // Where every path passes 0, as at the lowest point of x², only the values give a scale.
    let unit = scale > 0 ? scale : derivative != 0 ? derivative.magnitude : variation
    let error = difference == 0 ? 0 : difference / unit
    if difference <= max(estimate.uncertainty, 1e-9 * unit) {
      return (error, estimate.uncertainty <= Self.resolution * unit ? .agree : .inconclusive)
    }
    // Without three smaller steps to confirm it the estimate may still be on its way.
    let isSure =
      estimate.confirmations >= 3 && difference > 8 * (estimate.uncertainty + noise)
    return (error, isSure ? .disagree : .inconclusive)
  }

  /// An estimate less sure than this part of the scale shows no agreement.
  static let resolution = 1e-4
}
