import ChainruleSymbolics
import Testing

@Suite("Formulas in one line of Unicode text")
struct UnicodeTextTests {
  static let names: [(String, String)] = [
    ("x", "x"), ("x1", "x₁"), ("x₁", "x₁"), ("x_1", "x₁"), ("x12", "x₁₂"), ("eta", "η"),
    ("eta3", "η₃"), ("u.2", "u⁽²⁾"), ("x1.0", "x₁⁽⁰⁾"), ("w_out", "wₒᵤₜ"), ("w_cost", "w_cost"),
    ("w_x1", "w_(x,1)"), ("loss", "loss"), ("größe", "größe"), ("数", "数"),
  ]

  @Test("names have their indices as subscripts", arguments: names)
  func nameText(_ name: String, _ text: String) {
    #expect(Formula(name: name).unicodeText == text)
  }

  static let scripts: [(Formula, String)] = [
    (Formula([.init("x", .variable), .init("2", .upright, scripts: [.superscript])]), "x²"),
    (Formula([.init("x", .variable), .init("q", .variable, scripts: [.superscript])]), "x^(q)"),
    (
      Formula([
        .init("x", .variable), .init("y", .variable, scripts: [.superscript]),
        .init("1", .upright, scripts: [.superscript, .subscript]),
        .init(" + 1", .upright, scripts: [.superscript]),
      ]), "x^(y₁ + 1)"
    ),
    (
      Formula([
        .init("x", .variable), .init("1", .upright, scripts: [.subscript]),
        .init("2", .upright, scripts: [.superscript]), .init("y", .variable),
      ]), "x₁²y"
    ),
    (Formula([.init("x", .variable), .init("y", .variable, scripts: [.superscript])]), "xʸ"),
    (
      Formula([
        .init("x", .variable), .init("sin ", .upright, scripts: [.superscript]),
        .init("x", .variable, scripts: [.superscript]),
        .init(" − 1", .upright, scripts: [.superscript]),
      ]), "x^(sin x − 1)"
    ),
    (Formula(), ""),
  ]

  @Test("scripts without characters of their own follow a sign", arguments: scripts)
  func script(_ formula: Formula, _ text: String) {
    #expect(formula.unicodeText == text)
  }
}
