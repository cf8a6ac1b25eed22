/// The way of a gradient descent, from its start on.
package struct Descent: Sendable, Equatable {
  package enum Stop: String, Sendable {
    /// All steps were taken.
    case steps
    /// The gradient became as small as was asked for.
    case converged
    /// The value grew without an end in sight, or beyond all doubles.
    case diverged
    /// A value or derivative is not a finite number, and growth is not why.
    case notFinite = "not-finite"
  }

  package struct Step: Sendable, Equatable {
    package let value: Double
    package let gradientNorm: Double
  }

  /// A step at which the output touched a kink, and the first of its kinks.
  package struct Kink: Sendable, Equatable {
    package let step: Int
    package let node: NodeID
  }

  /// The start and what followed: one more than the steps that were taken.
  package private(set) var steps: [Step] = []
  package internal(set) var stop = Stop.steps
  package internal(set) var kinks: [Kink] = []
  /// The first node, in the order of evaluation, that is not finite at the last step.
  package internal(set) var notFinite: NodeID?
  /// The numbers of the variables, step by step.
  private var positions: [Double] = []
  /// How many times in a row, up to now, both value and gradient have grown.
  private(set) var growth = 0

  /// The number of each variable at a step.
  package func position(at step: Int) -> ArraySlice<Double> {
    let width = positions.count / steps.count
    return positions[step * width..<(step + 1) * width]
  }

  mutating func append(
    value: Double, gradientNorm: Double, at position: some Sequence<Double>
  ) {
    if let last = steps.last, value > last.value, gradientNorm > last.gradientNorm {
      growth += 1
    } else {
      growth = 0
    }
    steps.append(Step(value: value, gradientNorm: gradientNorm))
    positions += position
  }
}
