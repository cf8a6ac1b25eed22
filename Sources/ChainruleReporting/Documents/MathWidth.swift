import ChainruleSymbolics

extension MathText {
  /// Roughly how many letters of text are as wide as the mathematics in two dimensions.
  var width: Double { written(in: MathWidth()) }
}

/// The width of mathematics in letters.
private struct MathWidth: MathFormat {
  /// How much smaller indices and exponents are.
  private static let script = 0.7

  func leaf(_ token: MathText.Token) -> Double {
    switch token {
    case .name(let name), .array(let name):
      Formula(name: name).runs.reduce(0) { width, run in
        width + Double(run.text.count) * (run.scripts.isEmpty ? 1 : Self.script)
      }
    case .number(let text), .function(let text), .text(let text): Double(text.count)
    case .sign: 3
    case .prefix, .open, .close: 1
    case .application, .times(.close): 0.4
    case .times(.apart), .comma: 1.5
    case .blank: 16
    case .times(.implied), .openInLine, .closeInLine, .begin, .next, .end: 0
    }
  }

  func row(_ parts: [Double]) -> Double { parts.reduce(0, +) }

  func group(_ group: MathText.Group, _ parts: [Double]) -> Double {
    switch group {
    case .fraction: return max(parts[0], parts[1]) + 0.5
    case .power: return parts[0] + parts[1] * Self.script
    case .root, .bars, .parentheses: return parts[0] + 2
    case .choice: return parts[0] + max(parts[1], parts[2]) + 6
    case .limits: return max(parts[0] + 1, parts[1] * Self.script, parts[2] * Self.script)
    case .matrix(let columns):
      let widths = (0..<columns).map { column in
        stride(from: column, to: parts.count, by: columns).map { parts[$0] }.max() ?? 0
      }
      return widths.reduce(2) { $0 + $1 + 2 }
    }
  }
}
