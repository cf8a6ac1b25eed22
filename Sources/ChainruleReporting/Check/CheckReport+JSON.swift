import ChainruleCalculus

extension CheckReport {
  /// `chainrule.check/1`
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("schema", "chainrule.check/1"), .init("verdict", .string(verdict.rawValue)),
      .init("legs", .array(legs.map(leg))),
    ]
    if let answer { members.append(.init("answer", judgement(answer))) }
    return .object(members)
  }

  private func leg(_ leg: DerivativeCheck.Leg) -> JSON {
    [
      "name": .string(leg.name), "error": .number(leg.error),
      "verdict": .string(leg.verdict.rawValue),
    ]
  }

  private func judgement(_ answer: Answer) -> JSON {
    [
      "verdict": .string(answer.verdict.rawValue),
      "counterexample": answer.counterexample.map { .numbers($0.map { ($0.name, $0.value) }) }
        ?? nil,
      "mistake": .optional(answer.mistake),
    ]
  }
}
