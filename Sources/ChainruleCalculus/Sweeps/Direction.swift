/// A direction in which the inputs are moved, and what to call it.
package struct Direction: Sendable, Equatable {
  /// The inputs that move, by name, with how far.
  package let label: String
  /// A component for each input.
  package let components: [Double]
  /// The input that alone moves, by 1.
  package let only: NodeID?

  package init(label: String, components: [Double], only: NodeID? = nil) {
    self.label = label
    self.components = components
    self.only = only
  }
}

extension Differentiation {
  /// The directions shown when none is asked for: every chosen input by itself up to three of
  /// them, else the first.
  package var standardDirections: [Direction] {
    chosen.prefix(chosen.count <= 3 ? 3 : 1).map { input in
      Direction(label: program.name(of: input), components: direction(of: input), only: input)
    }
  }
}
