/// The colours of a picture.
///
/// The light theme stands in attributes, which every viewer understands; the other themes are
/// rules of the style sheet, which win over attributes where a viewer reads it.
package struct Palette: Sendable {
  let paper: String
  let ink: String
  let quiet: String
  let hairline: String
  let edge: String
  let tangent: String
  let adjoint: String
  let input: CardColors
  let constant: CardColors
  let operation: CardColors
  let output: CardColors
  /// One for each path, told apart by readers of every kind of colour vision, each with a contrast
  /// of at least 3 to the paper.
  let paths: [String]

  struct CardColors: Sendable {
    let fill: String
    let stroke: String
  }

  func card(_ role: Diagram.Node.Role) -> CardColors {
    switch role {
    case .input: input
    case .constant: constant
    case .operation: operation
    case .output: output
    }
  }
}

extension Palette {
  /// How many paths have a colour.
  static let pathCount = 6

  static let light = Palette(
    paper: "#ffffff", ink: "#0f172a", quiet: "#56657a", hairline: "#e2e8f0", edge: "#64748b",
    tangent: "#0067a3", adjoint: "#b04600",
    input: CardColors(fill: "#eff6ff", stroke: "#0072b2"),
    constant: CardColors(fill: "#f8fafc", stroke: "#94a3b8"),
    operation: CardColors(fill: "#ffffff", stroke: "#94a3b8"),
    output: CardColors(fill: "#fff7ed", stroke: "#d55e00"),
    paths: ["#008a66", "#b8579a", "#b07a00", "#1f78c1", "#c2410c", "#4b5563"])

  static let dark = Palette(
    paper: "#0f172a", ink: "#f1f5f9", quiet: "#a3b1c6", hairline: "#334155", edge: "#94a3b8",
    tangent: "#7cc4f5", adjoint: "#ffa366",
    input: CardColors(fill: "#10294a", stroke: "#56b4e9"),
    constant: CardColors(fill: "#172033", stroke: "#64748b"),
    operation: CardColors(fill: "#1e293b", stroke: "#64748b"),
    output: CardColors(fill: "#3b2413", stroke: "#f08a3c"),
    paths: ["#2fd0a5", "#e59ac9", "#f0b93a", "#6fbdf2", "#ff8a5c", "#cbd5e1"])

  /// Black on white, for paper and for copying.
  static let print = Palette(
    paper: "#ffffff", ink: "#000000", quiet: "#333333", hairline: "#999999", edge: "#444444",
    tangent: "#000000", adjoint: "#000000",
    input: CardColors(fill: "#ffffff", stroke: "#000000"),
    constant: CardColors(fill: "#ffffff", stroke: "#000000"),
    operation: CardColors(fill: "#ffffff", stroke: "#555555"),
    output: CardColors(fill: "#ffffff", stroke: "#000000"),
    paths: ["#000000", "#555555", "#888888", "#000000", "#555555", "#888888"])

  /// The dashes that tell paths apart where colours cannot; nil is a full line.
  static let printDashes: [String?] = [nil, nil, nil, "7 3", "7 3", "7 3"]
}
