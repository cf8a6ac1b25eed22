/// Numbers in a shape: of a scalar `[]`, of a vector `[n]`, of a matrix `[m, n]`.
package struct NumberArray: Sendable, Equatable {
  package let shape: [Int]
  /// The numbers row by row.
  package let numbers: [Double]

  package init(shape: [Int], numbers: [Double]) {
    precondition(shape.reduce(1, *) == numbers.count, "a shape has a place for every number")
    self.shape = shape
    self.numbers = numbers
  }

  package init(_ number: Double) {
    self.init(shape: [], numbers: [number])
  }
}
