/// The mistakes that make of a derivative what a formula gives at every trial.
struct MistakeSearch {
  let graph: ScalarGraph
  let output: NodeID
  let input: NodeID
  /// Where a mistake may be made: operations at which it is made together.
  let places: [[NodeID]]
  /// Whether the values between inputs and output have names of their own.
  let namesAll: Bool
  let trials: [AnswerTrial]

  /// What the formula looks like; nil where it looks like nothing that is known.
  func diagnosis() -> AnswerJudgement.Diagnosis? {
    guard trials.allSatisfy(\.answer.isFinite) else { return nil }
    return mistake() ?? whole() ?? byAnotherInput() ?? factorsByAnother() ?? twoMistakes()
      ?? byOrOfAnother() ?? byNumber()
  }

  private typealias Diagnosis = AnswerJudgement.Diagnosis

  /// Larger programs are searched for mistakes made everywhere only.
  private static let mostPlaces = 300

  private func mistake() -> Diagnosis? {
    let single = places.count <= Self.mostPlaces ? places.reversed().map { $0 as [NodeID]? } : []
    // A derivative of 0 everywhere keeps nothing, and is no partial.
    let isZero = trials.allSatisfy { $0.answer == 0 }
    let mistakes = Mistake.allCases.filter {
      !isZero || $0 != .constantKept && $0 != .partialForTotal
    }
    // One mistake that was made once says more than one made wherever it could be.
    for places in [single, [nil]] {
      for mistake in mistakes {
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
        if fits([made], moving: other) {
          return .mistakes([.init(.productByFactors, at: place.last)])
        }
      }
    }
    return nil
  }

  /// Two mistakes are looked for in programs that are written on a board.
  private static let mostPlacesOfTwo = 16

  private func twoMistakes() -> Diagnosis? {
    guard places.count <= Self.mostPlacesOfTwo, let first = trials.first else { return nil }
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

  private func fits(_ mistakes: [MadeMistake], moving other: NodeID? = nil) -> Bool {
    let sweep = MistakenSweep(mistakes: mistakes, moving: other)
    return isAnswer { sweep.derivative($0.steps, of: output, by: input) }
  }

  /// Whether the formula gives the same wherever it was tried.
  private func isAnswer(_ number: (AnswerTrial) -> Double?) -> Bool {
    trials.allSatisfy { trial in number(trial).map { trial.isNear($0, trial.answer) } ?? false }
  }

  /// What is wrong with the whole formula rather than with one step.
  private func whole() -> Diagnosis? {
    if isAnswer({ -$0.derivative }) { return .wholeSign }
    return isAnswer { $0.steps.values[output.index] } ? .notDifferentiated : nil
  }

  private func byNumber() -> Diagnosis? {
    if let first = trials.first(where: { $0.derivative != 0 && $0.answer != 0 }) {
      let factor = first.answer / first.derivative
      if isAnswer({ factor * $0.derivative }) { return .factor(factor) }
    }
    let addend = trials[0].answer - trials[0].derivative
    return isAnswer { $0.derivative + addend } ? .addend(addend) : nil
  }

  private func byAnotherInput() -> Diagnosis? {
    graph.inputs.first { other in other != input && isAnswer { $0.adjoints[other.index] ?? 0 } }
      .map { .derivativeByAnother($0) }
  }

  /// The derivative by or of an intermediate variable; a number alone would be that of many.
  private func byOrOfAnother() -> Diagnosis? {
    guard namesAll, places.count <= Self.mostPlaces,
      trials.contains(where: { $0.answer != trials[0].answer })
    else { return nil }
    for other in graph.operationNodes.reversed() {
      if other < output, isAnswer({ $0.adjoints[other.index] }) {
        return .derivativeByAnother(other)
      }
      let sweep = MistakenSweep(mistakes: [])
      if isAnswer({ sweep.derivative($0.steps, of: other, by: input) }) {
        return .derivativeOfAnother(other)
      }
    }
    return nil
  }
}
