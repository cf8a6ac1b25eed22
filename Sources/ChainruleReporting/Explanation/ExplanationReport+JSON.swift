import ChainruleSymbolics

extension ExplanationReport {
  /// `chainrule.explanation/1`; rule and paths are those of the first derivative.
  package var json: JSON {
    switch form {
    case .complete, .key: explanationJSON
    case .exercise: exerciseJSON
    }
  }

  /// What is asked, with null for every answer.
  private var exerciseJSON: JSON {
    [
      "schema": "chainrule.explanation/1", "rule": .null, "paths": .null,
      "steps": .array(
        derivation.introductions.map(step)
          + derivation.partials.map { step in
            [
              "kind": .string(step.kind.rawValue), "name": .string(step.name),
              "text": .string(step.sides[0].unicodeText), "before": .null, "after": .null,
              "reason": .null, "value": .null,
            ]
          }),
      "derivatives": .object(
        derivation.derivatives.map { output in
          .init(output.output, .object(output.byInput.map { .init($0.input, .null) }))
        }),
    ]
  }

  private var explanationJSON: JSON {
    let pairs = derivation.derivatives.flatMap(\.byInput)
    return [
      "schema": "chainrule.explanation/1",
      "rule": .optional(pairs.first?.rule.rawValue),
      "paths": .optional(pairs.first.map { String($0.paths) }),
      "steps": .array(derivation.steps.map(step)),
      "derivatives": .object(
        derivation.derivatives.map { output in
          .init(
            output.output,
            .object(output.byInput.map { .init($0.input, .string($0.formula)) }))
        }),
      "rules": .array(pairs.map(rule)),
    ]
  }

  private func step(_ step: Derivation.Step) -> JSON {
    let reason = reason(step).map(\.plainText).joined()
    return [
      "kind": .string(step.kind.rawValue), "name": .string(step.name),
      "text": .string(MathText.equation(step.sides).unicodeText),
      "before": .optional(step.before), "after": .optional(step.after),
      "reason": reason.isEmpty ? .null : .string(reason),
      "value": form == .exercise ? .null : step.value.map(JSON.number) ?? .null,
    ]
  }

  /// Which chain rule a derivative needs, and how long it is in the inputs alone.
  private func rule(_ derivative: Derivation.InputDerivative) -> JSON {
    [
      "of": .string(derivative.output), "wrt": .string(derivative.input),
      "rule": .string(derivative.rule.rawValue), "paths": .string(String(derivative.paths)),
      "size": .optional(derivative.size.map { String($0) }),
      "substituted": .bool(derivative.isSubstituted),
    ]
  }
}

extension Document.Inline {
  /// The part without marks, in one line of Unicode text.
  var plainText: String {
    switch self {
    case .text(let text), .strong(let text), .code(let text): text
    case .math(let math): math.unicodeText
    case .equation(let sides): MathText.equation(sides).unicodeText
    }
  }
}
