import ChainruleCalculus
import ChainruleComparison

extension ComparisonReport {
  /// The report for people, which begins with what to do.
  var document: Document {
    let title = comparison.program.title.prefix(1).map { Document.Block.paragraph([.text($0)]) }
    return Document(title: [], blocks: verdict + title + remarks + body)
  }

  /// The same as a page with a title and a chart.
  var page: Document {
    Document(
      title: [comparison.program.title.first ?? "What each mode costs"],
      blocks: verdict + remarks + [chart] + body)
  }

  /// What a program says of itself below its first line.
  private var remarks: [Document.Block] {
    let lines = comparison.program.title.dropFirst()
    return lines.isEmpty ? [] : [.paragraph([.text(lines.joined(separator: " "))])]
  }

  private var verdict: [Document.Block] {
    [.paragraph([.strong(headline)])] + (bundleReason.map { [.paragraph([.text($0)])] } ?? [])
  }

  private var body: [Document.Block] {
    var blocks: [Document.Block] = [
      .heading("Why", level: 2), .list(reasons.map { [.text($0)] }),
      .heading("Passing over the program, once for each input or output", level: 2),
      .table(sweepTable),
      .paragraph([
        .text(
          "All operations here: what this program does for it, values and partials included, "
            + "with what is 0 or 1 left out.")
      ]), .paragraph([.text(patternSentence)]),
      .heading("Removing one operation after the other", level: 2), .table(orderTable),
      .paragraph([.text(orderLegend)]),
    ]
    blocks += skippedSentences.map { .paragraph([.text($0)]) }
    blocks += blockSection
    blocks += comparison.memory.checkpoints.flatMap(memorySection)
    if let measured = comparison.measured {
      blocks += [
        .heading("Time on this machine, in nanoseconds", level: 2), .table(timeTable(measured)),
      ]
    }
    return blocks + [.heading("Besides", level: 2), .list(besides.map { [.text($0)] })]
  }

  private var sweepTable: Document.Table {
    var table = Document.Table(
      headings: ["way", "passes", "multiplications", "all operations here"])
    for (name, count) in namedSweeps {
      table.append([
        Self.words(sweeps: name), grouped(count.sweeps), grouped(count.multiplications),
        count.executed.map { grouped($0.total) } ?? "not counted",
      ])
    }
    return table
  }

  /// What a way by sweeps is called in reports for people.
  static func words(sweeps name: String) -> String {
    switch name {
    case "forward": "forward, one input each"
    case "reverse": "reverse, one output each"
    case "compressedForward": "forward, bundled inputs"
    case "compressedReverse": "reverse, bundled outputs"
    default: "bundles of both"
    }
  }

  private func timeTable(_ measured: CostComparison.Measurement) -> Document.Table {
    var table = Document.Table(headings: ["what", "median", "least", "runs"])
    let words = [
      "value": "the value", "forward": "value and one tangent",
      "reverse": "value and one gradient", "jacobian": "the whole Jacobian",
      "compressedJacobian": "the whole Jacobian, bundled",
      "coloring": "finding the bundles",
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
    return "\(shape); \(entries). Inputs that no output has in common can share a forward pass, "
      + "outputs that no input has in common a reverse one; fewer than "
      + "\(grouped(columns.leastCount)) forward or \(grouped(rows.leastCount)) in reverse cannot "
      + "tell the entries apart."
  }

  private var orderTable: Document.Table {
    var table = Document.Table(
      headings: ["order", "multiplications", "additions", "without factors ±1"])
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

  private var orderLegend: String {
    let words = comparison.orders.compactMap { order in
      switch order.name {
      case .forward: "forward goes from the inputs to the outputs"
      case .reverse: "reverse the other way"
      case .markowitz: "markowitz takes the cheapest operation next, the first of several"
      case .markowitzLast: "markowitz-last the last of several"
      case .search: "search is the best order that was found"
      case .exact: "exact is an order than which none is cheaper"
      case .given: "given is the one to replay"
      }
    }
    return words.joined(separator: "; ").capitalizedFirst
      + ". Without factors ±1, a product with a partial that is always 1 or −1 costs nothing."
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
      "to prove which order is best takes too long; the optimum lies between \(grouped(least)) "
        + "and \(grouped(best))"
    case .noStart: "no order was short enough to start from"
    case .tooLarge(let count):
      "\(counted(count, "operation")) hang together, which is too much to search"
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

  /// What was carried out, and on which numbers.
  private var proof: String {
    let orders = comparison.orders.filter { $0.accumulation != nil }.map(\.name.rawValue)
    let bundles = comparison.sweeps.verified.map { Self.words(sweeps: $0.rawValue) }
    let done = [("orders", orders), ("passes", bundles)].filter { !$0.1.isEmpty }
      .map { "the \($0.0) \($0.1.joined(separator: ", "))" }
    guard !done.isEmpty else {
      return "No order and no bundle of passes was carried out: each takes too much."
    }
    let where_ =
      switch comparison.numbers {
      case .point: "at the given point"
      case .standIn: "at a point chosen at random, as none is given"
      case .edges: "on random partials, as values are not finite"
      }
    return "Carried out \(where_), with the same Jacobian: " + done.joined(separator: " and ") + "."
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

extension Document.Table {
  /// A table of words and then numbers.
  fileprivate init(headings: [String]) {
    self.init(
      columns: headings.enumerated().map { place, heading in
        Column(heading: [.text(heading)], isNumeric: place > 0)
      })
  }

  fileprivate mutating func append(_ row: [String]) {
    rows.append(row.map { [.text($0)] })
  }
}
