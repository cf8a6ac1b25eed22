/// How an operation is written, in programs and on paper.
package enum Notation: Sendable, Hashable {
  /// A name before parenthesised arguments; the spellings are accepted, the first is printed.
  case function(_ spellings: [String], figure: Figure)
  /// A sign between two operands; some operations are also called as a function.
  case infix(
    _ spellings: [String], precedence: Precedence, grouping: Grouping, function: String? = nil)
  /// A sign before its operand.
  case prefix(_ spellings: [String], precedence: Precedence)
  /// No sign at all: the operand under another name.
  case identity

  /// How a function looks on paper, where it is not a name before its argument.
  package enum Figure: Sendable {
    case name
    /// √x
    case radical
    /// |x|
    case bars
    /// x²
    case squared
  }

  package enum Grouping: Sendable {
    case left, right, none
  }

  /// How tightly an operator binds, loosest first.
  package enum Precedence: Int, Sendable, Comparable {
    case comparison, sum, product, sign, power, application

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  package static func function(_ spellings: String..., figure: Figure = .name) -> Notation {
    .function(spellings, figure: figure)
  }

  /// Every spelling, the printed one first.
  package var spellings: [String] {
    switch self {
    case .function(let spellings, _), .infix(let spellings, _, _, _), .prefix(let spellings, _):
      spellings
    case .identity: []
    }
  }

  /// The names by which the operation is called with arguments in parentheses.
  package var functionNames: [String] {
    switch self {
    case .function(let spellings, _): spellings
    case .infix(_, _, _, let name): name.map { [$0] } ?? []
    case .prefix, .identity: []
    }
  }
}
