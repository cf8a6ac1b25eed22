import ChainruleSymbolics

extension VectorExplanationReport {
  private typealias Words = VectorExplanationWords

  /// The variables are given; their Jacobians, the chain rule and the derivatives are asked.
  var exercise: Document {
    var exercise = Exercise(form)
    exercise.give([.heading(ExplanationWords.introduce, level: 1), .table(introductions)])
    exercise.ask(
      Words.differentiate, ["Jacobian", "shape", "why"],
      derivation.partials.map { partial in
        .init(
          symbol: partial.symbol, sides: Array(partial.sides.dropFirst()),
          notes: [
            [.text(Words.size(partial.rows, partial.columns))], Words.reason(partial),
          ])
      })
    exercise.ask(
      ExplanationWords.combineAndSubstitute, ["derivative", "which chain rule, and why"],
      derivation.derivatives.map { derivative in
        .init(
          symbol: derivative.symbol, sides: Array(derivative.sides.dropFirst()),
          notes: [Words.chain(derivative)])
      })
    if let first = derivation.derivatives.first {
      exercise.end(with: first.output, by: first.input)
    }
    return exercise.document
  }
}
