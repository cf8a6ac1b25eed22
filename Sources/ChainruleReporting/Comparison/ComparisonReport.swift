package import ChainruleComparison
import ChainruleCalculus
import ChainruleSymbolics

/// What each way to differentiate a program costs, and which to use.
package struct ComparisonReport: Sendable {
  let comparison: CostComparison

  package init(_ comparison: CostComparison) {
    self.comparison = comparison
  }

  package var text: String { TextDocument().text(document) }
  package var markdown: String { MarkdownDocument().text(document) }
  package var latex: String { LaTeXDocument().text(document) }
  package var html: String { HTMLDocument().text(page) }

  /// The name of a vertex, as pictures show it.
  func name(of vertex: Int) -> String {
    let node = comparison.graph.nodes[vertex]
    return Formula(name: comparison.program.programName(of: node)).unicodeText
  }
}

/// A count as people write it: 1,062.
package func grouped(_ count: Int) -> String { groupedDigits(String(count)) }

/// A count of things: 1 output, 2 outputs.
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}

/// A part of 1 in percent, which is not 0 unless it is nothing.
func percent(_ part: Double) -> String {
  let percent = Int((part * 100).rounded())
  if percent == 0 && part > 0 { return "less than 1 %" }
  if percent == 100 && part < 1 { return "more than 99 %" }
  return "\(percent) %"
}
