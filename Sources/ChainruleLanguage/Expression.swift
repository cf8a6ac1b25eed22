/// One node of an expression.
package struct Expression: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// A number; the index is into `SyntaxTree.numbers`. `isInteger` where it was written without
    /// a point or exponent and is less than 2⁵³, so that the double is exact.
    case number(UInt32, isInteger: Bool)
    case name(NameID)
    /// Operators of the table: one operand for prefix and postfix, two for infix.
    case prefix(OperatorID)
    case infix(OperatorID)
    case postfix(OperatorID)
    /// A named function applied to `arity` arguments.
    case call(NameID, arity: UInt32)
    /// `if condition then a else b`: three operands.
    case conditional
    /// `[a, b, c]`, the operands in order.
    case list(count: UInt32)
    /// `v[i]`, `A[i, j]`: the indexed term, then `count` subscripts.
    case subscripted(count: UInt32)
    /// `a..b`: two operands, only as a bound or subscript.
    case range
    /// `:` as a subscript, no operand.
    case everything
    /// `sum(i in a..b: body)`: three operands: a, b, body; the name before the parenthesis, and
    /// the index.
    case fold(NameID, index: NameID)
    /// `[i in a..b: body]`: three operands.
    case comprehension(index: NameID)
    /// `csv("file", 1..4)`: string index into `SyntaxTree.strings`; `count` (0 or 1) column ranges.
    case table(UInt32, count: UInt32)
    /// A place where something is missing or wrong, already reported.
    case missing
  }

  package var kind: Kind
  /// The index of the first node of this subtree; its own index when it has no operand.
  package var firstDescendant: ExpressionID
  /// From the first to the last character of the subtree, parentheses around it included.
  package var span: Span
  /// Where the operator, name or bracket that names this node begins; for a product without a
  /// sign, where its second factor begins.
  package var anchor: UInt32

  package init(kind: Kind, firstDescendant: ExpressionID, span: Span, anchor: UInt32) {
    self.kind = kind
    self.firstDescendant = firstDescendant
    self.span = span
    self.anchor = anchor
  }
}

/// An operator's place in the operator table.
package struct OperatorID: Sendable, Hashable {
  package let index: UInt16

  package init(_ index: Int) {
    self.index = UInt16(index)
  }
}
