/// Something begun in an expression and not yet finished: an operator that awaits its right
/// operand, an open bracket, an `if`.
///
/// Frames replace the call stack of a recursive parser, so nesting costs memory and nothing else.
/// The finished operands of a frame need no list: in post-order they are the last subtrees of the
/// arena.
struct Frame {
  enum Kind {
    case infix(OperatorID)
    case prefix(OperatorID)
    /// `a..`
    case range
    /// `if …`, `if … then …`, `if … then … else …`
    case condition, consequent, alternative
    case group
    case call(NameID)
    case list
    case subscripts
    /// `sum(i in `, with the parts of `FoldPart` counted by `count`.
    case fold(NameID, index: NameID)
    case comprehension(index: NameID)
    /// `csv("…"`, with the place of the text.
    case table(UInt32)
  }

  var kind: Kind
  /// Where the node begins: its first operand, its name or its bracket.
  var start: UInt32
  /// Where its operator, word or opening bracket stands.
  var opening: UInt32
  /// How many expressions the arena held when the node's first operand began.
  var firstNode: UInt32
  /// Operands finished so far.
  var count: UInt32 = 0

  /// The bracket that ends the frame; nil for operators and conditionals.
  var closing: Punctuation? {
    switch kind {
    case .infix, .prefix, .range, .condition, .consequent, .alternative: nil
    case .group, .call, .fold, .table: .closeParenthesis
    case .list, .subscripts, .comprehension: .closeBracket
    }
  }
}

/// The parts of `sum(i in a..b: body)` and `[i in a..b: body]`, as `Frame.count` numbers them.
enum FoldPart {
  static let lower: UInt32 = 0
  static let upper: UInt32 = 1
  static let body: UInt32 = 2
}
