import ChainruleGraphics

/// What the pages of all charts have in common.
enum Page {
  static let width = 640.0
  static let margin = 16.0
  /// The size of all words but the title.
  static let labelSize = 13.0
  /// From line to line, as a part of the size of the letters.
  static let lineHeight = 1.35
  /// The width between the margins.
  static let room = width - 2 * margin
}

/// The title on top of a chart, in as many lines as it takes, at most three.
struct Headline {
  private let lines: [String]

  private static let size = 18.0

  init(_ title: String) {
    lines = TextMetrics.lines(
      of: title, width: Page.room, atMost: 3, .bold, size: Self.size)
  }

  /// Where what follows the title may begin.
  var bottom: Double { Page.margin + Double(lines.count) * Self.size * Page.lineHeight }

  func draw(on canvas: inout Canvas) {
    for (number, line) in lines.enumerated() {
      canvas.text(
        line, x: Page.width / 2,
        y: Page.margin + (Double(number) + 0.5) * Self.size * Page.lineHeight, size: Self.size,
        anchor: .middle, face: .bold)
    }
  }
}
