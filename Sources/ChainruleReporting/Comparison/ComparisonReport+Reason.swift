import ChainruleCalculus
import ChainruleComparison

extension ComparisonReport {
  private var verdict: CostComparison.Verdict { comparison.verdict }

  /// What to do, in one line.
  var headline: String {
    if comparison.graph.inputCount == 0 {
      return "Use any mode: there is no input, and nothing to differentiate."
    }
    if comparison.graph.edgeCount == 0 {
      return "Use any mode: no output takes more than naming an input."
    }
    let (passes, elimination) = (verdict.sweeps.clearMode, verdict.elimination.clearMode)
    let modes = choices.map(\.choice.clearMode)
    guard modes.contains(.forward), modes.contains(.reverse) else { return agreed }
    if passes != elimination, passes != .either, elimination != .either {
      return "It depends on the tool: \(name(passes)) for passes, "
        + "\(name(elimination)) for elimination."
    }
    let mode = passes == .either ? elimination : passes
    let exceptions = choices.dropFirst(2).filter {
      mode == .either ? $0.choice.clearMode != .either : $0.choice.clearMode == mode.other
    }
    let words = exceptions.map { exception in
      let counts = [exception.choice.forward, exception.choice.reverse].sorted()
      return "\(name(exception.choice.mode)) \(exception.headline)"
        + (exception.choice.margin < 0.5
          ? "" : " (\(grouped(counts[0])) against \(grouped(counts[1])))")
    }.joined(separator: ", ")
    return mode == .either
      ? "It depends on the tool: most do the same work in either mode; \(words)."
      : "Mostly \(name(mode)); \(words)."
  }

  /// What to do where no way of counting clearly contradicts another.
  private var agreed: String {
    guard choices.contains(where: { $0.choice.mode != .either }) else {
      return "Use forward or reverse mode: both do the same work."
    }
    guard let clear = choices.map(\.choice.clearMode).first(where: { $0 != .either }) else {
      return "Use either mode: they differ by less than 2 %."
    }
    // What the reader's tool pays comes first, this program's own passes where only they differ.
    let margins = choices.prefix(2).map { $0.choice.clearMode == clear ? $0.choice.margin : 0 }
    let (least, most) = (percent(margins.min() ?? 0), percent(margins.max() ?? 0))
    if most == "0 %" {
      let others = choices.filter { $0.choice.clearMode == clear }.map { choice in
        "\(grouped(min(choice.choice.forward, choice.choice.reverse))) instead of "
          + "\(grouped(max(choice.choice.forward, choice.choice.reverse))) \(choice.headline)"
      }
      let isEqual = choices.prefix(2).allSatisfy { $0.choice.mode == .either }
      return "Use \(name(clear)): \(others.joined(separator: ", ")); other tools "
        + (isEqual ? "do the same work in either mode." : "do less than 2 % more in either mode.")
    }
    let range =
      least == most
      ? most
      : least == "0 %"
        ? "up to \(most)" : most.hasPrefix("more") ? "at least \(least)" : "\(least) to \(most)"
    return "Use \(name(clear)): \(range) less work than \(name(clear.other))."
  }

  /// What each way of counting chooses.
  private var choices: [(who: String, headline: String, choice: CostComparison.Choice)] {
    let all: [(String, String, CostComparison.Choice?)] = [
      ("tools that pass over the program (JAX, PyTorch)", "for passes", verdict.sweeps),
      (
        "tools that remove operations one by one (Graphax)", "for elimination", verdict.elimination
      ),
      (
        "the same where they multiply by 1 for free", "where factors of 1 cost nothing",
        verdict.nontrivial
      ),
      ("this program's own passes", "with this program's own passes", verdict.executed),
    ]
    return all.compactMap { who, headline, choice in choice.map { (who, headline, $0) } }
  }

  /// The passes that bundles save, where that is half of them or more.
  var bundleReason: String? {
    let sweeps = comparison.sweeps
    let bundled: [(String, CostComparison.SweepCount?)] = [
      ("forward ", sweeps.compressedForward), ("reverse ", sweeps.compressedReverse),
      ("", sweeps.bidirectional),
    ]
    let found = bundled.compactMap { kind, count in count.map { (kind: kind, count: $0) } }
    guard let best = found.min(by: { $0.count.multiplications < $1.count.multiplications }) else {
      return nil
    }
    let dense = min(sweeps.forward.multiplications, sweeps.reverse.multiplications)
    guard best.count.multiplications > 0, 2 * best.count.multiplications <= dense else {
      return nil
    }
    let passes = best.count.sweeps
    return "Bundled, \(counted(passes, "\(best.kind)pass", plural: "\(best.kind)passes")) "
      + "\(passes == 1 ? "finds" : "find") the whole Jacobian: "
      + "\(grouped(best.count.multiplications)) multiplications instead of \(grouped(dense)). "
      + "CasADi bundles by itself, ADOL-C with ColPack; JAX and PyTorch do not."
  }

  /// Which tools are better off with which mode, where they are not all with one.
  private var dependenceReason: String? {
    guard verdict.dependsOnConvention else { return nil }
    let sides = [CostComparison.Mode.reverse, .forward].map { mode in
      let those = choices.filter { $0.choice.mode == mode }.map(\.who)
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
    guard comparison.graph.edgeCount > 0 else {
      return ["There is nothing to multiply: every entry of the Jacobian is 0 or 1."]
    }
    return [
      dependenceReason, shapeReason, sweepReason, eliminationReason, orderReason, costliestReason,
      sharingReason,
    ]
    .compactMap(\.self)
  }

  private var shapeReason: String {
    let (inputs, outputs) = (comparison.graph.inputCount, comparison.graph.outputs.count)
    let shapes = "\(counted(inputs, "input")) and \(counted(outputs, "output"))"
    let verb = inputs == 1 ? "is" : "are"
    let rule =
      switch verdict.shape {
      case .forward: "fewer inputs than outputs: forward mode"
      case .reverse: "fewer outputs than inputs: reverse mode"
      case .either: "as many inputs as outputs: either mode"
      }
    let contradicted = [verdict.elimination, verdict.nontrivial].compactMap(\.?.mode)
      .contains { $0 != .either && $0 != verdict.shape }
    return "There \(verb) \(shapes). The usual rule of thumb looks at nothing else (\(rule))"
      + (contradicted
        ? "; counting what happens in between says otherwise." : ", and is right here.")
  }

  private var sweepReason: String {
    let choice = verdict.sweeps
    return "Forward mode passes over the program once for each input, reverse mode once for each "
      + "output: \(grouped(choice.forward)) and \(grouped(choice.reverse)) multiplications. That "
      + "is what JAX and PyTorch do."
  }

  private var eliminationReason: String {
    let choice = verdict.elimination
    return "Tools that remove one operation after the other and join its neighbours, such as "
      + "Graphax, do \(counted(choice.forward, "multiplication")) from the inputs to the outputs "
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
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
