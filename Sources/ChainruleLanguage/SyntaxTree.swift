/// A program as it was written: an arena of statements and an arena of expressions.
///
/// Expressions are stored in post-order: the operands of a node stand before it, and a subtree is
/// the contiguous run `firstDescendant...index`. Passes over a tree are loops over indices, so
/// nesting is limited by memory and never by the stack.
///
/// Statements are stored in pre-order: the body of a loop or function follows its head and ends
/// before `end`.
package struct SyntaxTree: Sendable, Equatable {
  package var title: [String] = []
  package var names: NameTable
  package var numbers: [Double] = []
  package var strings: [String] = []
  package var statements: [Statement] = []
  package var expressions: [Expression] = []
  /// Names in lists: parameters of functions.
  package var parameters: [Parameter] = []

  package init(names: NameTable = NameTable()) {
    self.names = names
  }
}

package struct Parameter: Sendable, Equatable {
  package var name: NameID
  package var span: Span

  package init(name: NameID, span: Span) {
    self.name = name
    self.span = span
  }
}

/// The place of an expression in its tree.
package struct ExpressionID: Sendable, Hashable, Comparable {
  package let index: UInt32

  package init(_ index: Int) {
    self.index = UInt32(index)
  }

  /// The index as arrays want it.
  package var place: Int { Int(index) }

  package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// A half-open range of offsets into the UTF-8 of the source text.
package struct Span: Sendable, Hashable {
  package var start: UInt32
  package var end: UInt32

  package init(_ start: Int, _ end: Int) {
    self.init(from: UInt32(start), to: UInt32(end))
  }

  package init(from start: UInt32, to end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The empty span at a place where something is missing.
  package init(at place: UInt32) {
    self.init(from: place, to: place)
  }
}
