import ChainruleCalculus
import ChainruleSymbolics
import TestSupport
import Testing

/// A formula and its two printed forms.
struct PrintedTerm: Sendable, CustomTestStringConvertible {
  let formula: String
  let program: String
  let make: @Sendable (_ store: TermStore, _ x: Term, _ y: Term) -> Term

  var testDescription: String { program }
}

@Suite("The text of a term")
struct TermTextTests {
  static let printed: [PrintedTerm] = [
    .init(formula: "cos(x)·y", program: "cos(x)*y") { _, x, y in Cosine.of(x) * y },
    .init(formula: "y·cos x", program: "y*cos(x)") { _, x, y in y * Cosine.of(x) },
    .init(formula: "y·cos(x)·x", program: "y*cos(x)*x") { _, x, y in y * Cosine.of(x) * x },
    .init(formula: "cos(x)/y", program: "cos(x)/y") { _, x, y in Cosine.of(x) / y },
    .init(formula: "cos x + y", program: "cos(x) + y") { _, x, y in Cosine.of(x) + y },
    .init(formula: "−cos(x)·y", program: "-(cos(x)*y)") { _, x, y in -(Cosine.of(x) * y) },
    .init(formula: "sin(x + y)", program: "sin(x + y)") { _, x, y in Sine.of(x + y) },
    .init(formula: "sin³(x + y)", program: "sin(x + y)^3") { _, x, y in Power.of(Sine.of(x + y), 3)
    },
    .init(formula: "(sin x)ʸ", program: "sin(x)^y") { _, x, y in Power.of(Sine.of(x), y) },
    .init(formula: "(sin x)⁻¹", program: "sin(x)^-1") { _, x, _ in Power.of(Sine.of(x), -1) },
    .init(formula: "sin(−2)", program: "sin(-2)") { store, _, _ in
      store.application(.sine, to: [-2])
    },
    .init(formula: "(−x)²", program: "(-x)^2") { store, x, _ in
      store.application(.power, to: [-x, 2])
    },
    .init(formula: "−x²", program: "-x^2") { store, x, _ in -Power.of(x, 2) },
    .init(formula: "x + (−2)", program: "x + -2") { store, x, _ in
      store.application(.addition, to: [x, -2])
    },
    .init(formula: "x − (−y)", program: "x - -y") { store, x, y in
      store.application(.subtraction, to: [x, -y])
    },
    .init(formula: "x·(−2)", program: "x*-2") { store, x, _ in
      store.application(.multiplication, to: [x, -2])
    },
    .init(formula: "−2x", program: "-2*x") { store, x, _ in
      store.application(.multiplication, to: [-2, x])
    },
    .init(formula: "(x/y)·x", program: "x/y*x") { store, x, y in
      store.application(.multiplication, to: [x / y, x])
    },
    .init(formula: "x/(y·x)", program: "x/(y*x)") { store, x, y in
      store.application(.division, to: [x, store.application(.multiplication, to: [y, x])])
    },
    .init(formula: "x − (y − x)", program: "x - (y - x)") { _, x, y in x - (y - x) },
    .init(formula: "x^(yˣ)", program: "x^y^x") { _, x, y in Power.of(x, Power.of(y, x)) },
    .init(formula: "(xʸ)ˣ", program: "(x^y)^x") { _, x, y in Power.of(Power.of(x, y), x) },
    .init(formula: "√(x + 1)", program: "sqrt(x + 1)") { _, x, _ in SquareRoot.of(x + 1) },
    .init(formula: "|x + y|", program: "abs(x + y)") { _, x, y in AbsoluteValue.of(x + y) },
    .init(
      formula: "1 + (if x > y then x else y)", program: "1 + (if x > y then x else y)"
    ) { _, x, y in 1 + .selecting(Greater.of(x, y), x, y) },
    .init(formula: "2·(x + y)", program: "2*(x + y)") { _, x, y in 2 * (x + y) },
    .init(formula: "2π·x", program: "2*pi*x") { store, x, _ in
      let circle = store.application(.multiplication, to: [2, Term(constant: .pi)])
      return store.application(.multiplication, to: [circle, x])
    },
    .init(formula: "1.5·10⁻⁷·x", program: "1.5e-07*x") { _, x, _ in 1.5e-7 * x },
    .init(formula: "x·(−∞)", program: "x*(-1/0)") { store, x, _ in
      store.application(.multiplication, to: [x, Term(constant: -.infinity)])
    },
    .init(formula: "x", program: "x") { store, x, _ in
      store.application(.identity, to: [store.application(.identity, to: [x])])
    },
  ]

  @Test("is unambiguous on paper and in programs", arguments: printed)
  func prints(_ example: PrintedTerm) {
    let store = TermStore()
    let term = example.make(store, store.variable("x"), store.variable("y"))
    #expect(
      term.formula(number: NumberText(digits: 4).callAsFunction).unicodeText == example.formula)
    #expect(term.programText == example.program)
  }

  @Test("a name with several values is parenthesised before an exponent")
  func versions() {
    let store = TermStore()
    let term = Power.of(store.variable("x.2"), 3)
    #expect(term.formula(number: NumberText.full.callAsFunction).unicodeText == "(x⁽²⁾)³")
    let sine = Sine.of(store.variable("x.2"))
    #expect(sine.formula(number: NumberText.full.callAsFunction).unicodeText == "sin x⁽²⁾")
  }

  @Test("a program's own pi or e is not taken for the constant")
  func hiddenConstants() {
    var sketch = GraphSketch()
    let x = sketch.input("e")
    sketch.output(sketch.apply(.power, sketch.constant(2.718281828459045), x, as: "y"))
    let program = sketch.program
    let term = GraphTerms(program).definition(of: program.outputs[0].node)
    #expect(term?.programText == "2.718281828459045^e")
  }

  @Test("as a factor, a term is parenthesised unless it can stand there")
  func factors() {
    let store = TermStore()
    let x = store.variable("x")
    func factor(_ term: Term) -> String {
      term.formula(in: .factor, number: NumberText.full.callAsFunction).unicodeText
    }
    #expect(factor(Cosine.of(x)) == "cos x")
    #expect(factor(1 + x) == "(1 + x)")
    #expect(factor(-1) == "(−1)")
    #expect(factor(1 / x) == "1/x")
    #expect(factor(-x) == "(−x)")
    #expect(factor(2 * x) == "2x")
    #expect(factor(Square.of(x)) == "x²")
  }

  @Test("a hundred thousand nested terms are printed by a loop")
  func deep() {
    let store = TermStore()
    var term = store.variable("x")
    for _ in 0..<100_000 { term = Sine.of(term) }
    #expect(term.programText.utf8.count == 500_001)
  }
}
