package import ChainruleGraphics
package import ChainruleSymbolics

extension TextMetrics {
  /// A script is set at this part of the size of what it belongs to.
  package static let scriptScale = 0.7

  /// The width of a formula at a font size, in the same unit.
  package static func width(of formula: Formula, size: Double) -> Double {
    formula.runs.reduce(0) { sum, run in
      sum + width(of: run.text, Face(run.style), size: size * scale(of: run.scripts))
    }
  }

  /// The part of the base size at which scripts of scripts are set; none is smaller than half.
  package static func scale(of scripts: [Formula.Script]) -> Double {
    scripts.count < 2 ? scripts.isEmpty ? 1 : scriptScale : 0.5
  }
}

extension TextMetrics.Face {
  fileprivate init(_ style: Formula.Style) {
    self =
      switch style {
      case .upright, .quiet, .tangent, .adjoint: .upright
      case .variable: .italic
      case .result, .array: .bold
      }
  }
}
