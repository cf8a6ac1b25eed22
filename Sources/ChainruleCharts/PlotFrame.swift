import ChainruleGraphics

/// The rectangle in which a chart is plotted, its axes, and the room for the words around it.
struct PlotFrame {
  private static let tickLength = 5.0

  private let headline: Headline
  let horizontal: AxisScale
  let vertical: AxisScale
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  /// Where what stands below the plot and its labels begins.
  let footTop: Double

  /// - Parameters:
  ///   - horizontal: the axis with at most so many ticks; fewer are asked for until they have room.
  ///   - height: of the plot, without what is around it.
  init(
    title: String, vertical: AxisScale, height: Double,
    horizontal: (_ limit: Int) -> AxisScale
  ) {
    headline = Headline(title)
    self.vertical = vertical
    let widest =
      vertical.ticks.map { TextMetrics.width(of: $0.label, size: Page.labelSize) }.max() ?? 0
    left = (Page.margin + Page.labelSize * 1.6 + widest + 2 * Self.tickLength).rounded(.up)
    let (left, right) = (left, Page.width - 2 * Page.margin)
    self.right = right
    let scales = stride(from: 10, through: 3, by: -1).lazy.map(horizontal)
    self.horizontal =
      scales.first { Self.hasRoom($0, width: right - left) } ?? horizontal(3)
    top = headline.bottom + Page.labelSize
    bottom = top + height
    footTop = bottom + Self.tickLength + 2 * Page.labelSize * Page.lineHeight + 6
  }

  private static func hasRoom(_ scale: AxisScale, width: Double) -> Bool {
    zip(scale.ticks, scale.ticks.dropFirst()).allSatisfy { first, second in
      let widths = [first, second].map { TextMetrics.width(of: $0.label, size: Page.labelSize) }
      return (second.place - first.place) * width >= (widths[0] + widths[1]) / 2 + Page.labelSize
    }
  }

  func x(_ place: Double) -> Double { left + place * (right - left) }
  func y(_ place: Double) -> Double { bottom - place * (bottom - top) }

  /// Draws the title, the grid, the axes and their words.
  func draw(on canvas: inout Canvas, horizontalTitle: String, verticalTitle: String) {
    headline.draw(on: &canvas)
    let grid = Colors.light.hairline
    for tick in vertical.ticks {
      let y = y(tick.place)
      canvas.line(x1: left, y1: y, x2: right, y2: y, style: "grid", stroke: grid)
      canvas.text(
        tick.label, x: left - 2 * Self.tickLength, y: y, size: Page.labelSize, anchor: .end)
    }
    let labelLine = bottom + 2 * Self.tickLength + Page.labelSize / 2
    for tick in horizontal.ticks {
      let x = x(tick.place)
      canvas.line(
        x1: x, y1: bottom, x2: x, y2: bottom + Self.tickLength, style: "axis",
        stroke: Colors.light.ink)
      canvas.text(tick.label, x: x, y: labelLine, size: Page.labelSize, anchor: .middle)
    }
    canvas.line(
      x1: left, y1: bottom, x2: right, y2: bottom, style: "axis", stroke: Colors.light.ink)
    canvas.text(
      TextMetrics.elided(horizontalTitle, width: right - left, size: Page.labelSize),
      x: (left + right) / 2, y: labelLine + Page.labelSize * Page.lineHeight,
      size: Page.labelSize, anchor: .middle, style: "quiet")
    canvas.text(
      TextMetrics.elided(verticalTitle, width: bottom - top, size: Page.labelSize),
      x: Page.margin + Page.labelSize / 2, y: (top + bottom) / 2, size: Page.labelSize,
      anchor: .middle, style: "quiet", isRising: true)
  }
}
