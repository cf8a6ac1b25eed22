/// One statement; the bodies of loops and functions follow their heads.
package struct Statement: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// `input name: shape = value`, one statement for each name of the list.
    case input(NameID)
    case data(NameID)
    case size(NameID)
    /// `name = value`.
    case definition(NameID)
    /// A bare expression, the program's last statement.
    case bare
    /// `name(parameters) = value` or `= { statements; value }`; the names are in
    /// `SyntaxTree.parameters`. The statements follow up to `end`, without the value.
    case function(NameID, parameters: Range<UInt32>)
    /// `for name in lower..upper { statements }`; `value` is the range expression.
    case loop(NameID)
    /// `output name`, one statement for each name of the list.
    case output(NameID)
  }

  package var kind: Kind
  /// The shape after a colon: a name or call, such as `vector(3)`.
  package var shape: ExpressionID?
  /// What the name stands for; of a function also where a block comes before it.
  package var value: ExpressionID?
  /// One past the last statement of the body; for a statement without a body, one past itself.
  package var end: UInt32
  /// From the name, of a loop from `for`, to the last character of the value or block.
  package var span: Span
  /// The span of the name that the statement introduces.
  package var nameSpan: Span

  package init(
    kind: Kind, shape: ExpressionID? = nil, value: ExpressionID? = nil, end: UInt32, span: Span,
    nameSpan: Span
  ) {
    self.kind = kind
    self.shape = shape
    self.value = value
    self.end = end
    self.span = span
    self.nameSpan = nameSpan
  }
}
