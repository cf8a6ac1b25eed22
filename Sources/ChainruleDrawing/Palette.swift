/// The colours of a picture; the light theme stands in attributes, the rest in one style sheet.
enum Palette {
  static let paper = "#ffffff"
  static let ink = "#0f172a"
  static let quiet = "#64748b"
  static let hairline = "#e2e8f0"
  static let edge = "#64748b"
  static let tangent = "#0072b2"
  static let adjoint = "#b84a00"

  static func card(_ role: Diagram.Node.Role) -> (fill: String, stroke: String) {
    switch role {
    case .input: ("#eff6ff", "#0072b2")
    case .constant: ("#f8fafc", "#94a3b8")
    case .operation: ("#ffffff", "#94a3b8")
    case .output: ("#fff7ed", "#d55e00")
    }
  }

  static let styleSheet = """
    svg{font-family:"STIX Two Text","STIX","Cambria","Times New Roman",serif}\
    .card{stroke-width:1.4}.input .card,.output .card{stroke-width:1.8}\
    .constant .card{stroke-dasharray:4 3}.kink .card{stroke-width:3}\
    .edge path{stroke-width:1.8}.edge:hover path{stroke-width:3.2}
    """
}
