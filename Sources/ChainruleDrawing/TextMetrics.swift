package import ChainruleSymbolics

/// How much room text takes, without any font.
///
/// The widths are upper bounds over the fonts a picture may be shown in, so text stays inside its
/// card whichever of them is there, and a picture has the same size everywhere.
package enum TextMetrics {
  /// A script is set at this part of the size of what it belongs to.
  package static let scriptScale = 0.7

  /// The width of a formula at a font size, in the same unit.
  package static func width(of formula: Formula, size: Double) -> Double {
    formula.runs.reduce(0) { sum, run in
      sum + width(of: run.text, style: run.style, size: size * scale(of: run.scripts))
    }
  }

  package static func width(of text: String, style: Formula.Style, size: Double) -> Double {
    let column =
      switch style {
      case .upright, .quiet, .tangent, .adjoint: 0
      case .variable: 1
      case .result: 2
      }
    let thousandths = text.reduce(0) { sum, character in
      sum + (widths[character]?[column] ?? unknownWidth(character))
    }
    return Double(thousandths) / 1000 * size
  }

  /// The part of the base size at which scripts of scripts are set; none is smaller than half.
  package static func scale(of scripts: [Formula.Script]) -> Double {
    scripts.count < 2 ? scripts.isEmpty ? 1 : scriptScale : 0.5
  }

  /// An em for a wide script; a letter with combining marks as wide as the letter.
  private static func unknownWidth(_ character: Character) -> Int {
    guard let base = character.unicodeScalars.first else { return 0 }
    if base != character.unicodeScalars.last, let known = widths[Character(base)] {
      return known.max() ?? 1000
    }
    return base.value < 0x1100 ? 900 : 1050
  }
}
