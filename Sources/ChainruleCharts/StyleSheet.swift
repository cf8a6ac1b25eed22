import ChainruleGraphics

/// The one style sheet of a chart.
enum StyleSheet {
  static func text(_ theme: Theme) -> String {
    theme.styleSheet(base: base, dark: rules(.dark), print: rules(.print))
  }

  private static let base = """
    .grid{stroke-width:1}.axis{stroke-width:1.4}.line{stroke-width:2.2;stroke-linejoin:round}\
    .halo{paint-order:stroke;stroke:\(Colors.light.paper);stroke-width:5;stroke-linejoin:round}
    """

  private static func rules(_ colors: Colors) -> String {
    var rules = ".paper{fill:\(colors.paper)}text{fill:\(colors.ink)}.quiet{fill:\(colors.quiet)}"
    rules += ".grid{stroke:\(colors.hairline)}.axis,.fault{stroke:\(colors.ink)}"
    rules += ".halo{stroke:\(colors.paper)}"
    for (number, color) in colors.lines.enumerated() {
      rules += ".s\(number + 1){stroke:\(color)}.f\(number + 1){fill:\(color)}"
    }
    return rules
  }
}

/// How a series is told from others: by colour, by dashes and by the shape of its marks.
struct LineStyle {
  let number: Int

  /// From 1, as the style sheet counts.
  var color: Int { number % Colors.lineCount + 1 }

  var lightColor: String { Colors.light.lines[number % Colors.lineCount] }

  var dash: String? { Self.dashes[number % Self.dashes.count] }

  private static let dashes: [String?] = [nil, "9 4", "2 3", "9 3 2 3", "14 4", "5 5", "1 4"]

  /// The outline of the mark around a point.
  func mark(x: Double, y: Double) -> String {
    func pen(_ dx: Double, _ dy: Double) -> String {
      "\(XMLWriter.number(x + dx)) \(XMLWriter.number(y + dy))"
    }
    switch number % 5 {
    case 0: return "M\(pen(-3.6, 0))a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z"
    case 1: return "M\(pen(-3.3, -3.3))h6.6v6.6h-6.6z"
    case 2: return "M\(pen(0, -4.2))l4.2 7.2h-8.4z"
    case 3: return "M\(pen(0, -4.6))l4.6 4.6l-4.6 4.6l-4.6 -4.6z"
    default: return "M\(pen(0, 4.2))l4.2 -7.2h-8.4z"
    }
  }
}
