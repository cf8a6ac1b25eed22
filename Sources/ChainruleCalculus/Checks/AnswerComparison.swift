/// Compares a formula and a derivative wherever both say something.
struct AnswerComparison {
  private let graph: ScalarGraph
  private let answer: AnswerFormula
  private let output: NodeID
  private let input: NodeID
  private let derivative: AnswerJudgement.Derivative
  private let active: [Bool]

  init(
    _ graph: ScalarGraph, _ answer: AnswerFormula, _ derivative: AnswerJudgement.Derivative,
    of output: NodeID, by input: NodeID
  ) {
    self.derivative = derivative
    self.graph = graph
    self.answer = answer
    self.output = output
    self.input = input
    active = graph.active(for: graph.inputs)
  }

  /// The trials at the first points of the program's domain, away from its kinks.
  func trials(at points: [[Double]], most: Int) -> [AnswerTrial] {
    Array(points.lazy.compactMap(trial).prefix(most))
  }

  /// What the formula claims to be, and Σ|path products|.
  private func wanted(_ linearized: LinearizedGraph<Double>, _ adjoints: [Double?])
    -> (Double, scale: Double)
  {
    switch derivative {
    case .total:
      let scale = linearized.magnitudes.adjoints(of: output)[input.index] ?? 0
      return (adjoints[input.index] ?? 0, scale)
    case .partial:
      let partials = linearized.edges(into: output).filter { linearized.sources[$0] == input }
        .map { linearized.partials[$0].scalar }
      return (partials.reduce(0, +), partials.reduce(0) { $0 + $1.magnitude })
    }
  }

  /// Squares of such numbers, or their reciprocals, leave the range of numbers, and formulas of
  /// other forms leave it elsewhere.
  private static func isExtreme(_ number: Double) -> Bool {
    number != 0 && !(1e-100...1e100).contains(number.magnitude) && number.isFinite
  }

  private func trial(at point: [Double]) -> AnswerTrial? {
    let steps = TangentSteps(graph, at: point)
    let linearized = graph.linearized(at: steps.values, active: active)
    let adjoints = linearized.adjoints(of: output)
    let (derivative, scale) = wanted(linearized, adjoints)
    let kinks = graph.kinks(at: steps.values)
    guard steps.values[output.index].isFinite, derivative.isFinite,
      linearized.touched(kinks, by: output).isEmpty,
      !steps.values.contains(where: Self.isExtreme), !Self.isExtreme(derivative)
    else { return nil }
    let (number, noise) = answer.value(steps.values)
    // Where the answer has cancelled it says nothing.
    if number.isFinite, noise > AnswerTrial.tolerance * max(scale, number.magnitude) { return nil }
    return AnswerTrial(
      point: point, steps: steps, answer: number, noise: noise.isFinite ? noise : 0,
      derivative: derivative, adjoints: adjoints, scale: scale)
  }
}
