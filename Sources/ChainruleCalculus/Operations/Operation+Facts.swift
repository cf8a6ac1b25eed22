/// What an operation says of itself, as plain values.
package struct OperationFacts: Sendable {
  package let notation: Notation
  package let kind: OperationKind
  package let domain: [Interval]
  /// The defining type, to find the operation from a generic context.
  let definition: ObjectIdentifier

  package var arity: Int { domain.count }
}

extension Operation {
  package var facts: OperationFacts { Self.table[Int(rawValue)] }
  package var notation: Notation { facts.notation }
  package var kind: OperationKind { facts.kind }
  package var arity: Int { facts.arity }

  /// The operation that a type defines.
  package init<F: ElementaryOperation>(_: F.Type) {
    guard let operation = Self.byDefinition[ObjectIdentifier(F.self)] else {
      preconditionFailure("\(F.self) has no case in Operation")
    }
    self = operation
  }

  private static let table = allCases.map { operation in
    var visitor = FactsVisitor()
    return operation.accept(&visitor)
  }

  private static let byDefinition = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.facts.definition, $0) })
}

private struct FactsVisitor: OperationVisitor {
  func visit<F: UnaryOperation>(_: F.Type) -> OperationFacts { facts(F.self) }
  func visit<F: BinaryOperation>(_: F.Type) -> OperationFacts { facts(F.self) }
  func visit(_: Selection.Type) -> OperationFacts { facts(Selection.self) }

  private func facts<F: ElementaryOperation>(_: F.Type) -> OperationFacts {
    OperationFacts(
      notation: F.notation, kind: F.kind, domain: F.domain, definition: ObjectIdentifier(F.self))
  }
}
