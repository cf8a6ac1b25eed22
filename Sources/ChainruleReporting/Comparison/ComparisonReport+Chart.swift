import ChainruleCalculus
import ChainruleCharts
import ChainruleComparison
package import ChainruleGraphics

extension ComparisonReport {
  /// The multiplications of every way as bars; the cheapest of each kind stands out.
  var chart: Document.Block {
    let sweeps = namedSweeps.map {
      (name: Self.words(sweeps: $0.name), count: $0.count.multiplications as Int?)
    }
    let orders = comparison.orders.map { (name: $0.name.rawValue, count: $0.multiplications) }
    let chart = BarChart(
      title: "Multiplications for one Jacobian", axisTitle: "multiplications",
      groups: [
        BarChart.Group(name: "passing over the program", bars: bars(sweeps)),
        BarChart.Group(name: "removing operations one by one", bars: bars(orders)),
      ])
    return .picture(
      svg: XMLWriter.Markup(wellFormed: chart.svg(.auto)), description: chart.description)
  }

  private func bars(_ counts: [(name: String, count: Int?)]) -> [BarChart.Bar] {
    let least = counts.compactMap(\.count).min()
    return counts.map { name, count in
      BarChart.Bar(
        label: name, value: count.map(Double.init), text: count.map(grouped) ?? "skipped",
        emphasis: count == least ? .strong : .plain)
    }
  }

  /// Where the Jacobian can differ from 0, as a picture; nil where there is too much to list.
  package func patternPicture(_ theme: Theme) -> String? {
    comparison.pattern.sparsity.map { pattern in
      PatternChart(
        title: "Where the Jacobian can differ from 0", rowTitle: "outputs", columnTitle: "inputs",
        rowCount: pattern.rowCount, columnCount: pattern.columnCount,
        entries: pattern.entries
      ).svg(theme)
    }
  }

  /// The same in the coordinate format of Matrix Market, with rows and columns from 1.
  ///
  /// - SeeAlso: Boisvert, Pozo and Remington, "The Matrix Market Exchange Formats" (1996).
  package var patternMatrixMarket: String? {
    comparison.pattern.sparsity.map { pattern in
      let head = "\(pattern.rowCount) \(pattern.columnCount) \(pattern.nonzeros)\n"
      return "%%MatrixMarket matrix coordinate pattern general\n" + head
        + pattern.entries.map { "\($0.row + 1) \($0.column + 1)\n" }.joined()
    }
  }
}

extension SparsityPattern {
  fileprivate var entries: [PatternChart.Entry] {
    (0..<rowCount).flatMap { row in
      self[row].map { PatternChart.Entry(row: row, column: Int($0)) }
    }
  }
}
