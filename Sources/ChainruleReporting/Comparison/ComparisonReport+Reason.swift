import ChainruleCalculus
import ChainruleComparison

extension ComparisonReport {
  private var verdict: CostComparison.Verdict { comparison.verdict }

  /// What to do, in one line.
  var headline: String {
    if comparison.graph.edgeCount == 0 {
      return "Use any mode: no output takes more than naming an input."
    }
    let (passes, elimination) = (verdict.sweeps.mode, verdict.elimination.mode)
    if !verdict.dependsOnConvention { return agreed }
    if passes != elimination, passes != .either, elimination != .either {
      return "It depends on the tool: \(name(passes)) for passes, "
        + "\(name(elimination)) for elimination."
    }
    let mode = passes == .either ? elimination : passes
    let exception =
      verdict.nontrivial?.mode == mode.other
      ? "where factors of 1 cost nothing" : "with this program's own passes"
    return mode == .either
      ? "It depends on the tool: most do the same work in either mode."
      : "Mostly \(name(mode)); \(name(mode.other)) \(exception)."
  }

  /// What to do where no way of counting contradicts another.
  private var agreed: String {
    let choices = [verdict.sweeps, verdict.elimination]
    let modes = [verdict.sweeps, verdict.elimination, verdict.nontrivial, verdict.executed]
      .compactMap(\.?.mode)
    guard let mode = modes.first(where: { $0 != .either }) else {
      return "Use forward or reverse mode: both do the same work."
    }
    let margins = choices.map(\.margin)
    let (least, most) = (percent(margins.min() ?? 0), percent(margins.max() ?? 0))
    if most == "0 %" { return "Use \(name(mode)): no way of counting finds it dearer." }
    if most.hasPrefix("less") { return "Use \(name(mode)): it is cheaper, by \(most)." }
    let range =
      least == most
      ? most
      : least == "0 %"
        ? "up to \(most)" : most.hasPrefix("more") ? "at least \(least)" : "\(least) to \(most)"
    return "Use \(name(mode)): \(range) less work than \(name(mode.other))."
  }

  /// Which tools are better off with which mode, where they are not all with one.
  private var dependenceReason: String? {
    guard verdict.dependsOnConvention else { return nil }
    let choices: [(who: String, choice: CostComparison.Choice?)] = [
      ("tools that pass over the program (JAX, PyTorch)", verdict.sweeps),
      ("tools that remove operations one by one (Graphax)", verdict.elimination),
      ("the same where they multiply by 1 for free", verdict.nontrivial),
      ("this program's own passes", verdict.executed),
    ]
    let sides = [CostComparison.Mode.reverse, .forward].map { mode in
      let those = choices.filter { $0.choice?.mode == mode }.map(\.who)
      return "\(name(mode)) is cheaper for " + those.joined(separator: " and for ")
    }
    return sides.joined(separator: "; ").capitalizedFirst + "."
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
    [
      dependenceReason, shapeReason, sweepReason, eliminationReason, orderReason, costliestReason,
      sharingReason,
    ]
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

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
