/// How many multiplications and additions an elimination takes.
package struct OperationCount: Sendable, Hashable {
  package var multiplications = 0
  package var additions = 0

  package init(multiplications: Int = 0, additions: Int = 0) {
    self.multiplications = multiplications
    self.additions = additions
  }
}

/// The work of an elimination under both ways of counting it.
package struct EliminationCount: Sendable, Hashable {
  /// Every product of two edges counts: the rule of Graphax and AlphaGrad.
  package var structural = OperationCount()
  /// A product counts unless one of its edges is 1 or −1 at every point.
  package var nontrivial = OperationCount()

  package init() {}
}
