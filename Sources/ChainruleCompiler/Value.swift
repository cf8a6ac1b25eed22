import ChainruleCalculus

/// What an expression is while a program is lowered to a graph.
struct Value {
  /// The node; nil for a whole number that has not been used as a number yet.
  var reference: ScalarGraphBuilder.Reference?
  /// The whole number, where it is one that is known when the program is read.
  var integer: Int?

  init(_ reference: ScalarGraphBuilder.Reference, integer: Int? = nil) {
    self.reference = reference
    self.integer = integer
  }

  init(integer: Int) {
    self.integer = integer
  }
}
