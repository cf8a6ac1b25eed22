/// A loop of the program, of which the graph holds every pass.
package struct UnrolledLoop: Sendable, Equatable {
  /// The name of its index.
  package let index: String
  package let passes: Int
  /// How many numbers that depend on an input each pass hands to the next.
  package let stateSize: Int

  package init(index: String, passes: Int, stateSize: Int) {
    self.index = index
    self.passes = passes
    self.stateSize = stateSize
  }
}
