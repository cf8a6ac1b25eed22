import ChainruleCalculus
package import ChainruleComparison
import ChainruleSymbolics

/// How the cost of each mode grows with a size of the program.
package struct VariationReport: Sendable {
  package let size: String
  /// A comparison for each value of the size.
  package let comparisons: [(value: Int, comparison: CostComparison)]

  package init(_ size: String, _ comparisons: [(value: Int, comparison: CostComparison)]) {
    self.size = size
    self.comparisons = comparisons
  }

  package var text: String { TextDocument().text(document) }
  package var markdown: String { MarkdownDocument().text(document) }

  /// A list of comparisons, each with the value of the size.
  package var json: JSON {
    .array(
      comparisons.map { value, comparison in
        guard case .object(let members) = ComparisonReport(comparison).json else { return nil }
        return .object(
          [members[0], .init("sizes", .object([.init(size, .integer(value))]))]
            + members.dropFirst())
      })
  }

  /// A line for each value of the size.
  package var csv: String {
    let head = "\(size),inputs,outputs,sweeps forward,sweeps reverse,forward,reverse\n"
    return head
      + comparisons.map { value, comparison in
        let numbers = [value] + counts(comparison)
        return numbers.map(String.init).joined(separator: ",") + "\n"
      }.joined()
  }

  private func counts(_ comparison: CostComparison) -> [Int] {
    let verdict = comparison.verdict
    return [
      comparison.graph.inputCount, comparison.graph.outputs.count, verdict.sweeps.forward,
      verdict.sweeps.reverse, verdict.elimination.forward, verdict.elimination.reverse,
    ]
  }

  private var document: Document {
    var table = Document.Table(columns: [
      .init(heading: [.text(size)], isNumeric: true), .init(heading: ["inputs"], isNumeric: true),
      .init(heading: ["outputs"], isNumeric: true),
      .init(heading: ["passes: forward"], isNumeric: true),
      .init(heading: ["reverse"], isNumeric: true),
      .init(heading: ["elimination: forward"], isNumeric: true),
      .init(heading: ["reverse"], isNumeric: true),
    ])
    for (value, comparison) in comparisons {
      table.rows.append(([value] + counts(comparison)).map { [.text(grouped($0))] })
    }
    return Document(
      title: [],
      blocks: [
        .paragraph([.strong(headline)]),
        .paragraph(["Multiplications for one Jacobian, in both modes, by both kinds of tool."]),
        .table(table),
      ])
  }

  /// Which mode is cheaper, and where that changes.
  private var headline: String {
    var changes: [String] = []
    var last: CostComparison.Mode?
    for (value, comparison) in comparisons where comparison.verdict.elimination.mode != last {
      last = comparison.verdict.elimination.mode
      changes.append(
        "\(ComparisonReport(comparison).name(last ?? .either)) from \(size) = \(value)")
    }
    return "Cheaper by elimination: \(changes.joined(separator: ", "))."
  }
}
