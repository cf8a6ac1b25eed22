package import ChainruleGraphics

/// One or several series of points joined by lines.
///
/// The vertical axis is logarithmic where that shows more (`AxisScale`). A point that is not finite
/// leaves a gap. Every series has a colour, dashes and a mark of its own.
package struct LineChart: Sendable {
  package struct Point: Sendable, Equatable {
    package let x: Double
    package let y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  package struct Series: Sendable, Equatable {
    package let name: String
    package let points: [Point]
    /// A word for what went wrong after the last point, such as "diverged"; it is marked there.
    package let fault: String?

    package init(name: String, points: [Point], fault: String? = nil) {
      self.name = name
      self.points = points
      self.fault = fault
    }
  }

  package enum Steps: Sendable {
    case any
    /// Between the whole numbers there is nothing.
    case wholeNumbers
  }

  package let title: String
  package let horizontalTitle: String
  package let verticalTitle: String
  package let horizontalSteps: Steps
  package let series: [Series]
  /// How the text equivalent writes numbers.
  let number: @Sendable (Double) -> String

  package init(
    title: String, horizontalTitle: String, verticalTitle: String, horizontalSteps: Steps = .any,
    series: [Series], number: @escaping @Sendable (Double) -> String
  ) {
    self.title = title
    self.horizontalTitle = horizontalTitle
    self.verticalTitle = verticalTitle
    self.horizontalSteps = horizontalSteps
    self.series = series
    self.number = number
  }

  /// The chart as a document, without fonts or anything else from outside.
  ///
  /// - Complexity: linear in the points; of very many, those that can be seen are drawn.
  package func svg(_ theme: Theme = .light) -> String {
    var drawing = LineDrawing(self, theme)
    drawing.draw()
    return drawing.canvas.finished()
  }

  var verticalScale: AxisScale {
    AxisScale(showing: series.lazy.flatMap(\.points).map(\.y), atMost: 9)
  }

  func horizontalScale(atMost limit: Int) -> AxisScale {
    let values = series.lazy.flatMap(\.points).map(\.x).filter(\.isFinite)
    let range = (values.min() ?? 0)...(values.max() ?? 1)
    return switch horizontalSteps {
    case .any: AxisScale(DecimalTicks(covering: range, atMost: limit))
    case .wholeNumbers:
      AxisScale(
        DecimalTicks(
          covering: range.lowerBound...max(range.upperBound, range.lowerBound + 1), atMost: limit,
          leastExponent: 0))
    }
  }
}

// MARK: In words

extension LineChart {
  /// What a reader of the picture would see.
  package var description: String {
    let scale = verticalScale.kind == .logarithmic ? ", on a logarithmic scale" : ""
    let axes = "Line chart of \(verticalTitle) against \(horizontalTitle)\(scale)."
    return ([axes] + series.map(sentence)).joined(separator: "\n")
  }

  private func sentence(_ series: Series) -> String {
    let finite = series.points.filter { $0.x.isFinite && $0.y.isFinite }
    let fault = series.fault.map { ", then \($0)" } ?? ""
    guard let first = finite.first, let last = finite.last,
      let least = finite.min(by: { $0.y < $1.y }), let largest = finite.max(by: { $0.y < $1.y })
    else { return "\(series.name): no finite value\(fault)." }
    let count = finite.count == 1 ? "1 point" : "\(finite.count) points"
    let gaps = series.points.count - finite.count
    let missing = gaps == 0 ? "" : ", \(gaps) not finite and left out"
    guard finite.count > 1 else {
      return "\(series.name): \(count)\(missing), \(place(first))\(fault)."
    }
    return "\(series.name): \(count)\(missing), from \(place(first)) to \(place(last))\(fault);"
      + " least \(place(least)), largest \(place(largest))."
  }

  private func place(_ point: Point) -> String {
    "\(number(point.y)) at \(horizontalTitle) \(number(point.x))"
  }
}
