import ChainruleGraphics

/// The names of several series with their lines, in as many rows as they take.
struct Legend {
  private struct Item {
    let name: String
    let style: LineStyle
    let x: Double
    let row: Int
  }

  private var items: [Item] = []
  private var rows = 0

  private static let swatchWidth = 34.0
  private static let gap = 8.0
  private static let rowHeight = 22.0

  /// - Parameter width: what the rows have; a single series needs no legend.
  init(_ series: [LineChart.Series], width: Double) {
    guard series.count > 1 else { return }
    var x = 0.0
    for (number, series) in series.enumerated() {
      let name = TextMetrics.elided(
        series.name + (series.fault.map { " (\($0))" } ?? ""), width: width / 2,
        size: Page.labelSize)
      let own =
        Self.swatchWidth + Self.gap + TextMetrics.width(of: name, size: Page.labelSize)
      if x > 0, x + own > width {
        rows += 1
        x = 0
      }
      items.append(Item(name: name, style: LineStyle(number: number), x: x, row: rows))
      x += own + 3 * Self.gap
    }
    rows += 1
  }

  var height: Double { rows == 0 ? 0 : Double(rows) * Self.rowHeight + Self.gap }

  func draw(on canvas: inout Canvas, left: Double, top: Double) {
    for item in items {
      let x = left + item.x
      let y = top + Self.gap + (Double(item.row) + 0.5) * Self.rowHeight
      let (style, color) = (item.style, item.style.lightColor)
      canvas.line(
        x1: x, y1: y, x2: x + Self.swatchWidth, y2: y, style: "line s\(style.color)",
        stroke: color, dash: style.dash)
      canvas.fill(
        style.mark(x: x + Self.swatchWidth / 2, y: y), style: "f\(style.color)", color: color)
      canvas.text(
        item.name, x: x + Self.swatchWidth + Self.gap, y: y, size: Page.labelSize)
    }
  }
}
