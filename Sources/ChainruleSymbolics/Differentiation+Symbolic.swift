package import ChainruleCalculus

extension Differentiation {
  /// Compares the formulas of an explanation with reverse mode: those in intermediate variables,
  /// and those in the inputs alone where they are short.
  ///
  /// The unit of the error is Σ|path products|. Nil where the program is too large for formulas.
  ///
  /// - Complexity: linear in the operations for each output and input.
  package var symbolicLeg: DerivativeCheck.Leg? {
    let pairs = chosen.count * program.outputs.count
    guard program.graph.operations.count * max(pairs, 1) <= Self.mostSymbolicSteps else {
      return nil
    }
    var error = 0.0
    var verdict = Verdict.agree
    let magnitudes = linearized.magnitudes
    let formulas = symbolicDerivatives()
    for (row, output) in program.outputs.enumerated() {
      let isAtKink = !kinks(touchedBy: output.node).isEmpty
      let adjoints = linearized.adjoints(of: output.node)
      let scales = magnitudes.adjoints(of: output.node)
      for (column, input) in chosen.enumerated() {
        let known = adjoints[input.index] ?? 0
        for found in formulas[row][column] {
          guard found.isFinite, known.isFinite else {
            if verdict == .agree { verdict = .inconclusive }
            error = .infinity
            continue
          }
          let scale = scales[input.index] ?? 0
          let difference = (found - known).magnitude
          if difference > 0 { error = max(error, difference / max(scale, .leastNormalMagnitude)) }
          if difference > Self.symbolicTolerance * scale, difference > Self.leastDifference {
            // The rule that gives a derivative at a kink stands in no formula.
            verdict = isAtKink && verdict != .disagree ? .inconclusive : .disagree
          }
        }
      }
    }
    return DerivativeCheck.Leg(.symbolic, error: error, verdict: verdict)
  }

  private static let mostSymbolicSteps = 20_000
  /// A simplified formula rounds otherwise than the sweeps do.
  private static let symbolicTolerance = 1e-10
  /// What is smaller may come from a product that underflowed.
  private static let leastDifference = 1e-280

  /// For each output and chosen input the values of its formulas at the point.
  private func symbolicDerivatives() -> [[[Double]]] {
    let context = DerivationContext(program, wrt: chosen, nil) { _ in "" }
    var terms: [Term] = []
    let counts = program.outputs.map { output in
      let ways = WaysToOutput(context, to: output)
      return chosen.map { input in
        let formulas = DerivativeAlongPaths(context, ways, from: input).formulas
        terms += formulas
        return formulas.count
      }
    }
    let names = program.graph.inputs + program.graph.operationNodes
    var point = Dictionary(
      names.map { (context.name($0), values[$0.index]) }, uniquingKeysWith: { first, _ in first })
    for index in program.graph.inputCount..<program.graph.firstOperation {
      let name = program.names[index]
      if !name.isEmpty { point[name] = values[index] }
    }
    var numbers = context.store.values(of: terms, at: point)[...]
    return counts.map { row in
      row.map { count in
        defer { numbers = numbers.dropFirst(count) }
        return Array(numbers.prefix(count))
      }
    }
  }
}

extension DerivativeAlongPaths {
  /// The derivative in intermediate variables, and in the inputs where that is short.
  fileprivate var formulas: [Term] {
    let combined = combination(routes).combined
    return [combined.whole] + (simplified(combined).map { [$0.plain] } ?? [])
  }
}
