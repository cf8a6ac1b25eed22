/// A value of any shape: its elements, row by row.
package struct ShapedArray<Element> {
  package let shape: Shape
  package let elements: [Element]

  /// - Precondition: there are as many elements as the shape has.
  package init(_ shape: Shape, _ elements: [Element]) {
    precondition(elements.count == shape.count, "an array has the elements of its shape")
    self.shape = shape
    self.elements = elements
  }

  package init(scalar element: Element) {
    self.init(.scalar, [element])
  }

  /// The element in a row and column, counted from 0.
  package subscript(row: Int, column: Int) -> Element {
    elements[row * shape.columns + column]
  }

  package var transposed: ShapedArray {
    guard shape.isMatrix else { return ShapedArray(shape.transposed, elements) }
    var turned: [Element] = []
    turned.reserveCapacity(elements.count)
    for column in 0..<shape.columns {
      for row in 0..<shape.rows { turned.append(self[row, column]) }
    }
    return ShapedArray(shape.transposed, turned)
  }

  package func map<Other>(_ transform: (Element) -> Other) -> ShapedArray<Other> {
    ShapedArray<Other>(shape, elements.map(transform))
  }

  /// The elements of each row.
  package var lines: [ArraySlice<Element>] {
    (0..<shape.rows).map { elements[$0 * shape.columns..<($0 + 1) * shape.columns] }
  }
}

extension ShapedArray: Equatable where Element: Equatable {}
extension ShapedArray: Sendable where Element: Sendable {}
