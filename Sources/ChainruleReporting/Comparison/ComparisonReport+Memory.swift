import ChainruleCalculus
import ChainruleComparison

extension ComparisonReport {
  /// What keeping fewer states of a loop saves and costs.
  func memorySection(_ checkpoints: CostComparison.Checkpoints) -> [Document.Block] {
    let loop = checkpoints.loop
    var table = Document.Table(columns: [
      .init(heading: ["states kept"], isNumeric: true),
      .init(heading: ["numbers in them"], isNumeric: true),
      .init(heading: ["passes done"], isNumeric: true),
    ])
    func append(_ states: String, _ count: Int, _ passes: Int) {
      table.rows.append([
        [.text(states)], [.text(grouped(count * loop.stateSize))], [.text(grouped(passes))],
      ])
    }
    for plan in checkpoints.plans {
      append(grouped(plan.states), plan.states, plan.forwardPasses)
    }
    append("all \(grouped(loop.passes))", loop.passes, loop.passes)
    return [
      .heading("Memory of the loop over \(loop.index)", level: 2),
      .paragraph([
        .text(
          "Reverse mode goes back through the \(grouped(loop.passes)) passes and needs what each "
            + "began with, \(counted(loop.stateSize, "number")). A tool with checkpoints keeps some "
            + "of these states and does the passes between them again"
            + (checkpoints.choice.map(words) ?? "") + ".")
      ]), .table(table),
    ]
  }

  private func words(_ plan: CostComparison.Checkpoints.Plan) -> String {
    ": with \(counted(plan.states, "checkpoint")), \(grouped(plan.forwardPasses)) passes forward"
  }
}

extension CostComparison.Checkpoints {
  /// The fewest states with which each pass is done three times on average, or less.
  fileprivate var choice: Plan? { plans.first { $0.forwardPasses <= 3 * loop.passes } }
}
