import ChainruleCalculus
import ChainruleComparison

extension ComparisonReport {
  /// `chainrule.comparison/1`
  package var json: JSON {
    let graph = comparison.graph
    return .object(
      [
        .init("schema", "chainrule.comparison/1"), .init("inputs", .integer(graph.inputCount)),
        .init("outputs", .integer(graph.outputs.count)),
        .init(
          "graph",
          [
            "vertices": .integer(graph.operationCount),
            "eliminated": .integer(graph.eliminable.count), "edges": .integer(graph.edgeCount),
          ]),
        .init("value", json(comparison.value)),
        .init("orders", .array(comparison.orders.map(json))),
      ] + blocks + [
        .init("sweeps", sweeps),
        .init("jacobian", jacobian), .init("memory", memory), .init("hessian", hessian),
        .init("bounds", bounds), .init("verdict", verdict),
      ] + measured)
  }

  private func json(_ tally: Tally) -> JSON {
    [
      "additions": .integer(tally.additions), "multiplications": .integer(tally.multiplications),
      "divisions": .integer(tally.divisions), "nonlinear": .integer(tally.nonlinear),
      "comparisons": .integer(tally.comparisons),
    ]
  }

  private func json(_ count: OperationCount) -> JSON {
    [
      "multiplications": .integer(count.multiplications), "additions": .integer(count.additions),
    ]
  }

  private func json(_ order: CostComparison.Order) -> JSON {
    let name = JSON.Member("name", .string(order.name.rawValue))
    switch order.outcome {
    case .counted(let accumulation):
      return .object([
        name, .init("structural", json(accumulation.count.structural)),
        .init("nontrivial", json(accumulation.count.nontrivial)),
        .init("order", .array(accumulation.order.map { .integer(comparison.number(of: $0)) })),
      ])
    case .skipped(let reason):
      let known = order.multiplications.map {
        JSON.Member("structural", ["multiplications": .integer($0)])
      }
      return .object([name, .init("skipped", .string(words(reason)))] + [known].compactMap(\.self))
    }
  }

  private var sweeps: JSON {
    .object(
      namedSweeps.map { name, count in
        let executed = count.executed.map { JSON.Member("executed", json($0)) }
        return .init(
          name,
          .object(
            [
              .init("sweeps", .integer(count.sweeps)),
              .init("multiplications", .integer(count.multiplications)),
            ] + [executed].compactMap(\.self)))
      })
  }

  private var jacobian: JSON {
    let pattern = comparison.pattern
    var members: [JSON.Member] = [
      .init("rows", .integer(pattern.rows)), .init("columns", .integer(pattern.columns)),
    ]
    func add(_ key: String, _ number: Int?) {
      if let number { members.append(.init(key, .integer(number))) }
    }
    add("nonzeros", pattern.sparsity?.nonzeros)
    add("columnColors", pattern.columnColoring?.count)
    add("rowColors", pattern.rowColoring?.count)
    add("columnColorsAtLeast", pattern.columnColoring?.leastCount)
    add("rowColorsAtLeast", pattern.rowColoring?.leastCount)
    add("bidirectionalColors", pattern.bidirectional?.count)
    return .object(members)
  }

  private var memory: JSON {
    let memory = comparison.memory
    return [
      "value": .integer(memory.value), "forward": .integer(memory.forward),
      "reverse": .integer(memory.reverse),
      "loops": .array(memory.checkpoints.map(json)),
    ]
  }

  private func json(_ checkpoints: CostComparison.Checkpoints) -> JSON {
    [
      "index": .string(checkpoints.loop.index), "passes": .integer(checkpoints.loop.passes),
      "stateSize": .integer(checkpoints.loop.stateSize),
      "checkpoints": .array(
        checkpoints.plans.map {
          ["states": .integer($0.states), "forwardSteps": .integer($0.forwardPasses)]
        }),
    ]
  }

  private var hessian: JSON {
    guard let hessian = comparison.hessian else { return nil }
    var members: [JSON.Member] = [
      .init("rows", .integer(hessian.rows)), .init("nonzeros", .integer(hessian.nonzeros)),
    ]
    if let colors = hessian.starColors { members.append(.init("starColors", .integer(colors))) }
    if let colors = hessian.columnColors {
      members.append(.init("columnColors", .integer(colors)))
    }
    return .object(members)
  }

  /// Griewank and Walther (2008), chapter 4: p tangents cost 1 + p to 1 + 1.5p evaluations, q
  /// adjoints 1 + 2q to 1.5 + 2.5q.
  private var bounds: JSON {
    let (p, q) = (Double(comparison.graph.inputCount), Double(comparison.graph.outputs.count))
    let elimination = comparison.elimination
    var members = [JSON.Member("least", .integer(elimination.least))]
    if let best = elimination.best { members.append(.init("best", .integer(best))) }
    if let gap = elimination.gap { members.append(.init("gap", .number(gap))) }
    return [
      "elimination": .object(members), "forwardEvaluations": .numbers([1 + p, 1 + 1.5 * p]),
      "reverseEvaluations": .numbers([1 + 2 * q, 1.5 + 2.5 * q]),
    ]
  }

  private var verdict: JSON {
    let verdict = comparison.verdict
    func choice(_ choice: CostComparison.Choice) -> JSON {
      ["mode": .string(choice.mode.rawValue), "margin": .number(choice.margin)]
    }
    return [
      "sweeps": choice(verdict.sweeps), "elimination": choice(verdict.elimination),
      "dependsOnConvention": .bool(verdict.dependsOnConvention),
      "reason": .string(
        ([headline, bundleReason].compactMap(\.self) + reasons).joined(separator: " ")),
    ]
  }

  private var measured: [JSON.Member] {
    guard let measured = comparison.measured else { return [] }
    let members = timed(measured).map { name, times in
      JSON.Member(
        name,
        [
          "median": .integer(times.median), "least": .integer(times.least),
          "runs": .integer(times.runs),
        ])
    }
    return [.init("measured", .object(members))]
  }

  /// What was timed, by its name in JSON.
  func timed(_ measured: CostComparison.Measurement) -> [(
    name: String, times: CostComparison.Measurement.Times
  )] {
    let all = [
      ("value", measured.value), ("forward", measured.forward), ("reverse", measured.reverse),
      ("jacobian", measured.jacobian), ("compressedJacobian", measured.compressedJacobian),
      ("coloring", measured.coloring),
    ]
    return all.compactMap { name, times in times.map { (name, $0) } }
  }
}
