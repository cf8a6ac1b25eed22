import ChainruleCalculus

extension DescentReport {
  /// `chainrule.descent/1`
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("schema", "chainrule.descent/1"),
      .init("steps", .array(descent.steps.indices.map(step))),
      .init("stopped", .string(descent.stop.rawValue)),
      .init("kinks", .array(descent.kinks.map { .integer($0.step) })),
    ]
    if let notFinite { members.append(.init("notFinite", .string(notFinite))) }
    return .object(members)
  }

  private func step(_ number: Int) -> JSON {
    let step = descent.steps[number]
    return [
      "step": .integer(number), "value": .number(step.value),
      "gradientNorm": .number(step.gradientNorm), "inputs": inputs(at: number),
    ]
  }

  private func inputs(at step: Int) -> JSON {
    var rest = descent.position(at: step)
    return .object(
      variables.map { variable in
        let numbers = rest.prefix(variable.nodes.count)
        rest = rest.dropFirst(numbers.count)
        return .init(variable.name, .nested(numbers, variable.shape.dimensions))
      })
  }
}
