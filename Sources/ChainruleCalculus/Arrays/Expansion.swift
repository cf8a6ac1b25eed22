/// Where the elementary operations go that an operation on arrays consists of.
///
/// An expansion is written once over this protocol. It builds the scalar graph of a program, the
/// graph of one operation by itself for its Jacobians, and plain numbers in tests.
package protocol Expansion {
  associatedtype Element

  mutating func literal(_ value: Double) -> Element
  mutating func apply(_ operation: Operation, to operand: Element) -> Element
  mutating func apply(_ operation: Operation, to first: Element, _ second: Element) -> Element
  /// The first branch where the condition is not 0, else the second.
  mutating func select(_ condition: Element, _ first: Element, _ second: Element) -> Element
}

extension Expansion {
  /// The elements joined from the left by a binary operation.
  ///
  /// - Precondition: there is at least one.
  /// - Complexity: n − 1 operations.
  mutating func fold(_ operation: Operation, _ elements: some Collection<Element>) -> Element {
    guard var joined = elements.first else {
      preconditionFailure("there is something to join")
    }
    for element in elements.dropFirst() { joined = apply(operation, to: joined, element) }
    return joined
  }

  /// Σ aᵢbᵢ, n products and n − 1 sums from the left.
  mutating func dot(_ first: [Element], _ second: [Element]) -> Element {
    var products: [Element] = []
    products.reserveCapacity(first.count)
    for (a, b) in zip(first, second) { products.append(apply(.multiplication, to: a, b)) }
    return fold(.addition, products)
  }
}

extension ScalarGraphBuilder: Expansion {
  package mutating func select(_ condition: Reference, _ first: Reference, _ second: Reference)
    -> Reference
  {
    apply(.selection, to: condition, first, second)
  }
}
