import ChainruleCalculus

extension EvaluationReport {
  /// `chainrule.evaluation/1`
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("schema", "chainrule.evaluation/1"), .init("mode", .string(mode.rawValue)),
      .init("inputs", nested(inputs.map(\.value), inputGroups)),
      .init("values", nested(outputs.map(\.value), outputGroups)),
      .init("jacobian", .object(outputGroups.map(row))),
      .init("kinks", .array(kinks.map(kink))),
    ]
    if let intermediates {
      members.append(
        .init("intermediates", nested(intermediates.map(\.value), intermediateGroups)))
    }
    if let change { members.append(.init("change", object(change))) }
    if !activations.isEmpty {
      members.append(.init("active", .object(activations.map { .init($0.name, $0.json) })))
    }
    if let notFinite { members.append(.init("notFinite", .string(notFinite.name))) }
    return .object(members)
  }

  private func nested(_ values: [Double], _ groups: [Group]) -> JSON {
    .object(
      groups.map { group in
        .init(group.name, .nested(values[group.places], group.shape.dimensions))
      })
  }

  /// The derivatives of one output, each nested as its shape followed by the input's.
  private func row(_ output: Group) -> JSON.Member {
    .init(
      output.name,
      .object(
        chosenGroups.map { input in
          let numbers = output.places.lazy.flatMap { jacobian[$0][input.places] }
          return .init(
            input.name, .nested(numbers, output.shape.dimensions + input.shape.dimensions))
        }))
  }

  private func object(_ change: Change) -> JSON {
    [
      "inputs": .entries(change.moves), "values": .entries(change.values),
      "differences": .entries(change.differences), "promised": .entries(change.promised),
    ]
  }

  private func kink(_ kink: TouchedKink) -> JSON {
    [
      "vertex": .string(kink.vertex.name), "operation": .string(kink.operation),
      "outputs": .strings(kink.outputs),
    ]
  }
}

extension JSON {
  fileprivate static func entries(_ entries: [EvaluationReport.Entry]) -> JSON {
    .numbers(entries.lazy.map { ($0.name, $0.value) })
  }
}
