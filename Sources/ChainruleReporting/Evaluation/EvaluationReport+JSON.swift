import ChainruleCalculus

extension EvaluationReport {
  /// `chainrule.evaluation/1`
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("schema", "chainrule.evaluation/1"), .init("mode", .string(mode.rawValue)),
      .init("inputs", .entries(inputs)), .init("values", .entries(outputs)),
      .init("jacobian", .object(zip(outputs, jacobian).map(row))),
      .init("kinks", .array(kinks.map(kink))),
    ]
    if let intermediates { members.append(.init("intermediates", .entries(intermediates))) }
    if let change { members.append(.init("change", object(change))) }
    if let notFinite { members.append(.init("notFinite", .string(notFinite.name))) }
    return .object(members)
  }

  private func row(_ output: Entry, _ derivatives: [Double]) -> JSON.Member {
    .init(output.name, .numbers(zip(chosen, derivatives)))
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
