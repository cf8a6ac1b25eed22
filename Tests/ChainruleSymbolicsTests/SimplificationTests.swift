import ChainruleCalculus
import ChainruleSymbolics
import Testing

@Suite("The simplification of terms")
struct SimplificationTests {
  static let simplified: [(String, @Sendable (Term, Term) -> Term)] = [
    ("x", { x, _ in x + 0 }), ("x", { x, _ in 1 * x }), ("0", { x, _ in x * 0 }),
    ("-x", { x, _ in -1 * x }), ("x", { x, _ in -(-x) }), ("x - y", { x, y in x + -y }),
    ("x + y", { x, y in x - -y }), ("y - x", { x, y in -(x - y) }), ("y - x", { x, y in -x + y }),
    ("0", { x, _ in x - x }), ("2*x", { x, _ in x + x }), ("5*x", { x, _ in 2 * x + 3 * x }),
    ("-x", { x, _ in 2 * x - 3 * x }), ("6*x", { x, _ in 2 * (x * 3) }),
    ("x^2", { x, _ in x * x }), ("x^3", { x, _ in x * x * x }),
    ("x^5", { x, _ in Power.of(x, 2) * Power.of(x, 3) }),
    ("2*x^2", { x, _ in (2 * x) * x }), ("x", { x, _ in Power.of(x, 2) / x }),
    ("1/x", { x, _ in x / Power.of(x, 2) }), ("1", { x, _ in x / x }),
    ("x/y", { x, y in x * (1 / y) }), ("x*y/2", { x, y in x / (2 / y) }),
    ("x/y^2", { x, y in x / y / y }), ("-x/y", { x, y in x / -y }), ("x/y", { x, y in -x / -y }),
    ("x/y", { x, y in 2 * x / (2 * y) }), ("1/y", { _, y in 2 / (2 * y) }),
    ("3*x/y", { x, y in 6 * x / (2 * y) }), ("1/3", { _, _ in Term(1) / 3 }),
    ("0.3", { _, _ in Term(0.1) + 0.2 }), ("0.75", { _, _ in Term(0.25) + 0.5 }),
    ("-x*y", { x, y in -x * y }), ("x*y", { x, y in -x * -y }), ("-2*x", { x, _ in -(2 * x) }),
    ("-2*x", { x, _ in 2 * -x }), ("x", { x, _ in Square.of(SquareRoot.of(x)) }),
    ("x^6", { x, _ in Power.of(Power.of(x, 2), 3) }), ("x", { x, _ in Power.of(x, 1) }),
    ("1", { x, _ in Power.of(x, 0) }),
    (
      "e^x",
      { x, _ in
        let power = Power.of(Term(constant: 2.718281828459045), x)
        return power * NaturalLogarithm.of(Term(constant: 2.718281828459045))
      }
    ),
  ]

  @Test("leaves what a person would write", arguments: simplified)
  func simplifies(expected: String, make: @Sendable (Term, Term) -> Term) {
    let store = TermStore()
    var simplifier = Simplifier(store)
    let plain = simplifier.simplify(make(store.variable("x"), store.variable("y")))
    #expect(plain.programText == expected)
  }
}
