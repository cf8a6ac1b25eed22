import ChainruleCalculus
package import ChainruleSymbolics

extension DescentReport {
  /// What came of it, the table of the steps, and notes, for a terminal of 80 columns.
  package func text(_ number: NumberText) -> String {
    title.titleText + outcome(number) + "\n\n" + table(number, width: 80).text()
      + (notes.isEmpty ? "" : "\n" + notes.map { "note: \($0)\n" }.joined())
  }

  package func markdown(_ number: NumberText) -> String {
    title.titleMarkdown + Markdown.text(outcome(number)) + "\n\n"
      + table(number, width: nil).markdown
      + notes.map { "\nnote: \(Markdown.text($0))\n" }.joined()
  }

  /// What a reader has to know, such as why the descent went wrong, and what to do about it.
  package var notes: [String] {
    remedy.map { [$0] + kinkNotes } ?? kinkNotes
  }

  private var outputName: String { Formula(name: output).unicodeText }

  private func outcome(_ number: NumberText) -> String {
    let steps = descent.steps
    let (first, last) = (number(steps[0].value), number(steps[steps.count - 1].value))
    let way =
      steps.count == 1
      ? "is \(first) at the start"
      : "\(first) → \(last) in \(stepsTaken) at rate \(NumberText.full(rate))"
    let end =
      switch descent.stop {
      case .steps: ""
      case .converged: ": converged"
      case .diverged: ": diverged"
      case .notFinite: ": no longer finite"
      }
    return "\(outputName) \(way)\(end)"
  }

  private var stepsTaken: String {
    descent.steps.count == 2 ? "1 step" : "\(descent.steps.count - 1) steps"
  }

  /// A tenth of the rate, with its digits; nothing above 1 is worth a try.
  private var lowerRate: String {
    NumberText.shortest(min(Double("\(rate)e-1") ?? rate / 10, 1))
  }

  private var remedy: String? {
    let name = outputName
    switch descent.stop {
    case .diverged:
      let last = descent.steps[descent.steps.count - 1].value
      return last == -.infinity
        ? "\(name) falls without a bound: there is nothing to arrive at"
        : "\(name) grows from step to step, because the steps are too long: try --rate \(lowerRate)"
    case .notFinite:
      let place = notFinite.map { "\(Formula(name: $0).unicodeText) is not finite" }
      let what = place ?? "the gradient is not finite"
      return descent.steps.count == 1
        ? "\(what) at the start: begin elsewhere, with --at"
        : "\(what) after \(stepsTaken): try --rate \(lowerRate), or begin elsewhere"
    case .steps:
      let steps = descent.steps
      return steps[steps.count - 1].value > steps[0].value
        ? "\(name) ended above where it began: try --rate \(lowerRate)" : nil
    case .converged: return nil
    }
  }

  private var kinkNotes: [String] {
    guard let first = descent.kinks.first else { return [] }
    let others = descent.kinks.count - 1
    let more = others == 0 ? "" : " and \(others) other\(others == 1 ? "" : "s")"
    return [
      "\(outputName) touched a kink at step \(first.step)\(more): "
        + "derivative by the rule '\(rule.rawValue)'"
    ]
  }
}

// MARK: The table

extension DescentReport {
  /// Up to so many rows are all shown; of more the first and last, half of it each.
  private static let mostRows = 40

  /// The steps in columns; where the inputs have no room, those in the middle are left out.
  private func table(_ number: NumberText, width: Int?) -> TextTable {
    let names = numberNames
    guard let width else { return table(number, Array(names.indices)) }
    var count = min(names.count, 10)
    while true {
      let table = table(number, Self.ends(of: names.count, count))
      if count <= 1 || table.width <= width { return table }
      count -= 1
    }
  }

  /// The places of the first and last of some things, and nil for those between.
  private static func ends(of count: Int, _ shown: Int) -> [Int?] {
    guard shown < count else { return Array(0..<count) }
    let tail = shown / 2
    return Array(0..<shown - tail) + [nil] + Array(count - tail..<count)
  }

  private func table(_ number: NumberText, _ places: [Int?]) -> TextTable {
    let names = numberNames
    var table = TextTable(
      [
        .init("step", .right), .init(outputName, .point),
        .init("‖∇\(outputName)‖", .point),
      ]
        + places.map { place in
          place.map { .init(Formula(name: names[$0]).unicodeText, .point) } ?? .init("…")
        })
    for row in Self.ends(of: descent.steps.count, Self.mostRows) {
      guard let row else {
        table.append(["⋮"] + table.columns.dropFirst().map { _ in "" })
        continue
      }
      let step = descent.steps[row]
      let position = descent.position(at: row)
      table.append(
        ["\(row)", number(step.value), number(step.gradientNorm)]
          + places.map { $0.map { number(position[position.startIndex + $0]) } ?? "" })
    }
    return table
  }
}
