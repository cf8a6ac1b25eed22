import ChainruleCalculus
import ChainruleSymbolics

extension VectorExplanationReport {
  /// `chainrule.explanation/1`; rule and paths are those of the first derivative.
  package var json: JSON {
    switch form {
    case .complete, .key: explanationJSON
    case .exercise: exerciseJSON
    }
  }

  private var explanationJSON: JSON {
    let first = derivation.derivatives.first
    return [
      "schema": "chainrule.explanation/1", "rule": "vector-chain-rule",
      "paths": .optional(first.map { "\($0.routes.count)" }),
      "steps": .array(
        derivation.secondNames.map(step) + derivation.introductions.map(step)
          + derivation.partials.map(step) + derivation.derivatives.map(step)),
      "derivatives": .object(outputs.map { output in .init(output, object(of: output)) }),
    ]
  }

  /// What is asked, with null for every answer.
  private var exerciseJSON: JSON {
    let asked = derivation.partials.map { partial in
      [
        "kind": "differentiate", "name": .string(partial.name),
        "text": .string(partial.symbol.unicodeText), "before": .null, "after": .null,
        "reason": .null, "value": .null,
      ] as JSON
    }
    return [
      "schema": "chainrule.explanation/1", "rule": .null, "paths": .null,
      "steps": .array(
        derivation.secondNames.map(step) + derivation.introductions.map(step) + asked),
      "derivatives": .object(
        outputs.map { output in
          .init(
            output,
            .object(
              derivation.derivatives.filter { $0.output == output }.map { .init($0.input, .null) }))
        }),
    ]
  }

  private var outputs: [String] {
    var names: [String] = []
    let all = derivation.derivatives.map(\.output) + derivation.unwritten.map(\.output)
    for name in all where !names.contains(name) { names.append(name) }
    return names
  }

  private func object(of output: String) -> JSON {
    .object(
      derivation.derivatives.filter { $0.output == output }.map {
        .init($0.input, .optional($0.programTextInInputs))
      }
        + derivation.unwritten.filter { $0.output == output }.map { .init($0.input, .null) })
  }

  private func step(_ step: VectorDerivation.Introduction) -> JSON {
    [
      "kind": "introduce", "name": .string(step.name),
      "text": .string(MathText.equation(step.sides).unicodeText),
      "before": .null, "after": .optional(step.programText), "reason": .null,
      "value": form == .exercise ? .null : step.value.map(JSON.nested) ?? .null,
    ]
  }

  private func step(_ step: VectorDerivation.SecondName) -> JSON {
    [
      "kind": "introduce", "name": .string(step.name),
      "text": .string(MathText.equation(step.sides).unicodeText),
      "before": .null, "after": .string(step.input), "reason": .null,
      "value": step.value.map(JSON.nested) ?? .null,
    ]
  }

  private func step(_ step: VectorDerivation.Partial) -> JSON {
    [
      "kind": "differentiate", "name": .string(step.name),
      "text": .string(MathText.equation(step.sides).unicodeText), "before": .null,
      "after": .optional(step.programText),
      "reason": .string(VectorExplanationWords.reason(step).map(\.plainText).joined()),
      "value": .null,
    ]
  }

  private func step(_ step: VectorDerivation.Derivative) -> JSON {
    [
      "kind": "combine", "name": .string("d\(step.output)/d\(step.input)"),
      "text": .string(MathText.equation(step.sides).unicodeText),
      "before": .optional(step.programText),
      "after": .optional(step.programTextInInputs),
      "reason": .string(VectorExplanationWords.chain(step).map(\.plainText).joined()),
      "value": step.value.map(JSON.nested) ?? .null,
    ]
  }
}
