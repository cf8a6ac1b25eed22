/// A formula beside the derivative at many points.
struct AnswerTrials {
  struct Trial {
    let point: [Double]
    let steps: TangentSteps
    let answer: Double
    /// How far rounding may have moved the answer.
    let noise: Double
    let derivative: Double
    /// Σ|path products|
    let scale: Double

    func isNear(_ wanted: Double, _ found: Double) -> Bool {
      (wanted - found).magnitude
        <= AnswerTrials.tolerance * max(scale, wanted.magnitude, found.magnitude) + 8 * noise
    }
  }

  /// A formula of another form rounds otherwise.
  static let tolerance = 1e-8

  let graph: ScalarGraph
  let output: NodeID
  let input: NodeID
  /// Where a mistake may be made: operations that are made together.
  let places: [[NodeID]]
  private(set) var points: [Trial] = []

  init(
    _ graph: ScalarGraph, _ answer: AnswerFormula, of output: NodeID, by input: NodeID,
    _ derivative: AnswerJudgement.Derivative, near start: [Double?], places: [[NodeID]]?
  ) {
    self.graph = graph
    self.output = output
    self.input = input
    self.places = (places ?? graph.operationNodes.map { [$0] }).filter { $0[0] <= output }
    let trials = TrialsOfAnswer(graph, answer, derivative, of: output, by: input)
    points = Self.defined(trials.at(Self.candidates(near: start), most: 40))
    guard firstWrong == nil else { return }
    let most = max(4, min(60, 200_000 / max(1, graph.nodeCount)))
    let constants = graph.constants + answer.graph.constants
    let probes = Self.probes(of: constants, for: input, near: start)
    points = Self.defined(points + trials.at(probes, most: most))
  }

  /// A formula may be defined on a part of the program's domain, but not nowhere.
  private static func defined(_ points: [Trial]) -> [Trial] {
    let defined = points.filter(\.answer.isFinite)
    return defined.isEmpty ? points : defined
  }

  /// Numbers that are easy to compute with first, then random ones.
  private static func candidates(near start: [Double?]) -> [[Double]] {
    let plain: [Double] = [1, 2, 0.5, 3, -1, 0.25, -2, 1.5, -0.5, 4]
    var points: [[Double]] = []
    if start.allSatisfy({ $0 != nil }) { points.append(start.compactMap(\.self)) }
    for shift in plain.indices {
      points.append(start.indices.map { plain[(shift + 3 * $0) % plain.count] })
    }
    var generator = SplitMix64(seed: 1)
    let ranges: [ClosedRange<Double>] = [-3...3, 0.1...2, 0.05...0.95, -1...1, 1...6, -12...12]
    for round in 0..<180 {
      let range = ranges[round % ranges.count]
      points.append(
        start.map { value in
          let number = Double.random(in: range, using: &generator)
          return round >= 120 ? (value ?? 1) * (1 + number / 8) : number
        })
    }
    return points
  }

  /// Where the program or the answer may change, or may only be defined: numbers on both sides of
  /// every constant and of their quotients, and numbers of many sizes, for the one input and for all.
  private static func probes(of constants: [Double], for input: NodeID, near start: [Double?])
    -> [[Double]]
  {
    let sizes = constants.map(\.magnitude).filter { $0.isFinite && $0 > 0 }.uniqued().prefix(8)
    let quotients = sizes.flatMap { a in sizes.filter { $0 != a && $0 != 1 }.map { a / $0 } }
    var numbers: [Double] = []
    for size in sizes + quotients.prefix(12) {
      let gap = size > 10 ? size / 10 : size > 1 ? 0.5 : size / 4
      for number in [size - gap, size + gap] { numbers += [number, -number] }
    }
    for size in [8.5, 21, 45, 95, 210, 450, 1050] { numbers += [size, -size] }
    return numbers.flatMap { number in
      let all = start.indices.map { number * (1 + Double($0) / 64) }
      var one = start.map { $0 ?? 1 }
      guard start.count > 1, start.indices.contains(input.index) else { return [all] }
      one[input.index] = number
      return [one, all]
    }
  }

  var firstWrong: Trial? {
    points.first { !$0.answer.isFinite || !$0.isNear($0.derivative, $0.answer) }
  }
}

extension AnswerTrials {
  /// What the formula looks like; nil where it looks like nothing that is known.
  func diagnosis() -> AnswerJudgement.Diagnosis? {
    guard points.allSatisfy(\.answer.isFinite) else { return nil }
    return mistake() ?? whole() ?? derivativeByAnother() ?? factorsByAnother()
      ?? twoMistakes() ?? byNumber()
  }

  private typealias Diagnosis = AnswerJudgement.Diagnosis

  /// Larger programs are searched for mistakes made everywhere only.
  private static let mostPlaces = 300

  private func mistake() -> Diagnosis? {
    let single = places.count <= Self.mostPlaces ? places.reversed().map { $0 as [NodeID]? } : []
    // A derivative of 0 everywhere keeps nothing.
    let isZero = points.allSatisfy { $0.answer == 0 }
    // One mistake that was made once says more than one made wherever it could be.
    for places in [single, [nil]] {
      for mistake in Mistake.allCases where !isZero || mistake != .constantKept {
        for way in 0..<Mistake.ways {
          for place in places {
            let made = MadeMistake(mistake: mistake, way: way, place: place)
            if fits([made]) { return .mistakes([named(mistake, at: place)]) }
          }
        }
      }
    }
    return nil
  }

  /// To leave the whole derivative of u = x² out is to forget the inner derivative of what is made of
  /// u, and not only an outer one.
  private func named(_ mistake: Mistake, at place: [NodeID]?) -> AnswerJudgement.Made {
    let sums: Set<Operation> = [.addition, .subtraction, .negation]
    let isInner =
      mistake == .outerDerivative
      && place.map { place in
        graph.operands(of: place[0]).contains(input)
          && graph.operationNodes.contains {
            graph.operands(of: $0).contains(place[0]) && !sums.contains(graph.operation(at: $0))
          }
      } == true
    return .init(isInner ? .innerDerivative : mistake, at: place?.last)
  }

  /// A product of derivatives although one factor is a constant here: 2x·3z² for x²·z³ by x.
  private func factorsByAnother() -> Diagnosis? {
    guard graph.inputCount <= Self.mostPlacesOfTwo, places.count <= Self.mostPlacesOfTwo else {
      return nil
    }
    for other in graph.inputs where other != input {
      for place in places {
        let made = MadeMistake(mistake: .productByFactors, way: 0, place: place)
        let sweep = MistakenSweep(mistakes: [made], moving: other)
        let fits = points.allSatisfy { trial in
          sweep.derivative(trial.steps, of: output, by: input)
            .map { trial.isNear($0, trial.answer) } ?? false
        }
        if fits { return .mistakes([.init(.productByFactors, at: place.last)]) }
      }
    }
    return nil
  }

  /// Two mistakes are looked for in programs that are written on a board.
  private static let mostPlacesOfTwo = 16

  private func twoMistakes() -> Diagnosis? {
    guard places.count <= Self.mostPlacesOfTwo, let first = points.first else { return nil }
    let single = Mistake.combining.flatMap { mistake in
      (0..<Mistake.ways).flatMap { way in
        places.reversed().map { MadeMistake(mistake: mistake, way: way, place: $0) }
      }
    }.filter { MistakenSweep(mistakes: [$0]).derivative(first.steps, of: output, by: input) != nil }
    // The mistakes that are made more often first.
    for sum in 1..<max(1, 2 * single.count) {
      for second in (sum / 2 + 1)..<max(sum / 2 + 1, min(sum + 1, single.count)) {
        let pair = [single[sum - second], single[second]]
        if fits(pair) { return .mistakes(pair.map { .init($0.mistake, at: $0.place?.last) }) }
      }
    }
    return nil
  }

  private func fits(_ mistakes: [MadeMistake]) -> Bool {
    let sweep = MistakenSweep(mistakes: mistakes)
    return points.allSatisfy { trial in
      sweep.derivative(trial.steps, of: output, by: input).map { trial.isNear($0, trial.answer) }
        ?? false
    }
  }

  /// What is wrong with the whole formula rather than with one step.
  private func whole() -> AnswerJudgement.Diagnosis? {
    if points.allSatisfy({ $0.isNear(-$0.derivative, $0.answer) }) { return .wholeSign }
    if points.allSatisfy({ $0.isNear($0.steps.values[output.index], $0.answer) }) {
      return .notDifferentiated
    }
    return nil
  }

  private func byNumber() -> AnswerJudgement.Diagnosis? {
    if let first = points.first(where: { $0.derivative != 0 && $0.answer != 0 }) {
      let factor = first.answer / first.derivative
      if points.allSatisfy({ $0.isNear(factor * $0.derivative, $0.answer) }) {
        return .factor(factor)
      }
    }
    let addend = points[0].answer - points[0].derivative
    return points.allSatisfy { $0.isNear($0.derivative + addend, $0.answer) }
      ? .addend(addend) : nil
  }

  private func derivativeByAnother() -> AnswerJudgement.Diagnosis? {
    let active = graph.active(for: graph.inputs)
    for other in graph.inputs where other != input {
      let fits = points.allSatisfy { trial in
        let adjoints = graph.linearized(at: trial.steps.values, active: active)
          .adjoints(of: output)
        return trial.isNear(adjoints[other.index] ?? 0, trial.answer)
      }
      if fits { return .derivativeByAnother(other) }
    }
    return nil
  }
}
