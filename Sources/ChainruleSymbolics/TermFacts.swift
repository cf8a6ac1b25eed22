import ChainruleCalculus

/// What a store knows of each of its terms from the parts of the term.
struct TermFacts {
  /// What a term is made of.
  struct Parts: OptionSet {
    let rawValue: UInt8

    static let vector = Parts(rawValue: 1)
    static let row = Parts(rawValue: 2)
    static let matrix = Parts(rawValue: 4)
    /// A choice between branches.
    static let selection = Parts(rawValue: 8)
  }

  /// What tells the term from formulas that it does not equal.
  let residue: Residue
  /// How many signs of operations the term takes when it is written out, or the largest integer.
  let operationCount: Int
  let parts: Parts

  init(constant: Double) {
    residue = Residue(constant)
    operationCount = 0
    parts = []
  }

  init(variable symbol: Symbol) {
    residue =
      if case .number(let name) = symbol {
        Residue(name: name.utf8)
      } else {
        Residue(name: "\(symbol)".utf8)
      }
    operationCount = 0
    parts =
      switch symbol.shape {
      case .scalar: []
      case .vector: .vector
      case .row: .row
      case .matrix: .matrix
      }
  }

  /// - Parameter exponent: the last operand, where it is a known number.
  init(_ operation: Operation, of operands: [TermFacts], exponent: Double?) {
    residue = Residue(operation, operands.map(\.residue), exponent: exponent)
    operationCount = operands.reduce(1) { count, operand in
      let (sum, overflows) = count.addingReportingOverflow(operand.operationCount)
      return overflows ? .max : sum
    }
    parts = operands.reduce(operation == .selection ? .selection : []) { $0.union($1.parts) }
  }
}

extension Term {
  /// Whether the two are the same formula but for the order and form of sums, products and
  /// quotients: x + y and y + x.
  func isEquivalent(to other: Term) -> Bool { facts.residue == other.facts.residue }

  func isOpposite(to other: Term) -> Bool { facts.residue == -other.facts.residue }

  /// How many signs of operations the term takes when it is written out.
  var operationCount: Int { facts.operationCount }

  /// Whether the term, or a part of it, chooses between branches.
  package var containsSelection: Bool { facts.parts.contains(.selection) }

  /// Whether the term is made of vectors or matrices.
  var containsArray: Bool { !facts.parts.isDisjoint(with: [.vector, .row, .matrix]) }

  var containsRow: Bool { facts.parts.contains(.row) }

  var containsMatrix: Bool { facts.parts.contains(.matrix) }

  /// Whether one is made of rows and the other of vectors: element by element they are no term.
  func isAcross(_ other: Term) -> Bool {
    let (a, b) = (facts.parts, other.facts.parts)
    return a.contains(.row) && b.contains(.vector) || a.contains(.vector) && b.contains(.row)
  }
}
