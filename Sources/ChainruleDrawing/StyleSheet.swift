import ChainruleGraphics

/// The one style sheet of a picture.
enum StyleSheet {
  static func text(_ theme: Theme) -> String {
    theme.styleSheet(base: base, dark: rules(.dark), print: rules(.print) + dashes)
  }

  private static let base = """
    .card{stroke-width:1.4}.input .card,.output .card{stroke-width:1.8}\
    .constant .card{stroke-dasharray:4 3}.kink .card{stroke-width:3}\
    .edge path{stroke-width:1.8}.edge .path{stroke-width:2.6}.swatch{stroke-width:4}.stack{stroke-width:0.8}
    """

  private static func rules(_ palette: Palette) -> String {
    var rules = ".paper,.pill{fill:\(palette.paper)}"
    rules += ".pill,.rule{stroke:\(palette.hairline)}"
    rules += "text{fill:\(palette.ink)}.quiet{fill:\(palette.quiet)}"
    rules += ".note{fill:\(palette.quiet)}"
    rules += ".tangent{fill:\(palette.tangent)}.adjoint{fill:\(palette.adjoint)}"
    rules += ".plain{stroke:\(palette.edge)}.plain-tip{fill:\(palette.edge)}"
    for role in [Diagram.Node.Role.input, .constant, .operation, .output] {
      let colors = palette.card(role)
      rules += ".\(role.rawValue) .card{fill:\(colors.fill);stroke:\(colors.stroke)}"
      rules += ".\(role.rawValue) .stack{stroke:\(colors.stroke)}"
      rules += ".\(role.rawValue) .outline{fill:\(colors.stroke)}"
    }
    for (number, color) in palette.paths.enumerated() {
      rules += ".p\(number + 1){stroke:\(color)}.t\(number + 1){fill:\(color)}"
    }
    return rules
  }

  private static var dashes: String {
    Colors.printDashes.enumerated().map { number, dash in
      dash.map { ".p\(number + 1){stroke-dasharray:\($0)}" } ?? ""
    }.joined()
  }
}
