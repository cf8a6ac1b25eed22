import ChainruleGraphics

/// An SVG document while a chart is drawn on it: light colours as attributes, classes for themes.
struct Canvas {
  enum Anchor: String {
    case start, middle, end
  }

  private var xml = XMLWriter()

  /// Begins the document with its text equivalent and its paper.
  init(width: Double, height: Double, title: String, description: String, theme: Theme) {
    xml.beginPicture(
      width: width, height: height,
      prefix: XMLWriter.prefix(ofPictureShowing: [title, description]), title: title,
      description: description, styleSheet: StyleSheet.text(theme))
    rectangle(
      x: 0, y: 0, width: width, height: height, style: "paper", fill: Colors.light.paper)
  }

  consuming func finished() -> String {
    xml.end()
    return xml.text + "\n"
  }

  /// Sets text whose middle line passes through a point.
  mutating func text(
    _ content: String, x: Double, y: Double, size: Double, anchor: Anchor = .start,
    style: String? = nil, face: TextMetrics.Face = .upright, isRising: Bool = false
  ) {
    let base = y + (isRising ? 0 : size * 0.34)
    xml.begin("text")
    if let style { xml.attribute("class", style) }
    xml.attribute("x", isRising ? x + size * 0.34 : x)
    xml.attribute("y", base)
    if isRising {
      let (x, y) = (XMLWriter.number(x + size * 0.34), XMLWriter.number(base))
      xml.attribute("transform", "rotate(-90 \(x) \(y))")
    }
    xml.attribute("font-size", size)
    if face == .bold { xml.attribute("font-weight", "600") }
    if anchor != .start { xml.attribute("text-anchor", anchor.rawValue) }
    xml.attribute("fill", style == "quiet" ? Colors.light.quiet : Colors.light.ink)
    xml.characters(content)
    xml.end()
  }

  mutating func line(
    x1: Double, y1: Double, x2: Double, y2: Double, style: String, stroke: String,
    dash: String? = nil
  ) {
    xml.begin("line")
    xml.attribute("class", style)
    xml.attribute("x1", x1)
    xml.attribute("y1", y1)
    xml.attribute("x2", x2)
    xml.attribute("y2", y2)
    xml.attribute("stroke", stroke)
    if let dash { xml.attribute("stroke-dasharray", dash) }
    xml.end()
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, style: String, fill: String,
    opacity: Double = 1
  ) {
    xml.begin("rect")
    xml.attribute("class", style)
    xml.attribute("x", x)
    xml.attribute("y", y)
    xml.attribute("width", width)
    xml.attribute("height", height)
    xml.attribute("fill", fill)
    if opacity < 1 { xml.attribute("fill-opacity", opacity) }
    xml.end()
  }

  /// A line along a path.
  mutating func stroke(_ path: String, style: String, color: String, dash: String? = nil) {
    xml.begin("path")
    xml.attribute("class", style)
    xml.attribute("d", path)
    xml.attribute("fill", "none")
    xml.attribute("stroke", color)
    if let dash { xml.attribute("stroke-dasharray", dash) }
    xml.end()
  }

  /// The area inside a path.
  mutating func fill(_ path: String, style: String, color: String, opacity: Double = 1) {
    xml.begin("path")
    xml.attribute("class", style)
    xml.attribute("d", path)
    xml.attribute("fill", color)
    if opacity < 1 { xml.attribute("fill-opacity", opacity) }
    xml.end()
  }
}
