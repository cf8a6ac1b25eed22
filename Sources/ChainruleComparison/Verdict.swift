import ChainruleCalculus

extension CostComparison {
  /// Forward or reverse mode, where one of them is cheaper.
  package enum Mode: String, Sendable, CaseIterable {
    case forward, reverse, either
  }

  /// Which of two modes is cheaper, and by how much.
  package struct Choice: Sendable, Equatable {
    package let mode: Mode
    /// 1 − cheaper / dearer.
    package let margin: Double
    package let forward: Int
    package let reverse: Int

    package init(forward: Int, reverse: Int) {
      mode = forward == reverse ? .either : forward < reverse ? .forward : .reverse
      let dearer = max(forward, reverse)
      margin = dearer == 0 ? 0 : 1 - Double(min(forward, reverse)) / Double(dearer)
      self.forward = forward
      self.reverse = reverse
    }

    /// The mode that is cheaper by enough to choose it: by 2 % or more.
    package var clearMode: Mode { margin < 0.02 ? .either : mode }
  }

  /// Forward mode beside reverse mode, under every convention of counting.
  package struct Verdict: Sendable {
    package let sweeps: Choice
    package let elimination: Choice
    /// Without the factors of ±1; nil where an order was not carried out.
    package let nontrivial: Choice?
    /// All that this program's own sweeps do; nil where it was not counted.
    package let executed: Choice?
    /// What the shapes alone would have said: fewer inputs than outputs is forward.
    package let shape: Mode

    init(_ sweeps: Sweeps, forward: Order?, reverse: Order?, _ forms: ClosedForms) {
      self.sweeps = Choice(
        forward: sweeps.forward.multiplications, reverse: sweeps.reverse.multiplications)
      elimination = Choice(forward: forms.forward, reverse: forms.reverse)
      let counts = [forward, reverse].compactMap(\.?.accumulation?.count.nontrivial.multiplications)
      nontrivial = counts.count == 2 ? Choice(forward: counts[0], reverse: counts[1]) : nil
      let executed = [sweeps.forward, sweeps.reverse].compactMap(\.executed?.total)
      self.executed = executed.count == 2 ? Choice(forward: executed[0], reverse: executed[1]) : nil
      shape = Choice(forward: sweeps.forward.sweeps, reverse: sweeps.reverse.sweeps).mode
    }

    /// Whether any two conventions choose differently; one for which both modes are equal chooses
    /// neither.
    package var dependsOnConvention: Bool {
      let modes = [sweeps, elimination, nontrivial, executed].compactMap(\.?.mode)
      return modes.contains(.forward) && modes.contains(.reverse)
    }
  }
}
