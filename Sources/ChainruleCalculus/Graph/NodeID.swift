/// A node's place in its graph; operands come before the operations that use them.
package struct NodeID: Sendable, Hashable, Comparable {
  package let rawValue: UInt32

  package init(_ index: Int) {
    rawValue = UInt32(index)
  }

  package var index: Int { Int(rawValue) }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
