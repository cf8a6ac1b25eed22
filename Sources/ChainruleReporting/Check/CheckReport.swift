package import ChainruleCalculus
package import ChainruleSymbolics

/// What comparing independent ways to the derivatives showed.
package struct CheckReport: Sendable {
  /// How a person's own formula fared.
  package struct Answer: Sendable {
    /// The formula and the derivative at one point.
    package struct Values: Sendable, Equatable {
      package let found: Double
      package let right: Double
    }

    /// What is to be said of the layout of vectors and matrices.
    package enum Note: Sendable, Equatable {
      /// The transpose of the derivative's shape.
      case otherLayout(Shape)
    }

    package let verdict: Verdict
    /// The element in which an array of numbers is wrong.
    package let element: MathText?
    /// A point at which the formula is wrong, a number for each name.
    package let counterexample: [EvaluationReport.Entry]?
    /// The point as a person reads it: `x = 1, w = [2, 0.5]`.
    package let point: String?
    /// What the formula and the derivative are there.
    package let values: Values?
    /// The mistakes that it looks like, each with the equation in which it was made.
    package var mistakes: [(name: String, place: String?)]
    package var note: Note?

    package init(
      verdict: Verdict, element: MathText? = nil,
      counterexample: [EvaluationReport.Entry]? = nil, point: String? = nil,
      values: Values? = nil, mistakes: [(name: String, place: String?)] = []
    ) {
      self.verdict = verdict
      self.element = element
      self.counterexample = counterexample
      self.point = point
      self.values = values
      self.mistakes = mistakes
    }

    /// The names of the mistakes.
    package var mistake: String? {
      mistakes.isEmpty ? nil : mistakes.map(\.name).joined(separator: "; ")
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
