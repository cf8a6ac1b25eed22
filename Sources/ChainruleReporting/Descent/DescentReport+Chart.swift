import ChainruleCalculus
package import ChainruleCharts
import ChainruleSymbolics

extension DescentReport {
  /// The value over the steps.
  package var chart: LineChart {
    let name = Formula(name: output).unicodeText
    let fault: String? =
      switch descent.stop {
      case .steps, .converged: nil
      case .diverged: "diverged"
      case .notFinite: "not finite"
      }
    return LineChart(
      title: "Gradient descent of \(name) at rate \(NumberText.full(rate))",
      horizontalTitle: "step", verticalTitle: name, horizontalSteps: .wholeNumbers,
      series: [
        LineChart.Series(
          name: name,
          points: descent.steps.enumerated().map {
            LineChart.Point(x: Double($0), y: $1.value)
          },
          fault: fault)
      ], number: { NumberText(digits: 4)($0) })
  }
}
