import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The report of a derivation")
struct ExplanationReportTests {
  private func report(
    _ sketch: GraphSketch, form: ExplanationReport.Form = .complete, atPoint: Bool = true
  ) -> ExplanationReport {
    let program = sketch.program
    let derivation = Derivation(
      program, wrt: program.graph.inputs, at: atPoint ? sketch.differentiation() : nil)
    return ExplanationReport(derivation, form: form, number: NumberText(digits: 4))
  }

  /// y = |x|/√b − x·5⁻⁷, with names and numbers that every format escapes in its own way.
  private static var odd: GraphSketch {
    var sketch = GraphSketch()
    sketch.title = ["50% of <b> & $x_1$ {y} \\ #1 ^~ Größe 数"]
    let x = sketch.input("größe_1", 2)
    let b = sketch.input("数", 3)
    let size = sketch.apply(.absoluteValue, x, as: "u1")
    let root = sketch.apply(.squareRoot, b, as: "w_out")
    let quotient = sketch.apply(.division, size, root, as: "eta")
    let small = sketch.apply(.multiplication, x, sketch.constant(5e-7), as: "u2")
    sketch.output(sketch.apply(.subtraction, quotient, small, as: "loss"))
    return sketch
  }

  @Test("as HTML is well-formed, with MathML and without a script")
  func html() throws {
    for form in [ExplanationReport.Form.complete, .exercise] {
      let page = report(Self.odd, form: form).html
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
      #expect(page.contains("<mfrac>"))
      #expect(!page.contains("<script"))
      let body = page.dropFirst("<!DOCTYPE html>\n".count)
      #expect(XMLParser(data: Data(body.utf8)).parse())
    }
  }

  @Test("as LaTeX balances its braces and groups, and escapes what is text")
  func latex() {
    let file = report(Self.odd).latex
    #expect(
      file.contains(#"50\% of \textless{}b\textgreater{} \& \$x\_1\$ \{y\} \textbackslash{}"#))
    #expect(file.contains(#"\DeclareUnicodeCharacter{6570}"#))
    #expect(file.contains(#"\text{größe}_{1}"#))
    #expect(file.contains(#"w_{\mathrm{out}}"#))
    #expect(file.contains(#"5\cdot 10^{-7}"#))
    let plain = file.replacing("\\{", with: "").replacing("\\}", with: "")
    #expect(plain.count { $0 == "{" } == plain.count { $0 == "}" })
    #expect(plain.count { $0 == "$" }.isMultiple(of: 2))
    let begins = file.matches(of: #/\\begin\{(\w+\*?)\}/#).map { String($0.output.1) }
    let ends = file.matches(of: #/\\end\{(\w+\*?)\}/#).map { String($0.output.1) }
    #expect(begins.sorted() == ends.sorted())
  }

  @Test("as Markdown has no bar in a formula that would end a cell, and even dollars")
  func markdown() {
    let text = report(Self.odd).markdown
    #expect(text.contains(#"\lvert \text{größe}_{1} \right\rvert"#))
    for line in text.split(separator: "\n") where line.hasPrefix("|") {
      #expect(line.replacing("\\$", with: "").count { $0 == "$" }.isMultiple(of: 2))
      let cells = line.replacing("\\|", with: "").split(separator: "|").count
      #expect((2...3).contains(cells), "\(line)")
    }
  }

  @Test("as JSON has the keys of the contract, and says which rule and how many paths")
  func json() throws {
    let text = report(.baydin).json.text
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "chainrule.explanation/1")
    #expect(object["rule"] as? String == "total-derivative")
    #expect(object["paths"] as? String == "2")
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(
      steps.allSatisfy {
        Set($0.keys) == ["kind", "name", "text", "before", "after", "reason", "value"]
      })
    let derivatives = try #require(object["derivatives"] as? [String: [String: String]])
    #expect(derivatives == ["y": ["x1": "1/x1 + x2", "x2": "x1 - cos(x2)"]])
  }

  @Test("as an exercise has no answer in any format")
  func exercise() throws {
    let report = report(.baydin, form: .exercise)
    for text in [report.text, report.markdown, report.latex, report.html, report.json.text] {
      for answer in ["sum rule", "total-derivative", "constant multiple", "11.65", "5.5"] {
        #expect(!text.contains(answer), "\(answer)")
      }
    }
    #expect(report.text.contains("dv₁/dx₁ = ________"))
    #expect(report.text.contains("∂y/∂x₁ = ________"))
    #expect(report.text.contains("v₁ = ln x₁"), "what is differentiated is given")
  }

  @Test("as a key answers every question of the exercise by its number")
  func key() {
    let questions = report(.baydin, form: .exercise).text.split(separator: "\n")
    let answers = report(.baydin, form: .key).text.split(separator: "\n")
    let asked = questions.filter { $0.hasPrefix("(") }
    #expect(asked.count > 6)
    for question in asked {
      let begin = question.prefix { $0 != "_" }
      #expect(answers.contains { $0.hasPrefix(begin) && !$0.contains("_") }, "\(begin)")
    }
  }

  @Test("states the chain rule in letters that the program does not use")
  func letters() {
    var sketch = GraphSketch()
    let x = sketch.input("x", 2)
    let w = sketch.input("w", 3)
    let u = sketch.apply(.sine, x, as: "u1")
    let g = sketch.apply(.multiplication, x, u, as: "g.2")
    let both = sketch.apply(.addition, g, u, as: "u2")
    sketch.output(sketch.apply(.multiplication, both, w, as: "f"))
    let text = report(sketch).text
    #expect(text.contains("∂h/∂x = Σᵢ ∂h/∂uᵢ · ∂uᵢ/∂x"), "the second name is one of the uᵢ")
    #expect(text.contains("for every variable h every term"))
    let plain = report(.sumOfFunctions).text
    #expect(plain.contains("For every variable g with parameters v₁, v₂, …:"))
    #expect(plain.contains("dg/dx = Σᵢ ∂g/∂vᵢ · dvᵢ/dx"))
  }

  @Test("without a point has no number but those of the formulas")
  func pointless() {
    let text = report(.baydin, atPoint: false).text
    #expect(!text.contains("at x₁"))
    #expect(!text.contains("At the point"))
    #expect(!text.contains("Moving"))
  }
}

extension GraphSketch {
  /// f = u₁ + u₂ with u₁ = sin x, u₂ = eˣ
  fileprivate static var sumOfFunctions: GraphSketch {
    var sketch = GraphSketch()
    let x = sketch.input("x", 2)
    let sine = sketch.apply(.sine, x, as: "u1")
    let exponential = sketch.apply(.exponential, x, as: "u2")
    sketch.output(sketch.apply(.addition, sine, exponential, as: "f"))
    return sketch
  }
}
