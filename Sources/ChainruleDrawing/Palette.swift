import ChainruleGraphics

/// The colours of a picture.
///
/// The light theme stands in attributes, which every viewer understands; the other themes are
/// rules of the style sheet, which win over attributes where a viewer reads it.
package struct Palette: Sendable {
  let common: Colors
  let edge: String
  let tangent: String
  let adjoint: String
  let input: CardColors
  let constant: CardColors
  let operation: CardColors
  let output: CardColors

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

  var paper: String { common.paper }
  var ink: String { common.ink }
  var quiet: String { common.quiet }
  var hairline: String { common.hairline }
  /// One for each path.
  var paths: [String] { common.lines }
}

extension Palette {
  /// The colour of what stands in a cell of a card.
  func text(_ kind: Card.Cell.Kind) -> String {
    switch kind {
    case .tangent: tangent
    case .adjoint: adjoint
    case .note: common.quiet
    }
  }

  static let light = Palette(
    common: .light, edge: "#64748b", tangent: "#0067a3", adjoint: "#b04600",
    input: CardColors(fill: "#eff6ff", stroke: "#0072b2"),
    constant: CardColors(fill: "#f8fafc", stroke: "#7f8ea3"),
    operation: CardColors(fill: "#ffffff", stroke: "#7f8ea3"),
    output: CardColors(fill: "#fff7ed", stroke: "#d55e00"))

  static let dark = Palette(
    common: .dark, edge: "#94a3b8", tangent: "#7cc4f5", adjoint: "#ffa366",
    input: CardColors(fill: "#10294a", stroke: "#56b4e9"),
    constant: CardColors(fill: "#172033", stroke: "#64748b"),
    operation: CardColors(fill: "#1e293b", stroke: "#64748b"),
    output: CardColors(fill: "#3b2413", stroke: "#f08a3c"))

  /// Black on white, for paper and for copying.
  static let print = Palette(
    common: .print, edge: "#444444", tangent: "#000000", adjoint: "#000000",
    input: CardColors(fill: "#ffffff", stroke: "#000000"),
    constant: CardColors(fill: "#ffffff", stroke: "#000000"),
    operation: CardColors(fill: "#ffffff", stroke: "#555555"),
    output: CardColors(fill: "#ffffff", stroke: "#000000"))
}
