import ChainruleCalculus
import ChainruleComparison

extension ComparisonReport {
  /// The report for people.
  var document: ReportDocument {
    var document = ReportDocument(headline: headline, title: comparison.program.title)
    document.append(.heading("Why"))
    document.append(.list(reasons))
    document.append(.heading("Passing over the program, once for each input or output"))
    document.append(.table(sweepTable))
    document.append(.paragraph(patternSentence))
    document.append(.heading("Removing one operation after the other"))
    document.append(.table(orderTable))
    for sentence in skippedSentences { document.append(.paragraph(sentence)) }
    if let measured = comparison.measured {
      document.append(.heading("Time on this machine, in nanoseconds"))
      document.append(.table(timeTable(measured)))
    }
    document.append(.heading("Besides"))
    document.append(.list(besides))
    return document
  }

  private var sweepTable: TextTable {
    var table = TextTable([
      .init("way"), .init("passes", .right), .init("multiplications", .right),
      .init("all operations here", .right),
    ])
    func row(_ way: String, _ count: CostComparison.SweepCount?) {
      guard let count else { return }
      table.append([
        way, grouped(count.sweeps), grouped(count.multiplications),
        count.executed.map { grouped($0.total) } ?? "not counted",
      ])
    }
    let sweeps = comparison.sweeps
    row("forward, one input at a time", sweeps.forward)
    row("reverse, one output at a time", sweeps.reverse)
    row("forward, inputs that do not meet at once", sweeps.compressedForward)
    row("reverse, outputs that do not meet at once", sweeps.compressedReverse)
    row("some of each", sweeps.bidirectional)
    return table
  }

  private func timeTable(_ measured: CostComparison.Measurement) -> TextTable {
    var table = TextTable([
      .init("what"), .init("median", .right), .init("least", .right), .init("runs", .right),
    ])
    let words = [
      "value": "the value", "forward": "value and one tangent",
      "reverse": "value and one gradient", "jacobian": "the whole Jacobian",
      "compressedJacobian": "the whole Jacobian, bundled",
    ]
    for (name, times) in timed(measured) {
      table.append([
        words[name] ?? name, grouped(times.median), grouped(times.least), grouped(times.runs),
      ])
    }
    return table
  }

  private var patternSentence: String {
    let pattern = comparison.pattern
    let shape =
      "The Jacobian has \(counted(pattern.rows, "row")) and "
      + "\(counted(pattern.columns, "column"))"
    guard let sparsity = pattern.sparsity else {
      return shape + "; too many of its entries can differ from 0 to list them."
    }
    let entries =
      "\(grouped(sparsity.nonzeros)) of its "
      + "\(grouped(pattern.rows * pattern.columns)) entries can differ from 0"
    guard let columns = pattern.columnColoring, let rows = pattern.rowColoring else {
      return "\(shape); \(entries)."
    }
    return "\(shape); \(entries). Fewer passes than \(grouped(columns.leastCount)) forward or "
      + "\(grouped(rows.leastCount)) in reverse cannot tell them apart."
  }

  private var orderTable: TextTable {
    var table = TextTable([
      .init("order"), .init("multiplications", .right), .init("additions", .right),
      .init("without factors ±1", .right),
    ])
    for order in comparison.orders {
      switch order.outcome {
      case .counted(let accumulation):
        let count = accumulation.count
        table.append([
          order.name.rawValue, grouped(count.structural.multiplications),
          grouped(count.structural.additions), grouped(count.nontrivial.multiplications),
        ])
      case .skipped:
        table.append([
          order.name.rawValue, order.multiplications.map(grouped) ?? "skipped", "", "",
        ])
      }
    }
    return table
  }

  private var skippedSentences: [String] {
    comparison.orders.compactMap { order in
      switch order.outcome {
      case .counted: nil
      case .skipped(let reason): "\(order.name.rawValue) was skipped: \(words(reason))."
      }
    }
  }

  func words(_ reason: CostComparison.Order.Reason) -> String {
    switch reason {
    case .budget(.multiplications(let limit)):
      "it takes more than \(grouped(limit)) multiplications"
    case .budget(.edges(let limit)):
      "it joins more than \(grouped(limit)) pairs of operations at a time"
    case .open(let least, let best):
      "the optimum lies between \(grouped(least)) and \(grouped(best))"
    case .noStart: "no order was short enough to start from"
    }
  }

  private var besides: [String] {
    let memory = comparison.memory
    var items = [
      "One evaluation takes \(words(comparison.value)).",
      "Numbers kept at a time: \(grouped(memory.value)) for the value, \(grouped(memory.forward)) "
        + "for one forward pass, \(grouped(memory.reverse)) for reverse mode.",
    ]
    if let hessian = comparison.hessian, hessian.nonzeros > 0, let colors = hessian.starColors {
      items.append(
        "Second derivatives: \(grouped(hessian.nonzeros)) of "
          + "\(grouped(hessian.rows * hessian.rows)) can differ from 0; "
          + "\(counted(colors, "product")) of the Hessian with a vector "
          + "\(colors == 1 ? "finds" : "find") all of them.")
    }
    items.append(proof)
    return items
  }

  private var proof: String {
    let where_ =
      switch comparison.numbers {
      case .point: "at the given point"
      case .standIn: "at a point chosen at random, as none is given"
      case .edges: "on random partials, as values are not finite"
      }
    return "Every order and every bundle of passes was carried out \(where_): all give the same "
      + "Jacobian."
  }

  /// The operations of one evaluation by kind, those that occur.
  private func words(_ tally: Tally) -> String {
    let kinds = [
      (tally.additions, "addition"), (tally.multiplications, "multiplication"),
      (tally.divisions, "division"), (tally.nonlinear, "function"),
      (tally.comparisons, "comparison"),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    guard let last = kinds.last else { return "no operation" }
    return kinds.count == 1 ? last : kinds.dropLast().joined(separator: ", ") + " and " + last
  }
}
