package import ChainruleCalculus

/// What comparing independent ways to the derivatives showed.
package struct CheckReport: Sendable, Equatable {
  /// How a person's own formula fared.
  package struct Answer: Sendable, Equatable {
    /// The formula and the derivative at one point.
    package struct Values: Sendable, Equatable {
      package let found: Double
      package let right: Double
    }

    package let verdict: Verdict
    /// A point at which the formula is wrong, a number for each name.
    package let counterexample: [EvaluationReport.Entry]?
    /// What the formula and the derivative are there.
    package let values: Values?
    /// The name of the mistake that it looks like.
    package let mistake: String?
    /// The equation in which the mistake was made.
    package let place: String?

    package init(
      verdict: Verdict, counterexample: [EvaluationReport.Entry]? = nil,
      values: Values? = nil, mistake: String? = nil, place: String? = nil
    ) {
      self.verdict = verdict
      self.counterexample = counterexample
      self.values = values
      self.mistake = mistake
      self.place = place
    }
  }

  package let verdict: Verdict
  package let legs: [DerivativeCheck.Leg]
  /// The operations at a kink that an output touched.
  package let kinks: [EvaluationReport.TouchedKink]
  /// The first vertex whose value is not finite.
  package let notFinite: EvaluationReport.Entry?
  package let answer: Answer?

  package init(
    _ check: DerivativeCheck, of differentiation: Differentiation, answer: Answer? = nil
  ) {
    verdict = check.verdict
    legs = check.legs
    kinks = EvaluationReport.touchedKinks(of: differentiation)
    notFinite = check.notFinite.map { EvaluationReport.Entry($0, differentiation) }
    self.answer = answer
  }

  /// An answer alone, where there is no point at which to compare anything else.
  package init(_ answer: Answer) {
    verdict = answer.verdict
    legs = []
    kinks = []
    notFinite = nil
    self.answer = answer
  }
}
