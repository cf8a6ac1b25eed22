package import ChainruleCalculus

/// The operations on whole vectors and matrices.
extension OperationsReport {
  /// Every way to write one.
  static func spellings(of operation: StructuralOperation) -> [String] {
    [operation.name]
      + (operation == .transpose ? ["'", "ᵀ"] : operation == .dotProduct ? ["·"] : [])
  }

  package static func structuralOperations(spelled spelling: String) -> [StructuralOperation] {
    StructuralOperation.allCases.filter {
      spellings(of: $0).contains(spelling) || "\($0)" == spelling
    }
  }

  /// A line for each with its shapes and cost.
  var structuralTable: TextTable {
    var table = TextTable([.init("on vectors"), .init("shapes"), .init("cost")])
    for operation in structural {
      let facts = operation.definition.facts
      table.append([operation.name, facts.shapes, facts.cost])
    }
    return table
  }

  /// All there is to say of one.
  func facts(_ operation: StructuralOperation) -> TextTable {
    var table = TextTable([.init(""), .init("")])
    let facts = operation.definition.facts
    let others = Self.spellings(of: operation).dropFirst()
    if !others.isEmpty { table.append(["or with", others.joined(separator: ", ")]) }
    table.append(["shapes", facts.shapes])
    table.append(["made of", facts.expansion])
    table.append(["counted", "as " + facts.cost])
    table.append(["Jacobian", facts.jacobian])
    return table
  }

  func object(_ operation: StructuralOperation) -> JSON {
    let facts = operation.definition.facts
    return [
      "name": .string(operation.name), "spellings": .strings(Self.spellings(of: operation)),
      "shapes": .string(facts.shapes), "expansion": .string(facts.expansion),
      "cost": .string(facts.cost), "jacobian": .string(facts.jacobian),
    ]
  }
}
