import ChainruleSymbolics

/// Mathematics in the language of LaTeX; the only place where its signs are escaped.
struct LaTeXMath: MathFormat {
  /// Where the mathematics is to stand: pages that show LaTeX in HTML read `<` themselves.
  enum Surroundings {
    case latex, markdown
  }

  let surroundings: Surroundings

  static func text(_ math: MathText, in surroundings: Surroundings) -> String {
    math.written(in: LaTeXMath(surroundings: surroundings))
  }

  func leaf(_ token: MathText.Token) -> String {
    switch token {
    case .name(let name): self.name(name)
    case .array(let name): Self.bold(self.name(name))
    case .number(let text): number(text)
    case .function(let name): Self.function(name)
    case .application: " "
    case .sign(let sign): " \(self.sign(sign)) "
    case .prefix(let sign): self.sign(sign)
    case .times(.implied): ""
    case .times(.close): surroundings == .latex ? "\\by " : "\\,"
    case .times(.apart): " \\cdot "
    case .open: "("
    case .close: ")"
    case .comma: surroundings == .latex ? ",\\penalty700 \\ " : ",\\ "
    case .text(let text): "\\text{\(Self.escaped(text))}"
    case .blank: "\\underline{\\hspace{8em}}"
    case .openInLine, .closeInLine, .begin, .next, .end: ""
    }
  }

  func row(_ parts: [String]) -> String { parts.joined() }

  func group(_ group: MathText.Group, _ parts: [String]) -> String {
    switch group {
    case .fraction: return fitted("\\frac{\(parts[0])}{\(parts[1])}", parts)
    case .power:
      let isRaised = parts[0].contains("^") && !parts[0].hasSuffix(")")
      return (isRaised ? "{\(parts[0])}" : parts[0]) + "^{\(parts[1])}"
    case .root: return fitted("\\sqrt{\(parts[0])}", parts)
    case .bars: return "\\left\\lvert \(parts[0]) \\right\\rvert "
    case .choice:
      return fitted(
        "\\begin{cases} \(parts[1]) & \\text{if } \(parts[0]) \\\\ "
          + "\(parts[2]) & \\text{else} \\end{cases}", parts)
    case .limits: return "\(parts[0])_{\(parts[1])}^{\(parts[2])} "
    case .matrix(let columns):
      let rows = stride(from: 0, to: parts.count, by: columns).map {
        parts[$0..<min($0 + columns, parts.count)].joined(separator: " & ")
      }
      return fitted(
        "\\begin{bmatrix} \(rows.joined(separator: " \\\\[0.5ex] ")) \\end{bmatrix}", parts)
    case .parentheses:
      let isTall = ["\\frac", "\\begin", "\\sum"].contains { parts[0].contains($0) }
      guard isTall else { return "(\(parts[0]))" }
      // Between stretching ones no line could break.
      return surroundings == .latex && parts[0].utf8.count > 120
        ? "\\Bigl(\(parts[0])\\Bigr)" : "\\left(\(parts[0])\\right)"
    }
  }

  /// What cannot be broken, made smaller where it is wider than the line.
  private func fitted(_ formula: String, _ parts: [String]) -> String {
    guard surroundings == .latex, parts.contains(where: { $0.utf8.count > 50 }) else {
      return formula
    }
    return "\\fitted{\(formula.replacing("\\fitted{", with: "{"))}"
  }

  private func name(_ name: String) -> String {
    var text = ""
    for run in Formula(name: name).runs {
      let letters = Self.letters(run.text, isUpright: run.style == .upright)
      switch run.scripts.first {
      case nil: text += letters
      case .subscript: text += "_{\(letters)}"
      case .superscript: text += "^{\(letters)}"
      }
    }
    return text
  }

  /// Upright bold letters; words and Greek letters, which have none, stay as they are, but bold.
  private static func bold(_ name: String) -> String {
    (name.contains("\\") ? "\\boldsymbol" : "\\mathbf") + "{\(name)}"
  }

  /// One letter is a variable, several are a word in one piece.
  private static func letters(_ text: String, isUpright: Bool) -> String {
    if let greek = greekLetters[text] { return greek }
    let isASCII = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if text.count == 1, isASCII { return text }
    if text.allSatisfy({ $0.isASCII && !$0.isLetter && $0 != "_" }) { return text }
    return isASCII ? "\\\(isUpright ? "mathrm" : "mathit"){\(text)}" : "\\text{\(escaped(text))}"
  }

  /// −1.5·10⁻⁷ as LaTeX writes it.
  private func number(_ text: String) -> String {
    var latex = ""
    var exponent = ""
    for character in text {
      if let digit = Self.superscripts[character] {
        exponent += digit
        continue
      }
      switch character {
      case "−": latex += "-"
      case "·": latex += "\\cdot "
      case "∞": latex += "\\infty "
      case "π": latex += "\\pi "
      default:
        latex += character.isLetter && text.count > 1 ? "\\mathrm{\(character)}" : "\(character)"
      }
    }
    return exponent.isEmpty ? latex : latex + "^{\(exponent)}"
  }

  private func sign(_ sign: String) -> String {
    if sign == "<" { return surroundings == .latex ? "<" : "\\lt" }
    if sign == ">" { return surroundings == .latex ? ">" : "\\gt" }
    return Self.signs[sign] ?? sign
  }

  private static func function(_ name: String) -> String {
    if let subscripted = ["log2": "\\log_{2}", "log10": "\\log_{10}"][name] { return subscripted }
    return ownFunctions.contains(name) ? "\\\(name)" : "\\operatorname{\(name)}"
  }

  private static let ownFunctions: Set<String> = [
    "sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "ln", "max", "min",
  ]

  private static let signs = [
    "−": "-", "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "→": "\\to", "∂": "\\partial ",
    "d": "\\mathrm{d}",
    "⊗": "\\otimes", "⊘": "\\oslash", "×": "\\times", "·": "\\cdot", "‖": "\\Vert ",
    "∇": "\\nabla ", "Σ": "\\sum", "…": "\\dots", "⋮": "\\vdots", "⋱": "\\ddots",
  ]

  private static let superscripts: [Character: String] = [
    "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
    "⁸": "8", "⁹": "9",
  ]

  private static let greekLetters = [
    "α": "\\alpha ", "β": "\\beta ", "γ": "\\gamma ", "δ": "\\delta ", "ε": "\\varepsilon ",
    "ζ": "\\zeta ", "η": "\\eta ", "θ": "\\theta ", "ι": "\\iota ", "κ": "\\kappa ",
    "λ": "\\lambda ", "μ": "\\mu ", "ν": "\\nu ", "ξ": "\\xi ", "π": "\\pi ", "ρ": "\\rho ",
    "σ": "\\sigma ", "τ": "\\tau ", "υ": "\\upsilon ", "φ": "\\varphi ", "χ": "\\chi ",
    "ψ": "\\psi ", "ω": "\\omega ", "Γ": "\\Gamma ", "Δ": "\\Delta ", "Θ": "\\Theta ",
    "Λ": "\\Lambda ", "Ξ": "\\Xi ", "Π": "\\Pi ", "Σ": "\\Sigma ", "Φ": "\\Phi ", "Ψ": "\\Psi ",
    "Ω": "\\Omega ",
  ]

  /// Text that shows as it is.
  static func escaped(_ text: String) -> String {
    text.printable.map { character in
      let text = String(character)
      if let escape = escapes[character] { return escape }
      return (signs[text] ?? greekLetters[text]).map { character.isASCII ? text : "$\($0)$" }
        ?? text
    }.joined()
  }

  private static let escapes: [Character: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}",
    "ᵀ": "\\textsuperscript{T}", "𝟏": "\\textbf{1}", "■": "\\rule{1.2ex}{1.2ex}",
    "▬": "\\rule{1.2ex}{0.4ex}", "▮": "\\rule{0.4ex}{1.2ex}", "▪": "\\rule{0.4ex}{0.4ex}",
    "▰": "\\rule{0.8ex}{1.2ex}",
  ]
}
