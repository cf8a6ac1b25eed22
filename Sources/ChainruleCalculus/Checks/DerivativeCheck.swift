/// Whether independent ways to the same derivatives agree.
package struct DerivativeCheck: Sendable, Equatable {
  /// A comparison of the derivatives judged with those found another way.
  package struct Leg: Sendable, Equatable {
    package let way: Way
    /// The largest difference from the derivatives judged, in units of Σ|path products|; for the
    /// Taylor remainder, how far its order falls short of 2.
    package let error: Double
    package let verdict: Verdict

    package init(_ way: Way, error: Double, verdict: Verdict) {
      self.way = way
      self.error = error
      self.verdict = verdict
    }

    package var name: String { way.rawValue }
  }

  /// Where the other derivatives come from.
  package enum Way: String, Sendable {
    case forward, reverse, symbolic
    case finiteDifferences = "finite-differences"
    case taylorRemainder = "taylor-remainder"

    /// Whether it gives derivatives up to rounding, from the rules; else it knows values alone.
    package var isExact: Bool {
      switch self {
      case .forward, .reverse, .symbolic: true
      case .finiteDifferences, .taylorRemainder: false
      }
    }
  }

  package let legs: [Leg]
  /// The operations at a kink that an output touched.
  package let kinks: [NodeID]
  /// The first node whose value is not finite, where an output or its derivatives are not.
  package let notFinite: NodeID?

  package init(legs: [Leg], kinks: [NodeID], notFinite: NodeID?) {
    self.legs = legs
    self.kinks = kinks
    self.notFinite = notFinite
  }

  /// The same check with one more comparison.
  package func adding(_ leg: Leg) -> DerivativeCheck {
    DerivativeCheck(legs: legs + [leg], kinks: kinks, notFinite: notFinite)
  }

  /// Agreement needs every exact way to agree, a comparison of values that agrees and none that
  /// disagrees.
  ///
  /// The values speak against a derivative only through an extrapolated difference: a remainder of
  /// order 1 may as well belong to steps that are all too long.
  package var verdict: Verdict {
    guard kinks.isEmpty, notFinite == nil else { return .inconclusive }
    let exact = legs.filter(\.way.isExact).map(\.verdict)
    if exact.contains(.disagree) { return .disagree }
    let differences = legs.filter { !$0.way.isExact }
    if differences.contains(where: { $0.verdict == .disagree }) {
      let isSure =
        differences.contains { $0.way == .finiteDifferences && $0.verdict == .disagree }
        && !differences.contains { $0.verdict == .agree }
      return isSure ? .disagree : .inconclusive
    }
    // A formula may have no value at a point where the derivative has one, as x²/x at 0.
    let isUndecided = legs.contains {
      $0.way.isExact && $0.way != .symbolic && $0.verdict == .inconclusive
    }
    let agrees = differences.contains { $0.verdict == .agree } && !isUndecided
    return agrees ? .agree : .inconclusive
  }
}
