/// Gradient descent at a fixed rate.
///
///     xₖ₊₁ = xₖ − rate · ∇f(xₖ)
///
/// The graph is built once; every step evaluates it and sweeps it backward in the same storage.
package struct GradientDescent: Sendable {
  package let graph: ScalarGraph
  /// The node of f.
  package let output: NodeID
  /// The inputs that move; the others are constants.
  package let variables: [NodeID]
  package var rate: Double
  /// How many steps are taken at most.
  package var stepLimit: Int
  /// The norm of the gradient at which the descent has arrived.
  package var tolerance = 0.0
  package var rule = KinkRule.zero

  package init(
    of output: NodeID, in graph: ScalarGraph, over variables: [NodeID], rate: Double,
    stepLimit: Int
  ) {
    self.graph = graph
    self.output = output
    self.variables = variables
    self.rate = rate
    self.stepLimit = stepLimit
  }

  /// So many times in a row value and gradient have to grow until the descent counts as diverging:
  /// a rate that is small enough never makes a smooth function grow, and one that is not can do so
  /// for a few steps on its way to a flatter place.
  package static let growthLimit = 10
}

extension GradientDescent {
  /// Descends from a point.
  ///
  /// - Parameter start: a number for each input of the graph.
  /// - Complexity: a value sweep and a reverse sweep for each step.
  package func run(from start: [Double]) -> Descent {
    var point = start
    var values: [Double] = []
    var adjoints: [Double?] = []
    var gradient = [Double](repeating: 0, count: variables.count)
    var linearized = graph.linearized(
      at: graph.values(at: start), active: graph.active(for: variables), atKink: rule)
    var descent = Descent()
    while true {
      graph.evaluate(at: point, into: &values)
      linearized.linearize(at: values, atKink: rule)
      linearized.findAdjoints(of: [output], into: &adjoints)
      for (place, variable) in variables.enumerated() {
        gradient[place] = adjoints[variable.index] ?? 0
      }
      descent.append(
        value: values[output.index], gradientNorm: Self.norm(gradient),
        at: variables.lazy.map { point[$0.index] })
      noteKinks(of: linearized, at: values, in: &descent)
      if let stop = stop(descent) {
        descent.stop = stop
        descent.notFinite = values.firstIndex { !$0.isFinite }.map { NodeID($0) }
        return descent
      }
      for (variable, slope) in zip(variables, gradient) {
        point[variable.index] -= rate * slope
      }
    }
  }

  private func stop(_ descent: Descent) -> Descent.Stop? {
    let steps = descent.steps
    let last = steps[steps.count - 1]
    if !last.value.isFinite || !last.gradientNorm.isFinite {
      guard steps.count > 1 else { return .notFinite }
      let hasGrown = steps[steps.count - 2].value > steps[0].value
      return last.value.isInfinite || hasGrown ? .diverged : .notFinite
    }
    if last.gradientNorm <= tolerance { return .converged }
    if descent.growth >= Self.growthLimit { return .diverged }
    return steps.count > stepLimit ? .steps : nil
  }

  private func noteKinks(
    of linearized: LinearizedGraph<Double>, at values: [Double], in descent: inout Descent
  ) {
    let kinks = linearized.touched(graph.kinks(at: values), by: output)
    guard let first = kinks.first else { return }
    descent.kinks.append(Descent.Kink(step: descent.steps.count - 1, node: first))
  }

  /// The Euclidean norm, scaled so that no square overflows or vanishes.
  private static func norm(_ vector: [Double]) -> Double {
    let largest = vector.reduce(0) { $1.isNaN ? .nan : max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return largest }
    return largest
      * vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }
}
