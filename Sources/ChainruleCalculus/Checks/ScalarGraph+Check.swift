extension ScalarGraph {
  /// Compares reverse mode with forward mode, with extrapolated central differences and with the
  /// order of the Taylor remainder.
  ///
  /// Up to 16 inputs are moved one by one; of more, 16 seeded random directions are taken, and 3
  /// in graphs above 100,000 nodes.
  ///
  /// - Complexity: 60 to 200 evaluations for each direction.
  package func checkDerivatives(
    at point: [Double], of outputs: [NodeID], wrt chosen: [NodeID], atKink rule: KinkRule = .zero
  ) -> DerivativeCheck {
    let trial = Trial(of: self, at: point, outputs, chosen, atKink: rule)
    return trial.check(trial.gradients, against: .forward)
  }

  /// Judges derivatives that come from elsewhere, such as a formula that somebody wrote: compares
  /// them with reverse mode and with what the values show.
  ///
  /// - Parameter claimed: for each output, its derivative by each chosen input.
  package func checkDerivatives(
    _ claimed: [[Double]], at point: [Double], of outputs: [NodeID], wrt chosen: [NodeID],
    atKink rule: KinkRule = .zero
  ) -> DerivativeCheck {
    precondition(
      claimed.count == outputs.count && claimed.allSatisfy { $0.count == chosen.count },
      "every output has a derivative by every chosen input")
    let trial = Trial(of: self, at: point, outputs, chosen, atKink: rule)
    return trial.check(claimed, against: .reverse)
  }
}

/// A graph at a point with everything that derivatives are compared with.
private struct Trial {
  let graph: ScalarGraph
  let point: [Double]
  let outputs: [NodeID]
  let chosen: [NodeID]
  let rule: KinkRule
  let active: [Bool]
  let values: [Double]
  let kinks: [NodeID]
  /// For each output, its derivative by each chosen input in reverse mode.
  let gradients: [[Double]]
  /// For each output and chosen input, Σ|path products|.
  let scales: [[Double]]
  /// For each output, how far rounding may move it.
  let noise: [Double]

  init(
    of graph: ScalarGraph, at point: [Double], _ outputs: [NodeID], _ chosen: [NodeID],
    atKink rule: KinkRule
  ) {
    self.graph = graph
    self.point = point
    self.outputs = outputs
    self.chosen = chosen
    self.rule = rule
    active = graph.active(for: chosen)
    values = graph.values(at: point)
    let linearized = graph.linearized(at: values, active: active, atKink: rule)
    let magnitudes = linearized.magnitudes
    let met = graph.kinks(at: values)
    kinks = outputs.flatMap { linearized.touched(met, by: $0) }.uniqued()
    var gradients: [[Double]] = []
    var scales: [[Double]] = []
    var noise: [Double] = []
    for output in outputs {
      let adjoints = linearized.adjoints(of: output)
      let magnitudes = magnitudes.adjoints(of: output)
      gradients.append(chosen.map { adjoints[$0.index] ?? 0 })
      scales.append(chosen.map { magnitudes[$0.index] ?? 0 })
      noise.append(graph.rounding(of: values, adjoints))
    }
    self.gradients = gradients
    self.scales = scales
    self.noise = noise
  }

  func check(_ claimed: [[Double]], against way: DerivativeCheck.Way) -> DerivativeCheck {
    var exact = WorstCase(way: way)
    var differences = WorstCase(way: .finiteDifferences)
    var taylor = WorstCase(way: .taylorRemainder)
    for direction in directions {
      let known = way == .forward ? tangents(along: direction) : slopes(gradients, direction)
      let judged = slopes(claimed, direction)
      let scale = slopes(scales, direction.map(\.magnitude))
      let tables = differenceTables(along: direction)
      for place in outputs.indices {
        let exactly = compare(
          judged[place], known[place], scale: scale[place], tolerance: way.tolerance)
        let table = tables[place]
        func compareValues(noise: Double) -> [(error: Double, verdict: Verdict)] {
          [
            table.compareDifferences(with: judged[place], scale: scale[place], noise: noise),
            table.compareRemainder(of: judged[place], scale: scale[place], noise: noise),
          ]
        }
        var comparisons = compareValues(noise: 0)
        if comparisons.contains(where: { $0.verdict == .disagree }) {
          // Seldom needed and as dear as many evaluations.
          comparisons = compareValues(noise: derivativeNoise(outputs[place], along: direction))
        }
        comparisons.append(exactly)
        if comparisons.contains(where: { $0.verdict == .disagree }),
          underflows(outputs[place], along: direction)
        {
          comparisons = comparisons.map { ($0.error, $0.verdict.withoutDisagreement) }
        }
        differences.add(comparisons[0])
        taylor.add(comparisons[1])
        exact.add(comparisons[2])
      }
    }
    return DerivativeCheck(
      legs: [exact.leg, differences.leg, taylor.leg], kinks: kinks, notFinite: notFinite)
  }

  private var notFinite: NodeID? {
    let isFinite =
      outputs.allSatisfy { values[$0.index].isFinite }
      && gradients.allSatisfy { $0.allSatisfy(\.isFinite) }
    return isFinite ? nil : values.firstIndex { !$0.isFinite }.map { NodeID($0) }
  }

  /// Directions in the space of the chosen inputs.
  ///
  /// Their components are powers of two, as steps are, so that a moved point is seldom rounded.
  private var directions: [[Double]] {
    let isLarge = graph.nodeCount > 100_000
    if chosen.count <= 16 && !isLarge {
      return chosen.indices.map { moved in chosen.indices.map { $0 == moved ? 1 : 0 } }
    }
    var generator = SplitMix64(seed: 1)
    return (0..<(isLarge ? 3 : 16)).map { _ in
      chosen.map { _ in [-1, -0.5, -0.25, 0.25, 0.5, 1].randomElement(using: &generator) ?? 1 }
    }
  }

  private func slopes(_ derivatives: [[Double]], _ direction: [Double]) -> [Double] {
    derivatives.map { row in
      zip(row, direction).reduce(0) { $1.1 == 0 ? $0 : $0 + $1.0 * $1.1 }
    }
  }

  private func seeds(along direction: [Double]) -> [Dual<Double>] {
    var seeds = point.map { Dual($0, tangent: nil) }
    for (input, component) in zip(chosen, direction) where component != 0 {
      seeds[input.index].tangent = component
    }
    return seeds
  }

  private func tangents(along direction: [Double]) -> [Double] {
    let duals = graph.duals(at: seeds(along: direction), active: active, atKink: rule)
    return outputs.map { duals[$0.index].tangent ?? 0 }
  }

  /// How far rounding of the values may move the derivative of an output along a direction.
  ///
  ///     Σ (|∂ẏ/∂vᵢ| · |vᵢ| + |v̄ᵢ| · |v̇ᵢ|) · 2⁻⁵²    over the operations
  ///
  /// where ∂ẏ/∂vᵢ is the tangent of the adjoint: reverse mode over duals. It is large where the
  /// derivative hangs on a value that has cancelled, as in (1 − cos x)/x² near 0.
  private func derivativeNoise(_ output: NodeID, along direction: [Double]) -> Double {
    let duals = graph.values(at: seeds(along: direction))
    let adjoints = graph.linearized(at: duals, active: active, atKink: rule).adjoints(of: output)
    return graph.operationNodes.reduce(0) { sum, node in
      guard let adjoint = adjoints[node.index] else { return sum }
      let bySize = (adjoint.tangent ?? 0) * duals[node.index].value
      let byTangent = adjoint.value * (duals[node.index].tangent ?? 0)
      return sum + (bySize.magnitude + byTangent.magnitude) * .ulpOfOne
    }
  }

  /// Whether a product of a sweep is too small for a double to hold all its digits.
  ///
  /// The orders of multiplication then differ by more than rounding.
  private func underflows(_ output: NodeID, along direction: [Double]) -> Bool {
    let linearized = graph.linearized(at: values, active: active, atKink: rule)
    let adjoints = linearized.adjoints(of: output)
    let duals = graph.duals(at: seeds(along: direction), active: active, atKink: rule)
    func isTiny(_ partial: Double, _ factor: Double) -> Bool {
      let product = partial * factor
      return product.isSubnormal || product == 0 && partial != 0 && factor != 0
    }
    return graph.operationNodes.contains { node in
      linearized.edges(into: node).contains { edge in
        let partial = linearized.partials[edge].scalar
        return isTiny(partial, adjoints[node.index] ?? 0)
          || isTiny(partial, duals[linearized.sources[edge].index].tangent ?? 0)
      }
    }
  }

  private func differenceTables(along direction: [Double]) -> [DifferenceTable] {
    let moved = chosen.indices.filter { direction[$0] != 0 }
    let steps = StepLadder.steps(around: moved.map { point[chosen[$0].index] })
    let branches = graph.branches(at: values)
    var tables = outputs.indices.map { place in
      DifferenceTable(center: values[outputs[place].index], noise: noise[place])
    }
    for step in steps {
      let sides = [step, -step].map { step in
        var point = point
        for place in moved { point[chosen[place].index] += step * direction[place] }
        return graph.values(at: point)
      }
      let isSmooth = sides.allSatisfy { graph.branches(at: $0) == branches }
      for (place, output) in outputs.enumerated() {
        tables[place].append(
          step: step, forward: sides[0][output.index], backward: sides[1][output.index],
          isSmooth: isSmooth)
      }
    }
    return tables
  }
}

extension DerivativeCheck.Way {
  /// How far two exact ways may differ, in units of Σ|path products|: both round every product
  /// and sum once; a formula written by somebody rounds otherwise.
  fileprivate var tolerance: Double { self == .forward ? 1e-12 : 1e-9 }
}

private func compare(_ judged: Double, _ known: Double, scale: Double, tolerance: Double)
  -> (error: Double, verdict: Verdict)
{
  guard judged.isFinite, known.isFinite else { return (.infinity, .inconclusive) }
  let difference = (judged - known).magnitude
  return (
    difference == 0 ? 0 : difference / max(scale, .leastNormalMagnitude),
    difference <= tolerance * scale ? .agree : .disagree
  )
}

extension Verdict {
  fileprivate var withoutDisagreement: Verdict {
    switch self {
    case .agree: .agree
    case .disagree, .inconclusive: .inconclusive
    }
  }
}

/// The worst of many comparisons.
private struct WorstCase {
  let way: DerivativeCheck.Way
  private var error = 0.0
  private var disagreements = 0
  private var undecided = 0

  init(way: DerivativeCheck.Way) { self.way = way }

  var leg: DerivativeCheck.Leg {
    DerivativeCheck.Leg(
      way, error: error,
      verdict: disagreements > 0 ? .disagree : undecided > 0 ? .inconclusive : .agree)
  }

  mutating func add(_ comparison: (error: Double, verdict: Verdict)) {
    error = max(error, comparison.error)
    switch comparison.verdict {
    case .agree: break
    case .disagree: disagreements += 1
    case .inconclusive: undecided += 1
    }
  }
}
