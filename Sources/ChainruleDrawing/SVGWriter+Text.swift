import ChainruleGraphics
import ChainruleGraphviz
import ChainruleSymbolics

extension SVGWriter {
  /// Sets a formula as one `text` element whose middle line passes through a point.
  ///
  /// Scripts are moved by `dy`, which every renderer honours, and blanks at the ends of a run by
  /// `dx`, because some renderers drop them. Readers who hear the picture are told the text in one
  /// piece, or nothing of it where the title of what is around it says as much.
  mutating func text(
    _ formula: Formula, at point: Point, size: Double, style: String, anchor: String,
    color: String = Palette.light.ink, isRead: Bool = false
  ) {
    xml.begin("text")
    xml.attribute("class", style)
    xml.attribute("x", point.x)
    xml.attribute("y", point.y + size * 0.32)
    xml.attribute("font-size", size)
    if anchor != "start" { xml.attribute("text-anchor", anchor) }
    xml.attribute("fill", color)
    if isRead {
      xml.attribute("role", "img")
      xml.attribute("aria-label", formula.unicodeText)
    } else {
      xml.attribute("aria-hidden", "true")
    }
    var line = TextLine(size: size)
    for run in formula.runs { write(run, on: &line) }
    xml.end()
  }

  private mutating func write(_ run: Formula.Run, on line: inout TextLine) {
    let body = run.text.trimmingBlanks
    let scale = TextMetrics.scale(of: run.scripts)
    let blank = line.size * scale * 0.28
    let before = line.pendingSpace + Double(body.before) * blank
    line.pendingSpace = Double(body.after) * blank
    guard !body.text.isEmpty else {
      line.pendingSpace += before
      return
    }
    let baseline = TextLine.baseline(of: run.scripts, size: line.size)
    xml.beginInline("tspan")
    if let style = run.style.className { xml.attribute("class", style) }
    if before > 0 { xml.attribute("dx", before) }
    if baseline != line.baseline { xml.attribute("dy", baseline - line.baseline) }
    if !run.scripts.isEmpty { xml.attribute("font-size", line.size * scale) }
    for (name, value) in run.style.attributes { xml.attribute(name, value) }
    // Else what follows the name would be set before it, over other letters.
    if body.text.isRightToLeft { xml.attribute("unicode-bidi", "isolate") }
    xml.characters(body.text)
    xml.end()
    line.baseline = baseline
  }
}

/// Where the pen is on a line of text.
private struct TextLine {
  let size: Double
  var baseline = 0.0
  var pendingSpace = 0.0

  init(size: Double) {
    self.size = size
  }

  /// How far below the base line a run of scripts stands.
  static func baseline(of scripts: [Formula.Script], size: Double) -> Double {
    var (offset, size) = (0.0, size)
    for script in scripts {
      offset += script == .subscript ? size * 0.2 : -size * 0.36
      size *= TextMetrics.scriptScale
    }
    return (offset * 100).rounded() / 100
  }
}

extension Formula.Style {
  fileprivate var className: String? {
    switch self {
    case .variable: "variable"
    case .array: "array"
    case .upright: nil
    case .result: "result"
    case .quiet: "quiet"
    case .tangent: "tangent"
    case .adjoint: "adjoint"
    }
  }

  fileprivate var attributes: [(StaticString, String)] {
    switch self {
    case .variable: [("font-style", "italic")]
    case .array: [("font-weight", "700")]
    case .upright: []
    case .result: [("font-weight", "600")]
    case .quiet: [("fill", Palette.light.quiet)]
    case .tangent: [("fill", Palette.light.tangent)]
    case .adjoint: [("fill", Palette.light.adjoint)]
    }
  }
}

extension String {
  /// The text without blanks at its ends, and how many there were.
  fileprivate var trimmingBlanks: (before: Int, text: String, after: Int) {
    let start = prefix { $0 == " " }
    if start.count == count { return (count, "", 0) }
    let after = reversed().prefix { $0 == " " }.count
    return (start.count, String(dropFirst(start.count).dropLast(after)), after)
  }

  /// Whether there are letters of a script that runs to the left, by their blocks.
  fileprivate var isRightToLeft: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x1_0800...0x1_0FFF,
        0x1_E800...0x1_EFFF:
        true
      default: false
      }
    }
  }
}
