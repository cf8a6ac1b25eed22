/// A comparison as a value: 1 where it holds, else 0; its derivatives are 0.
package protocol Comparison: BinaryOperation {
  static var spellings: [String] { get }
  static func holds(_ x: Double, _ y: Double) -> Bool
}

extension Comparison {
  package static var notation: Notation {
    .infix(spellings, precedence: .comparison, grouping: .none)
  }

  package static var kind: OperationKind { .comparison }

  package static func value(_ x: Double, _ y: Double) -> Double { holds(x, y) ? 1 : 0 }

  package static func firstPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .zero
  }

  package static func secondPartial<S: ScalarAlgebra>(_ x: S, _ y: S, value: S) -> Partial<S> {
    .zero
  }

  package static func kink(at x: Double, _ y: Double) -> BinaryKink? { x == y ? .flat : nil }
}

package enum Less: Comparison {
  package static let spellings = ["<"]

  package static func holds(_ x: Double, _ y: Double) -> Bool { x < y }
}

package enum LessOrEqual: Comparison {
  package static let spellings = ["<=", "≤"]

  package static func holds(_ x: Double, _ y: Double) -> Bool { x <= y }
}

package enum Greater: Comparison {
  package static let spellings = [">"]

  package static func holds(_ x: Double, _ y: Double) -> Bool { x > y }
}

package enum GreaterOrEqual: Comparison {
  package static let spellings = [">=", "≥"]

  package static func holds(_ x: Double, _ y: Double) -> Bool { x >= y }
}

package enum Equal: Comparison {
  package static let spellings = ["=="]

  package static func holds(_ x: Double, _ y: Double) -> Bool { x == y }
}

package enum NotEqual: Comparison {
  package static let spellings = ["!=", "≠"]

  package static func holds(_ x: Double, _ y: Double) -> Bool { x != y }
}
