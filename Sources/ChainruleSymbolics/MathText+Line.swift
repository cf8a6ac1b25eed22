extension MathText {
  /// The mathematics in one line: a fraction with a stroke, a choice in words.
  package var line: Formula { written(in: LineFormat()) }

  /// The mathematics in one line of Unicode text.
  package var unicodeText: String { line.unicodeText }
}

private struct LineFormat: MathFormat {
  func leaf(_ token: MathText.Token) -> Formula {
    switch token {
    case .name(let name): Formula(name: name)
    case .array(let name): Formula(name: name, style: .array)
    case .number(let text), .function(let text), .prefix(let text), .text(let text):
      Formula(text, .upright)
    case .application: Formula(" ", .upright)
    case .sign(let sign): Formula(" \(sign) ", .upright)
    case .times(.implied): Formula()
    case .times(.close): Formula("·", .upright)
    case .times(.apart): Formula(" · ", .upright)
    case .open, .openInLine: Formula("(", .upright)
    case .close, .closeInLine: Formula(")", .upright)
    case .comma: Formula(", ", .upright)
    case .blank: Formula("________", .upright)
    case .begin, .next, .end: Formula()
    }
  }

  func row(_ parts: [Formula]) -> Formula {
    Formula(parts.flatMap(\.runs))
  }

  func group(_ group: MathText.Group, _ parts: [Formula]) -> Formula {
    func upright(_ text: String) -> Formula { Formula(text, .upright) }
    switch group {
    case .fraction: return parts[0] + upright("/") + parts[1]
    case .power: return parts[0] + parts[1].set(.superscript)
    case .root: return upright("√") + parts[0]
    case .bars: return upright("|") + parts[0] + upright("|")
    case .choice:
      return upright("if ") + parts[0] + upright(" then ") + parts[1] + upright(" else ")
        + parts[2]
    case .limits:
      return parts[0] + parts[1].set(.subscript) + parts[2].set(.superscript)
        + upright(" ")
    case .matrix(let columns):
      var line = upright("[")
      for (place, part) in parts.enumerated() {
        if place > 0 { line += upright(place % columns == 0 ? "; " : ", ") }
        line += part
      }
      return line + upright("]")
    case .parentheses: return upright("(") + parts[0] + upright(")")
    }
  }
}
