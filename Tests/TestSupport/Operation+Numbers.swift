package import ChainruleCalculus

/// An operation's value and partials at numbers, found by name instead of by type.
package struct OperationAtPoint: Sendable {
  package let value: Double
  package let partials: [Double]
  package let isAtKink: Bool
}

extension Operation {
  /// The operation at a point, with the rule chosen at kinks; operands depend on inputs unless
  /// `constants` says otherwise.
  package func at(
    _ operands: [Double], atKink rule: KinkRule = .zero, constants: Set<Int> = []
  ) -> OperationAtPoint {
    var builder = ScalarGraphBuilder()
    let inputs = operands.map { _ in builder.input() }
    let reference = builder.apply(self, toAll: inputs)
    let graph = builder.graph(of: [reference]).graph
    let values = graph.values(at: operands)
    let chosen = graph.inputs.filter { !constants.contains($0.index) }
    let linearized = graph.linearized(
      at: values, active: graph.active(for: chosen), atKink: rule)
    let adjoints = linearized.adjoints(of: graph.outputs[0])
    return OperationAtPoint(
      value: values[graph.outputs[0].index],
      partials: operands.indices.map { adjoints[$0] ?? 0 },
      isAtKink: !graph.kinks(at: values).isEmpty)
  }

  /// Whether the operation is smooth for `margin` around a point, and no more than `bound`.
  package func isSmooth(at operands: [Double], margin: Double, bound: Double) -> Bool {
    let isInside = zip(operands, facts.domain).allSatisfy { operand, interval in
      interval.contains(operand - margin) && interval.contains(operand + margin)
    }
    guard isInside else { return false }
    let center = at(operands)
    guard center.value.magnitude <= bound, center.partials.allSatisfy({ $0.magnitude <= bound })
    else { return false }
    // Derivatives that change by half on the way to the margin tell of something beyond it.
    for position in operands.indices {
      for side in [-margin, margin] {
        var moved = operands
        moved[position] += side
        let isSteady = zip(at(moved).partials, center.partials).allSatisfy { near, here in
          (near - here).magnitude <= 0.5 * max(1, here.magnitude)
        }
        guard isSteady else { return false }
      }
    }
    guard kind == .comparison else { return true }
    // Kinks of comparisons lie where an operand is 0 or two are equal.
    return arity == 3
      || (arity == 1 ? operands[0].magnitude : (operands[0] - operands[1]).magnitude) > margin
  }

  /// Seeded points of the domain at which the operation is smooth.
  package func smoothPoints(seed: UInt64, count: Int) -> [[Double]] {
    var generator = SplitMix64(seed: seed &+ UInt64(rawValue) &* 1_000_003)
    var points: [[Double]] = []
    for _ in 0..<(count * 200) where points.count < count {
      let point = facts.domain.map { interval in
        Double.random(
          in: max(interval.lower, -4)...min(interval.upper, 4), using: &generator)
      }
      if isSmooth(at: point, margin: 0.05, bound: 1e3) { points.append(point) }
    }
    return points
  }
}
