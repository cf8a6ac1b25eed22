/// Whether a formula that somebody wrote is a derivative of a program.
package struct AnswerJudgement: Sendable, Equatable {
  /// What the formula looks like.
  package enum Diagnosis: Sendable, Equatable {
    /// One mistake, or two at once.
    case mistakes([Made])
    /// The derivative, with the other sign.
    case wholeSign
    /// The derivative by a number.
    case factor(Double)
    case addend(Double)
    case notDifferentiated
    case derivativeByAnother(NodeID)
    case derivativeOfAnother(NodeID)
  }

  /// A mistake at an operation, or at every one where it can be made.
  package struct Made: Sendable, Equatable {
    package let mistake: Mistake
    package let node: NodeID?

    init(_ mistake: Mistake, at node: NodeID?) {
      self.mistake = mistake
      self.node = node
    }
  }

  /// Which derivative the formula is to be.
  package enum Derivative: Sendable {
    /// Along all paths.
    case total
    /// Of one operation by a parameter of it, the others held constant.
    case partial
  }

  /// A point at which the formula is wrong.
  package struct Counterexample: Sendable, Equatable {
    package let point: [Double]
    package let answer: Double
    package let derivative: Double
  }

  package let verdict: Verdict
  package let counterexample: Counterexample?
  package let diagnosis: Diagnosis?
  /// At how many points the formula was compared.
  package let comparisons: Int
}

/// A formula in the values of some nodes of a program.
package struct AnswerFormula: Sendable {
  /// What an input of the formula stands for.
  package enum Source: Sendable {
    case node(NodeID)
    case number(Double)
  }

  let graph: ScalarGraph
  let output: NodeID
  /// For each input of the formula what it stands for.
  let sources: [Source]

  package init(_ graph: ScalarGraph, output: NodeID, sources: [Source]) {
    precondition(graph.inputCount == sources.count, "every input stands for something")
    self.graph = graph
    self.output = output
    self.sources = sources
  }

  /// Whether the formula is 0 where the inputs of its program have these values.
  package func vanishes(in program: ScalarGraph, at point: [Double]) -> Bool {
    value(program.values(at: point)).number == 0
  }

  /// The formula where the nodes have these values, and how far rounding may have moved it.
  func value(_ values: [Double]) -> (number: Double, noise: Double) {
    let point = sources.map { source in
      switch source {
      case .node(let node): values[node.index]
      case .number(let number): number
      }
    }
    let own = graph.values(at: point)
    let active = graph.active(for: graph.inputs)
    let adjoints = graph.linearized(at: own, active: active).adjoints(of: output)
    let inherited = zip(adjoints, point).reduce(0) { sum, input in
      sum + ((input.0 ?? 0) * input.1).magnitude * .ulpOfOne
    }
    return (own[output.index], graph.rounding(of: own, adjoints) + inherited)
  }
}

extension ScalarGraph {
  /// Compares a formula with the derivative at many points, and looks for the mistake that makes
  /// one of the other.
  ///
  /// - Parameters:
  ///   - start: the program's own point, tried first.
  ///   - places: operations at which a mistake is made together; nil for each by itself.
  /// - Complexity: one sweep for each point, then one for each mistake and operation.
  package func judge(
    _ answer: AnswerFormula, of output: NodeID, by input: NodeID, near start: [Double?],
    as derivative: AnswerJudgement.Derivative = .total, places: [[NodeID]]? = nil
  ) -> AnswerJudgement {
    let trials = trials(of: answer, derivative, of: output, by: input, near: start)
    guard let wrong = trials.first(where: \.isWrong) else {
      let decided = trials.count(where: \.isDecided)
      return AnswerJudgement(
        verdict: 2 * decided > trials.count ? .agree : .inconclusive, counterexample: nil,
        diagnosis: nil, comparisons: decided)
    }
    let search = MistakeSearch(
      graph: self, output: output, input: input,
      places: (places ?? operationNodes.map { [$0] }).filter { $0[0] <= output },
      namesAll: places == nil, trials: trials)
    return AnswerJudgement(
      verdict: .disagree,
      counterexample: .init(
        point: wrong.point, answer: wrong.answer, derivative: wrong.derivative),
      diagnosis: search.diagnosis(), comparisons: trials.count)
  }

  /// Easy points; and where all is well there, or the program has kinks, points on both sides of
  /// them.
  private func trials(
    of answer: AnswerFormula, _ derivative: AnswerJudgement.Derivative, of output: NodeID,
    by input: NodeID, near start: [Double?]
  ) -> [AnswerTrial] {
    let comparison = AnswerComparison(self, answer, derivative, of: output, by: input)
    let trials = comparison.trials(at: TrialPoints.plain(near: start), most: 40).defined
    guard !trials.contains(where: \.isWrong) || operations.contains(where: \.isPiecewise) else {
      return trials
    }
    let most = max(4, min(60, 200_000 / max(1, nodeCount)))
    let probes = TrialPoints.probes(
      of: constants + answer.graph.constants, for: input, near: start)
    return (trials + comparison.trials(at: probes, most: most)).defined
  }
}

extension [AnswerTrial] {
  /// A formula may be defined on a part of the program's domain, but not nowhere.
  fileprivate var defined: [AnswerTrial] {
    let defined = filter(\.answer.isFinite)
    return defined.isEmpty ? self : defined
  }
}

extension Operation {
  /// Whether it is another function on the other side of some value.
  fileprivate var isPiecewise: Bool {
    switch self {
    case .rectifiedLinearUnit, .leakyRectifiedLinearUnit, .exponentialLinearUnit, .absoluteValue,
      .sign, .step, .maximum, .minimum, .selection:
      true
    case _: false
    }
  }
}
