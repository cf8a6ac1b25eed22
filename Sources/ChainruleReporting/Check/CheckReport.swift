package import ChainruleCalculus

/// What comparing independent ways to the derivatives showed.
package struct CheckReport: Sendable, Equatable {
  /// How a person's own formula fared.
  package struct Answer: Sendable, Equatable {
    package let verdict: Verdict
    /// A point at which the formula is wrong, a number for each name.
    package let counterexample: [EvaluationReport.Entry]?
    /// What the mistake looks like.
    package let mistake: String?

    package init(
      verdict: Verdict, counterexample: [EvaluationReport.Entry]? = nil, mistake: String? = nil
    ) {
      self.verdict = verdict
      self.counterexample = counterexample
      self.mistake = mistake
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
}
