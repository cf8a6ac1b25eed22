import ChainruleGraphics

/// A line chart while it is drawn.
struct LineDrawing {
  let chart: LineChart
  let frame: PlotFrame
  let legend: Legend
  var canvas: Canvas

  private static let plotHeight = 280.0
  /// The most points of a series that all bear their mark.
  private static let mostMarks = 30
  /// Into how many groups very many points are parted, of which the extremes are drawn.
  private static let buckets = 1000

  init(_ chart: LineChart, _ theme: Theme) {
    self.chart = chart
    frame = PlotFrame(
      title: chart.title, vertical: chart.verticalScale, height: Self.plotHeight,
      horizontal: chart.horizontalScale)
    legend = Legend(chart.series, width: frame.right - Page.margin)
    canvas = Canvas(
      width: Page.width, height: frame.footTop + legend.height + Page.margin,
      title: chart.title, description: chart.description, theme: theme)
  }

  mutating func draw() {
    frame.draw(
      on: &canvas, horizontalTitle: chart.horizontalTitle, verticalTitle: chart.verticalTitle)
    for (number, series) in chart.series.enumerated() { draw(series, LineStyle(number: number)) }
    for series in chart.series { markFault(of: series) }
    let isEmpty = chart.series.allSatisfy { runs(of: $0.points).isEmpty }
    if isEmpty {
      canvas.text(
        "no finite values", x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2,
        size: Page.labelSize, anchor: .middle, style: "halo")
    }
    legend.draw(on: &canvas, left: Page.margin, top: frame.footTop)
  }

  private mutating func draw(_ series: LineChart.Series, _ style: LineStyle) {
    let runs = runs(of: series.points)
    var outline = ""
    for run in runs where run.count > 1 {
      outline += "M" + Self.reduced(run).map(Self.pair).joined(separator: "L")
    }
    if !outline.isEmpty {
      canvas.stroke(
        outline, style: "line s\(style.color)", color: style.lightColor, dash: style.dash)
    }
    let points = runs.flatMap { run in run.map { (point: $0, isAlone: run.count == 1) } }
    let isFew = points.count <= Self.mostMarks
    let spacing = isFew ? 1 : max(points.count / 8, 1)
    var marks = ""
    for (number, (point, isAlone)) in points.enumerated() {
      let isChosen = (isFew || chart.series.count > 1) && number % spacing == spacing / 2
      if isAlone || isChosen { marks += style.mark(x: point.x, y: point.y) }
    }
    if !marks.isEmpty { canvas.fill(marks, style: "f\(style.color)", color: style.lightColor) }
  }

  /// The points of a series on the page, parted at gaps.
  private func runs(of points: [LineChart.Point]) -> [[(x: Double, y: Double)]] {
    var runs: [[(x: Double, y: Double)]] = [[]]
    for point in points {
      if let x = frame.horizontal.place(of: point.x), let y = frame.vertical.place(of: point.y) {
        runs[runs.count - 1].append((frame.x(x), frame.y(y)))
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  /// The points that show all of a line as wide as a page: of each of many groups the first, the
  /// last, the highest and the lowest.
  private static func reduced(_ run: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    guard run.count > 4 * buckets else { return run }
    let size = (run.count + buckets - 1) / buckets
    return stride(from: 0, to: run.count, by: size).flatMap { start in
      let group = start..<min(start + size, run.count)
      let lowest = group.min { run[$0].y < run[$1].y } ?? start
      let highest = group.max { run[$0].y < run[$1].y } ?? start
      return Set([start, lowest, highest, group.upperBound - 1]).sorted().map { run[$0] }
    }
  }

  /// A cross at the last point, as high as the last that is on the page; beside it the word, where
  /// no legend says it.
  private mutating func markFault(of series: LineChart.Series) {
    guard let fault = series.fault, var point = runs(of: series.points).last?.last else { return }
    if let end = series.points.last.flatMap({ frame.horizontal.place(of: $0.x) }) {
      point.x = frame.x(end)
    }
    let cross = "M\(Self.pair((point.x - 5, point.y - 5)))l10 10m0 -10l-10 10"
    canvas.stroke(cross, style: "line fault", color: Colors.light.ink)
    guard chart.series.count == 1 else { return }
    let isRight = point.x > (frame.left + frame.right) / 2
    canvas.text(
      TextMetrics.elided(fault, width: (frame.right - frame.left) / 2, size: Page.labelSize),
      x: point.x + (isRight ? -12 : 12), y: point.y, size: Page.labelSize,
      anchor: isRight ? .end : .start, style: "halo")
  }

  static func pair(_ point: (x: Double, y: Double)) -> String {
    "\(XMLWriter.number(point.x)) \(XMLWriter.number(point.y))"
  }
}
