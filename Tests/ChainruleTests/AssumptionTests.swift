import Chainrule
import Testing

@Suite("What an explanation assumes")
struct AssumptionTests {
  static let assumptions: [(program: String, words: String)] = [
    ("x/x", "For x ≠ 0."), ("sin(x)/sin(x)", "For sin x ≠ 0."), ("abs(x)", "For x ≠ 0."),
    ("max(x^2, x)", "For x² ≠ x."), ("max(0, x)", "For x ≠ 0."), ("sqrt(x)*sqrt(x)", "For x > 0."),
    ("x*((sin(x)+cos(x))/x)", "For x ≠ 0."), ("g = x^2; y = ln(g)", "For x ≠ 0."),
    ("if x < 1 then -x else x^2", "For x ≠ 1."),
  ]

  @Test("is said where the formula does not show it", arguments: assumptions)
  func assumption(program: String, words: String) throws {
    let text = try Program(program).explanation().text
    #expect(text.contains(words + "\n"), "\(text.suffix(300))")
  }

  @Test(
    "is not said where the formula shows it",
    arguments: ["ln(x)", "1/x", "sqrt(x)", "x/z", "1/(1 + exp(-x))", "x^z", "x*sin(x)"])
  func evident(program: String) throws {
    #expect(!(try Program(program).explanation().text.contains("For ")))
  }

  @Test(
    "does not hold at a kink, whose derivative is a convention",
    arguments: [
      ("input x = 0; y = abs(x)", "y = |x|"), ("input x = 1; y = max(x^2, x)", "y = max(u₁, x)"),
    ])
  func kink(program: String, definition: String) throws {
    let text = try Program(program).explanation().text
    #expect(text.contains("The point is a kink of \(definition): there is no derivative there"))
  }

  @Test("says nothing of a kink that the point is not at")
  func away() throws {
    let text = try Program("input x = 2; y = abs(x)").explanation().text
    #expect(!text.contains("kink"))
  }
}

@Suite("The reasons in an explanation")
struct ReasonTests {
  @Test("are two rules where base and exponent of a power move")
  func power() throws {
    let text = try Program("x^x").explanation().text
    #expect(text.contains("power rule and exponential rule, added"))
  }
}
