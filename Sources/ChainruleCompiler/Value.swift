import ChainruleCalculus

/// What an expression is while a program is lowered to a graph.
///
/// Numbers have no node until an operation on something unknown needs one.
enum Value: Hashable {
  /// A whole number that may be a bound, an index or a shape.
  case integer(Int)
  case number(Double)
  /// A number with an identity of its own: a named constant or an element of data.
  case constant(ScalarGraphBuilder.Reference, isInteger: Bool)
  case node(ScalarGraphBuilder.Reference)
  /// The place of a vector, row or matrix among the arrays of the program.
  case array(Int)

  /// The value of an operation that was given nothing to work on.
  static let nothing = Value.integer(0)
}

/// One vector, row or matrix of a program, or a scalar made of some, as it was written.
struct ArrayNode {
  var operation: ArrayOperation?
  var operands: [Value]
  let shape: Shape
  /// Row by row; none of them is an array.
  var elements: [Value]
  /// The operations of the scalar graph that are part of this node.
  var owned: Range<Int>
  var label: Naming.Label?
  /// The labels of later names of the same operation on the same operands.
  var aliases: [Naming.Label] = []
}

/// An operation on arrays and what it is applied to, by which equal ones are found.
struct SharedArray: Hashable {
  let operation: ArrayOperation
  let operands: [Value]
}
