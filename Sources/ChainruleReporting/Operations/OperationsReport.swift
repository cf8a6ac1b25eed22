package import ChainruleCalculus

/// The catalogue of operations, or a part of it.
package struct OperationsReport: Sendable, Equatable {
  package let entries: [OperationEntry]
  package let structural: [StructuralOperation]

  /// The whole catalogue.
  package init() {
    self.init(Operation.allCases, structural: StructuralOperation.allCases)
  }

  package init(_ operations: [Operation], structural: [StructuralOperation] = []) {
    entries = operations.map(OperationEntry.init)
    self.structural = structural
  }

  /// The operations that a spelling can mean: `-` is two, `log` is `ln`; names in words are
  /// accepted too.
  package static func operations(spelled spelling: String) -> [Operation] {
    Operation.allCases.filter { operation in
      let entry = OperationEntry(operation)
      return entry.spellings.contains(spelling) || entry.name == spelling
        || "\(operation)" == spelling
    }
  }

  /// Everything that `operations(spelled:)` knows, to find the nearest to a misspelling.
  package static var allSpellings: [String] {
    Operation.allCases.flatMap(OperationEntry.spellings)
      + StructuralOperation.allCases.flatMap(spellings)
  }
}
