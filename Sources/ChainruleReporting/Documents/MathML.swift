import ChainruleGraphics
import ChainruleSymbolics

/// Mathematics in MathML, which browsers show by themselves.
struct MathML: MathFormat {
  /// The element of a formula in a text, as large as on a line of its own where it is displayed.
  static func markup(_ math: MathText, displayed: Bool) -> XMLWriter.Markup {
    let content = math.written(in: MathML())
    let style = displayed ? " displaystyle=\"true\"" : ""
    return XMLWriter.Markup(wellFormed: "<math\(style)>\(content)</math>")
  }

  func leaf(_ token: MathText.Token) -> String {
    switch token {
    case .name(let name): Self.name(name)
    case .array(let name): "<mrow style=\"font-weight: bold\">\(Self.name(name))</mrow>"
    case .number(let text): Self.element("mn", text)
    case .function(let name): Self.element("mi", name, " mathvariant=\"normal\"")
    case .application: "<mo>&#x2061;</mo><mspace width=\"0.17em\"/>"
    case .sign(let sign): Self.element("mo", sign, " form=\"infix\"")
    case .prefix("Σ"): "<mo>∑</mo>"
    case .prefix(let sign): Self.element("mo", sign, " form=\"prefix\" lspace=\"0\" rspace=\"0\"")
    case .times(.implied): "<mo>&#x2062;</mo>"
    case .times(.close): "<mo>&#x2062;</mo><mspace width=\"0.17em\"/>"
    case .times(.apart): "<mo>·</mo>"
    case .open: Self.parenthesis("(", false)
    case .close: Self.parenthesis(")", false)
    case .comma: "<mo separator=\"true\">,</mo>"
    case .text(let text): Self.element("mtext", text)
    case .blank: "<mspace width=\"8em\" style=\"border-bottom: 1px solid\"/>"
    case .openInLine, .closeInLine, .begin, .next, .end: ""
    }
  }

  func row(_ parts: [String]) -> String {
    parts.count == 1 ? parts[0] : "<mrow>\(parts.joined())</mrow>"
  }

  func group(_ group: MathText.Group, _ parts: [String]) -> String {
    switch group {
    case .fraction: return "<mfrac>\(parts[0])\(parts[1])</mfrac>"
    case .power:
      // The exponent of a name with an index stands above the index.
      guard parts[0].hasPrefix("<msub>") else { return "<msup>\(parts[0])\(parts[1])</msup>" }
      let index = parts[0].dropFirst("<msub>".count).dropLast("</msub>".count)
      return "<msubsup>\(index)\(parts[1])</msubsup>"
    case .root: return "<msqrt>\(parts[0])</msqrt>"
    case .bars:
      return "<mrow><mo form=\"prefix\">|</mo>\(parts[0])<mo form=\"postfix\">|</mo></mrow>"
    case .choice:
      return "<mrow><mo form=\"prefix\">{</mo><mtable columnalign=\"left left\">"
        + "<mtr><mtd>\(parts[1])</mtd><mtd><mtext>if&#xA0;</mtext>\(parts[0])</mtd></mtr>"
        + "<mtr><mtd>\(parts[2])</mtd><mtd><mtext>else</mtext></mtd></mtr></mtable></mrow>"
    case .parentheses:
      let isTall = ["<mfrac>", "<mtable", "<munderover>"].contains { parts[0].contains($0) }
      return
        "<mrow>\(Self.parenthesis("(", isTall))\(parts[0])\(Self.parenthesis(")", isTall))</mrow>"
    case .limits: return "<munderover>\(parts.joined())</munderover>"
    case .matrix(let columns):
      let rows = stride(from: 0, to: parts.count, by: columns).map { start in
        parts[start..<min(start + columns, parts.count)].map { "<mtd>\($0)</mtd>" }.joined()
      }
      return "<mrow><mo form=\"prefix\">[</mo><mtable>"
        + rows.map { "<mtr>\($0)</mtr>" }.joined() + "</mtable><mo form=\"postfix\">]</mo></mrow>"
    }
  }

  private static func name(_ name: String) -> String {
    let runs = Formula(name: name).runs
    func text(_ script: Formula.Script) -> String? {
      runs.first { $0.scripts.first == script }.map { run in
        element(run.text.allSatisfy(\.isNumber) ? "mn" : "mi", run.text)
      }
    }
    let base = element("mi", runs.first?.text ?? "")
    switch (text(.subscript), text(.superscript)) {
    case (let below?, let above?): return "<msubsup>\(base)\(below)\(above)</msubsup>"
    case (let below?, nil): return "<msub>\(base)\(below)</msub>"
    case (nil, let above?): return "<msup>\(base)\(above)</msup>"
    case (nil, nil): return base
    }
  }

  private static func parenthesis(_ sign: String, _ isTall: Bool) -> String {
    element("mo", sign, " form=\"\(sign == "(" ? "prefix" : "postfix")\" stretchy=\"\(isTall)\"")
  }

  private static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
    "<\(name)\(attributes)>\(XMLWriter.escaped(text))</\(name)>"
  }
}
