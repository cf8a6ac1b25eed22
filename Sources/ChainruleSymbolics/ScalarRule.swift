import ChainruleCalculus

/// The rule of differentiation by which one operation has its partial.
///
/// - SeeAlso: Parr and Howard (2018), section 2.
package enum ScalarRule: Sendable, Equatable {
  /// A second name passes every change on as it is.
  case renaming
  case constantMultiple
  case power
  /// The base is held constant, and the exponent moves.
  case exponential
  /// Base and exponent both move: each adds what it passes on by its own rule.
  case powerAndExponential
  case sum
  case difference
  case product
  case quotient
  /// On every piece the operation is one of its operands, up to a constant factor.
  case piecewise
  /// On every piece the operation does not move at all.
  case piecewiseConstant
  case function(String)

  /// - Parameters:
  ///   - positions: at which places of the operation the operand stands that moves.
  ///   - partial: the partial by that operand.
  init(_ operation: Operation, movedAt positions: [Int], partial: Term) {
    if operation.kind == .comparison {
      self = partial == 0 ? .piecewiseConstant : .piecewise
    } else if let rules = Self.table[operation] {
      self = positions.count > 1 ? rules.both : positions == [0] ? rules.first : rules.second
    } else {
      self = .function(operation.notation.spellings.first ?? "")
    }
  }

  private struct Rules {
    let first: ScalarRule
    let second: ScalarRule
    let both: ScalarRule

    init(_ first: ScalarRule, _ second: ScalarRule? = nil, both: ScalarRule? = nil) {
      self.first = first
      self.second = second ?? first
      self.both = both ?? first
    }
  }

  private static let table: [Operation: Rules] = [
    .addition: Rules(.sum), .subtraction: Rules(.difference),
    .multiplication: Rules(.constantMultiple, both: .product),
    .division: Rules(.constantMultiple, .quotient, both: .quotient),
    .negation: Rules(.constantMultiple),
    .power: Rules(.power, .exponential, both: .powerAndExponential),
    .square: Rules(.power), .squareRoot: Rules(.power), .cubeRoot: Rules(.power),
    .identity: Rules(.renaming),
  ]
}

/// The chain rule that a derivative needs.
package enum ChainRule: String, Sendable {
  /// No path leads from the input to the output.
  case constant
  /// One operation, and so no chain.
  case scalarRule = "scalar-rule"
  case singleVariable = "single-variable"
  case totalDerivative = "total-derivative"
}
