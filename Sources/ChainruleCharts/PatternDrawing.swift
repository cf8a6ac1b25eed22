import ChainruleGraphics

/// A pattern chart while it is drawn.
struct PatternDrawing {
  let chart: PatternChart
  var canvas: Canvas
  private let headline: Headline
  /// How many rows, and how many columns, are one dot.
  private let block: (rows: Int, columns: Int)
  /// The side of the square in which a dot stands.
  private let side: Double
  private let left: Double
  private let top: Double

  /// The most dots beside each other.
  private static let mostDots = 120
  /// A dot for many entries is one of so many shades.
  private static let shades = 4
  private static let size = Page.labelSize
  private static let gap = 8.0

  init(_ chart: PatternChart, _ theme: Theme) {
    self.chart = chart
    headline = Headline(chart.title)
    let (rows, columns) = (max(chart.rowCount, 1), max(chart.columnCount, 1))
    let most = Self.mostDots
    block = ((rows + most - 1) / most, (columns + most - 1) / most)
    let dots = (
      rows: Double((rows + block.rows - 1) / block.rows),
      columns: Double((columns + block.columns - 1) / block.columns)
    )
    let labels = TextMetrics.width(of: "\(rows)", size: Self.size)
    let room = Page.width - 2 * (Page.margin + 2 * Self.size + Self.gap + labels)
    side = min(room / dots.columns, 420 / dots.rows, 26)
    left = (Page.width - side * dots.columns) / 2
    top = headline.bottom + 3 * Self.size * Page.lineHeight
    canvas = Canvas(
      width: Page.width,
      height: top + side * dots.rows + 2 * Self.size * Page.lineHeight + Page.margin,
      title: chart.title, description: chart.description, theme: theme)
  }

  private var right: Double { Page.width - left }
  private var bottom: Double {
    top + side * Double((max(chart.rowCount, 1) + block.rows - 1) / block.rows)
  }

  mutating func draw() {
    headline.draw(on: &canvas)
    drawBorder()
    drawWords()
    for (shade, outline) in outlines().enumerated() where !outline.isEmpty {
      canvas.fill(
        outline, style: "f4", color: Colors.light.lines[3],
        opacity: Double(shade + 1) / Double(Self.shades))
    }
  }

  private mutating func drawBorder() {
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    for (start, end) in zip(corners, corners.dropFirst()) {
      canvas.line(
        x1: start.0, y1: start.1, x2: end.0, y2: end.1, style: "axis", stroke: Colors.light.ink)
    }
  }

  /// The first and last numbers of rows and columns, and what these stand for.
  private mutating func drawWords() {
    let line = Self.size * Page.lineHeight
    let half = side / 2
    func number(_ text: Int, x: Double, y: Double, _ anchor: Canvas.Anchor) {
      canvas.text("\(text)", x: x, y: y, size: Self.size, anchor: anchor)
    }
    if chart.columnCount > 0 { number(1, x: left + half, y: top - line / 2 - 2, .middle) }
    let last = right - half
    let widths = TextMetrics.width(of: "1\(chart.columnCount)", size: Self.size) / 2 + Self.gap
    if chart.columnCount > 1, last - left - half >= widths {
      number(chart.columnCount, x: last, y: top - line / 2 - 2, .middle)
    }
    if chart.rowCount > 0 { number(1, x: left - Self.gap, y: top + half, .end) }
    if chart.rowCount > 1, bottom - top - side >= line {
      number(chart.rowCount, x: left - Self.gap, y: bottom - half, .end)
    }
    let room = Page.room
    canvas.text(
      TextMetrics.elided(words, width: room, size: Self.size), x: Page.width / 2,
      y: top - 2 * line, size: Self.size, anchor: .middle, style: "quiet")
    let scale =
      block.rows * block.columns == 1 ? "" : ", a dot for each \(block.rows)×\(block.columns)"
    canvas.text(
      TextMetrics.elided("\(chart.entries.count) not zero\(scale)", width: room, size: Self.size),
      x: Page.width / 2, y: bottom + line, size: Self.size, anchor: .middle, style: "quiet")
  }

  private var words: String {
    "\(chart.rowCount) × \(chart.columnCount): rows are \(chart.rowTitle),"
      + " columns are \(chart.columnTitle)"
  }

  /// The outline of the dots of each shade, the lightest first.
  private func outlines() -> [String] {
    var counts: [PatternChart.Entry: Int] = [:]
    for entry in chart.entries {
      let dot = PatternChart.Entry(
        row: entry.row / block.rows, column: entry.column / block.columns)
      counts[dot, default: 0] += 1
    }
    var outlines = [String](repeating: "", count: Self.shades)
    let dots = counts.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
    for (dot, count) in dots {
      let share = Double(count) / Double(block.rows * block.columns)
      let shade = min(Int((share * Double(Self.shades)).rounded(.up)), Self.shades) - 1
      outlines[shade] += outline(of: dot)
    }
    return outlines
  }

  /// A circle where it can be seen as one, else a square.
  private func outline(of dot: PatternChart.Entry) -> String {
    let x = left + Double(dot.column) * side
    let y = top + Double(dot.row) * side
    guard side >= 6 else {
      return "M\(LineDrawing.pair((x, y)))h\(XMLWriter.number(side))v\(XMLWriter.number(side))"
        + "h\(XMLWriter.number(-side))z"
    }
    let radius = side * 0.36
    let (r, d) = (XMLWriter.number(radius), XMLWriter.number(2 * radius))
    return "M\(LineDrawing.pair((x + side / 2 - radius, y + side / 2)))"
      + "a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0 -\(d) 0z"
  }
}
