import ChainruleCalculus

extension OperationsReport {
  /// `chainrule.operations/1`; formulas are in the language of programs.
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("schema", "chainrule.operations/1"),
      .init("operations", .array(entries.map(object))),
    ]
    if !structural.isEmpty {
      members.append(.init("structural", .array(structural.map(object))))
    }
    return .object(members)
  }

  private func object(_ entry: OperationEntry) -> JSON {
    [
      "name": .string(entry.name), "spellings": .strings(entry.spellings),
      "value": .string(entry.value.program),
      "partials": .object(
        entry.operands.map { .init($0.name, .optional($0.partial?.program)) }),
      "domain": .object(entry.operands.map { .init($0.name, .optional($0.domain)) }),
      "cost": .string("\(entry.kind)"), "kink": entry.kink.map(kink) ?? nil,
    ]
  }

  private func kink(_ kink: KinkDescription) -> JSON {
    guard let sides = kink.sides else { return ["at": .string(kink.place)] }
    return [
      "at": .string(kink.place), "left": .number(sides.left), "right": .number(sides.right),
      "zero": .number(sides.standard),
    ]
  }
}
