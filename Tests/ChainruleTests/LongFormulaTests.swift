import Chainrule
import Testing

@Suite("The lines of long formulas")
struct LongFormulaTests {
  private static let program =
    "input learning_rate = 0.5, weight_decay = 2\n"
    + "a = exp(learning_rate) + learning_rate/weight_decay\n"
    + "b = (a + weight_decay)*(a - learning_rate)*sin(learning_rate)\n"
    + "total_loss = b*(b + learning_rate)*exp(a)\n"

  private static func explanation() throws -> Explanation { try Program(program).explanation() }

  @Test("are no wider than a terminal, and more indented in parentheses")
  func text() throws {
    let sum = (1...5).map { "sin(\($0)*first_angle)*second_angle" }.joined(separator: " + ")
    let text = try Program("(\(sum))^2").explanation().text
    let lines = text.split(separator: "\n").prefix(8)
    #expect(lines.allSatisfy { !$0.hasPrefix("    ") || $0.count <= 84 })
    #expect(
      lines.contains { $0.hasPrefix("          + second_angle") || $0.contains("      + sin(") })
  }

  @Test("are broken between elements of MathML, in which browsers do not break them")
  func html() throws {
    let page = try Self.explanation().html
    #expect(page.contains("<wbr/><math displaystyle=\"true\"><mrow><mo form=\"infix\">"))
    let style = page.split(separator: "<style>")[1].split(separator: "</style>")[0]
    #expect(!style.contains("&"), "a style is no text")
  }

  @Test("stretch their parentheses in LaTeX, or leave them open to a break")
  func latex() throws {
    let file = try Self.explanation().latex
    #expect(file.contains(#"\left(\frac{"#))
    #expect(file.contains(#"\Bigl("#))
    #expect(!file.contains(#"\fitted{x}"#))
  }

  @Test("have headings in which indices are indices")
  func headings() throws {
    let file = try Self.explanation().latex
    #expect(file.contains(#"\subsection*{$\displaystyle \frac{\partial \mathit{total}_{"#))
    #expect(!file.contains("DeclareUnicodeCharacter"))
  }

  @Test("have exponents above the index of their base")
  func exponents() throws {
    let explanation = try Program("x_1^2").explanation()
    #expect(explanation.latex.contains("x_{1}^{2}"))
    #expect(explanation.html.contains("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"))
  }
}
