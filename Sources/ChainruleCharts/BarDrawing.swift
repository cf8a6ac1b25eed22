import ChainruleGraphics

/// A bar chart while it is drawn.
struct BarDrawing {
  let chart: BarChart
  var canvas: Canvas
  private let headline: Headline
  /// The largest size of a value, and how long its bar is.
  private let longest: Double
  private let unit: Double
  /// Where bars begin.
  private let zero: Double
  private let bottom: Double

  private static let barHeight = 18.0
  private static let rowHeight = 26.0
  private static let groupHeight = 30.0
  private static let gap = 8.0
  private static let size = Page.labelSize

  init(_ chart: BarChart, _ theme: Theme) {
    self.chart = chart
    headline = Headline(chart.title)
    let bars = chart.groups.flatMap(\.bars)
    let left = Page.margin + (bars.map { Self.width(of: $0.label) }.max() ?? 0) + Self.gap
    let sizes = bars.map { $0.length?.magnitude ?? 0 }
    let longest = sizes.max() ?? 0
    self.longest = longest > 0 ? longest : 1
    let before = (bars.compactMap(\.length).min() ?? 0) / self.longest
    // As long as leaves room for the words at the end of each bar.
    let room = Page.width - Page.margin - left
    var unit = room
    for bar in bars {
      let reach = max((bar.length ?? 0) / self.longest, 0) - min(before, 0)
      let words = Self.gap + Self.width(of: bar.text)
      if reach > 0 { unit = min(unit, (room - words) / reach) }
    }
    self.unit = unit
    zero = left - min(before, 0) * unit
    let heights = chart.groups.map { group in
      Double(group.bars.count) * Self.rowHeight + (group.name.isEmpty ? 0 : Self.groupHeight)
    }
    bottom = heights.reduce(headline.bottom + 2 * Self.gap, +)
    canvas = Canvas(
      width: Page.width, height: bottom + Self.size * 2 + Page.margin, title: chart.title,
      description: chart.description, theme: theme)
  }

  /// The room of a label or value, in bold as the widest; what is wider is elided.
  private static func width(of text: String) -> Double {
    min(Page.width / 3, TextMetrics.width(of: text, .bold, size: size))
  }

  mutating func draw() {
    headline.draw(on: &canvas)
    var y = headline.bottom + Self.gap
    for group in chart.groups {
      if !group.name.isEmpty {
        let room = Page.room
        canvas.text(
          TextMetrics.elided(group.name, width: room, .bold, size: Self.size),
          x: Page.margin, y: y + Self.groupHeight / 2 + 2, size: Self.size, face: .bold)
        y += Self.groupHeight
      }
      let top = y
      for bar in group.bars {
        draw(bar, middle: y + Self.rowHeight / 2)
        y += Self.rowHeight
      }
      canvas.line(
        x1: zero, y1: top, x2: zero, y2: y, style: "axis", stroke: Colors.light.ink)
    }
    canvas.text(
      TextMetrics.elided(
        chart.axisTitle, width: Page.room, size: Self.size),
      x: Page.width / 2, y: bottom + Self.size, size: Self.size, anchor: .middle,
      style: "quiet")
  }

  private mutating func draw(_ bar: BarChart.Bar, middle: Double) {
    let isStrong = bar.emphasis == .strong
    let face: TextMetrics.Face = isStrong ? .bold : .upright
    let length = (bar.length ?? 0) / longest * unit
    canvas.text(
      TextMetrics.elided(bar.label, width: Page.width / 3, face, size: Self.size),
      x: zero + min(0, length) - Self.gap, y: middle, size: Self.size, anchor: .end, face: face)
    if length != 0 {
      // Where the colours are not told apart, the bold words are.
      canvas.rectangle(
        x: zero + min(0, length), y: middle - Self.barHeight / 2, width: length.magnitude,
        height: Self.barHeight, style: isStrong ? "bar f4" : "bar f6",
        fill: Colors.light.lines[isStrong ? 3 : 5], opacity: isStrong ? 1 : 0.55)
    }
    canvas.text(
      TextMetrics.elided(bar.text, width: Page.width / 3, face, size: Self.size),
      x: zero + max(0, length) + Self.gap, y: middle, size: Self.size,
      style: bar.length == nil ? "quiet" : nil, face: face)
  }
}

extension BarChart.Bar {
  /// The value that a bar can show.
  fileprivate var length: Double? { value.flatMap { $0.isFinite ? $0 : nil } }
}
