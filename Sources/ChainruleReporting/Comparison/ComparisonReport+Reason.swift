import ChainruleCalculus
import ChainruleComparison

extension ComparisonReport {
  private var verdict: CostComparison.Verdict { comparison.verdict }

  /// What to do, in one line.
  var headline: String {
    if comparison.graph.edgeCount == 0 || comparison.graph.inputCount == 0 {
      return "Any mode will do: no output takes more than naming an input."
    }
    let modes = [verdict.sweeps, verdict.elimination].map(\.mode)
    if modes[0] == modes[1], !verdict.dependsOnConvention {
      return modes[0] == .either
        ? "Use forward or reverse mode: both do the same work." : "Use \(plain(modes[0]))."
    }
    if !verdict.dependsOnConvention {
      let mode = modes[0] == .either ? modes[1] : modes[0]
      let kind = modes[0] == .either ? "tools that pass over the program" : "graph transformers"
      return "Use \(name(mode)): it is never dearer, though with \(kind) both modes cost the same."
    }
    return "It depends on the tool: " + split
  }

  private func plain(_ mode: CostComparison.Mode) -> String {
    let (sweeps, elimination) = (verdict.sweeps.margin, verdict.elimination.margin)
    let least = min(sweeps, elimination)
    let most = max(sweeps, elimination)
    let range =
      percent(least) == percent(most) ? percent(most) : "\(percent(least)) to \(percent(most))"
    return "\(name(mode)): \(range) less work than \(name(mode.other))"
  }

  /// Which kind of tool is better off with which mode.
  private var split: String {
    let choices: [(who: String, choice: CostComparison.Choice?)] = [
      ("passing over the program (JAX, PyTorch)", verdict.sweeps),
      ("this program's own sweeps", verdict.executed),
      ("removing operations one by one (Graphax)", verdict.elimination),
      ("the same, if factors of 1 are free", verdict.nontrivial),
    ]
    func those(_ mode: CostComparison.Mode) -> String? {
      choices.first { $0.choice?.mode == mode }.map { "\(name(mode)) for \($0.who)" }
    }
    return [those(.reverse), those(.forward)].compactMap(\.self).joined(separator: ", ") + "."
  }

  func name(_ mode: CostComparison.Mode) -> String {
    switch mode {
    case .forward: "forward mode"
    case .reverse: "reverse mode"
    case .either: "either mode"
    }
  }

  /// Why, in sentences that need no vocabulary.
  var reasons: [String] {
    [shapeReason, sweepReason, eliminationReason, orderReason, costliestReason, sharingReason]
      .compactMap(\.self)
  }

  private var shapeReason: String {
    let (inputs, outputs) = (comparison.graph.inputCount, comparison.graph.outputs.count)
    let shapes = "\(counted(inputs, "input")) and \(counted(outputs, "output"))"
    let rule =
      switch verdict.shape {
      case .forward: "fewer inputs than outputs: forward mode"
      case .reverse: "fewer outputs than inputs: reverse mode"
      case .either: "as many inputs as outputs: either mode"
      }
    let contradicted = [verdict.elimination, verdict.nontrivial].compactMap(\.?.mode)
      .contains { $0 != .either && $0 != verdict.shape }
    return "There are \(shapes). The usual rule of thumb looks at nothing else (\(rule))"
      + (contradicted
        ? "; counting what happens in between says otherwise." : ", and is right here.")
  }

  private var sweepReason: String {
    let choice = verdict.sweeps
    return "Forward mode passes over the program once for each input, reverse mode once for each "
      + "output: \(grouped(choice.forward)) and \(grouped(choice.reverse)) multiplications. That "
      + "is what JAX, PyTorch and CasADi do."
  }

  private var eliminationReason: String {
    let choice = verdict.elimination
    return "Tools that remove one operation after the other and join its neighbours, such as "
      + "Graphax, do \(grouped(choice.forward)) multiplications from the inputs to the outputs "
      + "and \(grouped(choice.reverse)) the other way."
  }

  private var orderReason: String? {
    let counted = comparison.orders.filter { $0.accumulation != nil }
    guard let best = counted.min(by: { ($0.multiplications ?? 0) < ($1.multiplications ?? 0) }),
      let count = best.multiplications,
      let modes = [comparison.order(named: .forward), comparison.order(named: .reverse)]
        .compactMap(\.?.multiplications).min(),
      count < modes
    else { return nil }
    let isProved = comparison.elimination.least == count
    let bound =
      isProved
      ? "no order takes fewer"
      : "no order takes fewer than \(grouped(comparison.elimination.least))"
    return "The order called \(best.name.rawValue) takes \(grouped(count)), "
      + "\(percent(1 - Double(count) / Double(modes))) fewer than either; \(bound)."
  }

  /// The operations that cost the most in the cheaper of both modes.
  private var costliestReason: String? {
    let mode = verdict.elimination.mode == .forward ? CostComparison.Order.Name.forward : .reverse
    guard let accumulation = comparison.order(named: mode)?.accumulation else { return nil }
    let costly = zip(accumulation.order, accumulation.costs).filter { $0.1 > 1 }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(3)
    guard !costly.isEmpty else { return nil }
    let list = costly.map { "\(name(of: $0.0)) (\(grouped($0.1)))" }.joined(separator: ", ")
    return "The operations that cost the most multiplications in \(mode.rawValue) order: \(list)."
  }

  private var sharingReason: String? {
    guard let shared = comparison.shared else { return nil }
    return "Equal expressions are worked out more than once. Done once (--share), they save "
      + "\(counted(shared.operations, "operation")); elimination then takes "
      + "\(grouped(shared.forward.after)) forward and \(grouped(shared.reverse.after)) in reverse."
  }
}

extension CostComparison.Mode {
  fileprivate var other: CostComparison.Mode {
    switch self {
    case .forward: .reverse
    case .reverse: .forward
    case .either: .either
    }
  }
}
