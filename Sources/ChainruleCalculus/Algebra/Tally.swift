/// How many operations of each kind something took.
package struct Tally: Sendable, Hashable {
  /// Additions, subtractions and changes of sign.
  package var additions = 0
  package var multiplications = 0
  package var divisions = 0
  /// Elementary functions, powers and roots.
  package var nonlinear = 0
  /// Comparisons, and selections that follow from one.
  package var comparisons = 0

  package init() {}

  /// The count of some operations.
  package init(counting kinds: some Sequence<OperationKind>) {
    for kind in kinds { count(kind) }
  }

  package var total: Int {
    additions + multiplications + divisions + nonlinear + comparisons
  }

  package mutating func count(_ kind: OperationKind) {
    switch kind {
    case .addition: additions += 1
    case .multiplication: multiplications += 1
    case .division: divisions += 1
    case .nonlinear: nonlinear += 1
    case .comparison: comparisons += 1
    case .copy: break
    }
  }
}

/// What an operation is counted as.
package enum OperationKind: Sendable {
  case addition, multiplication, division, nonlinear, comparison
  /// A second name for a value: drawn, never counted.
  case copy
}
