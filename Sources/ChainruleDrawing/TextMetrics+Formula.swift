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

extension Formula {
  /// The formula as far as it fits a width, with an ellipsis for what does not.
  func cut(to width: Double, size: Double) -> Formula {
    guard TextMetrics.width(of: self, size: size) > width else { return self }
    var room = width - TextMetrics.width(of: "…", size: size)
    var cut = Formula()
    for run in runs {
      let runSize = size * TextMetrics.scale(of: run.scripts)
      let face = TextMetrics.Face(run.style)
      let fitting = run.text.prefix { character in
        room -= TextMetrics.width(of: String(character), face, size: runSize)
        return room >= 0
      }
      cut.append(Run(String(fitting), run.style, scripts: run.scripts))
      if room < 0 { break }
    }
    return cut + Formula("…", .quiet)
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
