import ChainruleSymbolics

extension ExplanationReport {
  private typealias Words = ExplanationWords

  /// The variables are given; their partials, the chain rule and the derivatives are asked.
  var exercise: Document {
    let pairs = derivation.derivatives.flatMap(\.byInput)
    var exercise = Exercise(form)
    exercise.give(derivation.problems.map(Document.Block.display))
    exercise.give(introductions)
    exercise.ask(
      Words.differentiate, ["equation", "rule"],
      derivation.partials.map { step in
        .init(
          symbol: step.sides[0], sides: Array(step.sides.dropFirst()), notes: [reason(step)])
      })
    exercise.ask(
      Words.combine, ["equation", "which chain rule, and why"],
      pairs.map { derivative in
        .init(
          symbol: derivative.symbol,
          sides: derivative.totals.last.map { Array($0.step.sides.dropFirst()) }
            ?? [derivative.result],
          notes: [
            Words.reason(
              derivative.rule, paths: String(derivative.paths), of: derivative.output,
              by: derivative.input)
          ])
      })
    exercise.ask(
      Words.substitute, ["equation"],
      pairs.map { .init(symbol: $0.symbol, sides: [$0.result]) })
    if let first = pairs.first { exercise.end(with: first.output, by: first.input) }
    return exercise.document
  }
}
