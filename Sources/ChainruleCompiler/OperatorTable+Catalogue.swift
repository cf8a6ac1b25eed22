package import ChainruleCalculus
package import ChainruleLanguage

extension OperatorTable {
  /// The operators of the language: those of the elementary operations, and those on vectors.
  package static let catalogue = OperatorCatalogue()
}

/// The operator table of the language, and what each of its entries means.
package struct OperatorCatalogue: Sendable {
  /// What an operator stands for.
  package enum Meaning: Sendable, Equatable {
    case elementary(Operation)
    /// `@`
    case matrixProduct
    /// `·`: the dot product of two vectors, else the product.
    case dotProduct
    /// `ᵀ`, `'`
    case transpose
  }

  package let table: OperatorTable
  private let meanings: [Meaning]

  init() {
    var entries: [OperatorTable.Entry] = []
    var meanings: [Meaning] = []
    func add(_ entry: OperatorTable.Entry?, _ meaning: Meaning) {
      guard let entry else { return }
      entries.append(entry)
      meanings.append(meaning)
    }
    for operation in Operation.allCases {
      add(OperatorTable.Entry(operation.notation), .elementary(operation))
    }
    add(.init(["√"], .prefix, .power), .elementary(.squareRoot))
    add(.init(["@"], .infix(.left), .product), .matrixProduct)
    add(.init(["·", "⋅"], .infix(.left), .product), .dotProduct)
    add(.init(["'", "ᵀ"], .postfix, .postfix), .transpose)
    func place(of operation: Operation) -> OperatorID {
      guard let index = meanings.firstIndex(of: .elementary(operation)) else {
        preconditionFailure("the catalogue has an operator for \(operation)")
      }
      return OperatorID(index)
    }
    table = OperatorTable(
      entries: entries, juxtaposition: place(of: .multiplication), power: place(of: .power))
    self.meanings = meanings
  }

  package subscript(id: OperatorID) -> Meaning { meanings[Int(id.index)] }
}

extension OperatorTable.Entry {
  /// The entry for a notation; nil for operations that are written as functions.
  fileprivate init?(_ notation: Notation) {
    switch notation {
    case .infix(let spellings, let precedence, let grouping, _):
      self.init(spellings, .infix(.init(grouping)), .init(precedence))
    case .prefix(let spellings, let precedence):
      self.init(spellings, .prefix, .init(precedence))
    case .function, .identity:
      return nil
    }
  }
}

extension OperatorTable.Grouping {
  fileprivate init(_ grouping: Notation.Grouping) {
    self =
      switch grouping {
      case .left: .left
      case .right: .right
      case .none: .none
      }
  }
}

extension OperatorTable.Precedence {
  fileprivate init(_ precedence: Notation.Precedence) {
    self =
      switch precedence {
      case .comparison: .comparison
      case .sum: .sum
      case .product: .product
      case .sign: .sign
      case .power: .power
      case .application: .postfix
      }
  }
}
