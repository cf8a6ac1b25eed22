/// The operators that expressions may use: their spellings, how tightly they bind, how they group.
///
/// The table is passed in: the grammar knows no operation of its own.
package struct OperatorTable: Sendable {
  package enum Fixity: Sendable, Equatable {
    case prefix
    case infix(Grouping)
    case postfix
  }

  package enum Grouping: Sendable, Equatable {
    case left, right
    /// May not be chained: `a < b < c` is an error.
    case none
  }

  /// How tightly an operator binds, loosest first.
  package enum Precedence: Int, Sendable, Comparable {
    case comparison, sum, product, sign, power, postfix

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  package struct Entry: Sendable, Equatable {
    /// Every spelling, the one that is printed first: `["*", "×", "⊗"]`.
    package var spellings: [String]
    package var fixity: Fixity
    package var precedence: Precedence

    package init(_ spellings: [String], _ fixity: Fixity, _ precedence: Precedence) {
      self.spellings = spellings
      self.fixity = fixity
      self.precedence = precedence
    }
  }

  /// The entries; an `OperatorID` is an index into them.
  package let entries: [Entry]
  /// What a number directly before a name or parenthesis means: multiplication.
  package let juxtaposition: OperatorID
  /// What `²` and `³` after a term mean: this operator applied to the number 2 or 3.
  package let power: OperatorID

  package init(entries: [Entry], juxtaposition: OperatorID, power: OperatorID) {
    self.entries = entries
    self.juxtaposition = juxtaposition
    self.power = power
  }
}
