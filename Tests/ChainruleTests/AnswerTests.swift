import Chainrule
import Testing

@Suite("The judgement of an answer")
struct AnswerTests {
  /// A program, a wrong derivative that somebody might write, and the mistake in it.
  static let wrong: [(program: String, answer: String, mistake: String)] = [
    ("sin(x^2)", "dy/dx = cos(x^2)", "inner derivative forgotten"),
    ("(3x + 1)^5", "dy/dx = 5(3x + 1)^4", "inner derivative forgotten"),
    ("exp(-x^2)", "dy/dx = exp(-x^2)", "inner derivative forgotten"),
    ("ln(x^2 + 1)", "dy/dx = 1/(x^2 + 1)", "inner derivative forgotten"),
    ("sqrt(1 + x^2)", "dy/dx = 1/(2sqrt(1 + x^2))", "inner derivative forgotten"),
    ("ln(sin(x^3)^2)", "dy/dx = 2cos(x^3)/sin(x^3)", "inner derivative forgotten"),
    ("tanh(4x - 2)", "dy/dx = 1 - tanh(4x - 2)^2", "inner derivative forgotten"),
    ("cos(sin(x))", "dy/dx = -sin(sin(x))", "inner derivative forgotten"),
    ("x + x^2", "dy/dx = 1", "partial for total"),
    ("x + x^2", "dy/dx = 2x", "partial for total"),
    ("sin(x + x^2)", "dy/dx = cos(x + x^2)", "inner derivative forgotten"),
    ("sin(x + x^2)", "dy/dx = 2x*cos(x + x^2)", "partial for total"),
    ("x*exp(x)", "dy/dx = exp(x)", "product rule by factors"),
    ("x*exp(x)", "dy/dx = x*exp(x)", "partial for total"),
    ("x^2*sin(x)", "dy/dx = x^2*cos(x)", "partial for total"),
    ("cos(x)", "dy/dx = sin(x)", "sign"),
    ("cos(x^2)", "dy/dx = 2x*sin(x^2)", "sign"),
    ("1/x", "dy/dx = 1/x^2", "sign"),
    ("x^2 - exp(x)", "dy/dx = 2x + exp(x)", "sign"),
    ("exp(x) - x^3", "dy/dx = exp(x) + 3x^2", "sign"),
    ("x*cos(x)", "dy/dx = cos(x) + x*sin(x)", "sign"),
    ("x^2*sin(x)", "dy/dx = 2x*cos(x)", "product rule by factors"),
    ("x*ln(x)", "dy/dx = 1/x", "product rule by factors"),
    ("exp(x)*cos(x)", "dy/dx = -exp(x)*sin(x)", "product rule by factors"),
    ("(x^2 + 1)*(x^3 - x)", "dy/dx = 2x*(3x^2 - 1)", "product rule by factors"),
    ("sin(x)/x^2", "dy/dx = cos(x)/(2x)", "quotient rule by factors"),
    ("x/(1 + x^2)", "dy/dx = 1/(2x)", "quotient rule by factors"),
    ("sin(x)/x", "dy/dx = (sin(x) - x*cos(x))/x^2", "quotient rule: order"),
    ("x/(1 + x)", "dy/dx = -1/(1 + x)^2", "quotient rule: order"),
    ("sin(x)/x", "dy/dx = (x*cos(x) + sin(x))/x^2", "quotient rule: plus for minus"),
    ("exp(x)/x", "dy/dx = (x*exp(x) - exp(x))/x", "quotient rule: denominator not squared"),
    ("x^3", "dy/dx = 3x^3", "power rule: exponent not lowered"),
    ("(2x + 1)^4", "dy/dx = 8(2x + 1)^4", "power rule: exponent not lowered"),
    ("x^3", "dy/dx = x^2", "power rule: coefficient missing"),
    ("5x^4 + x", "dy/dx = 5x^3 + 1", "power rule: coefficient missing"),
    ("exp(x)", "dy/dx = x*exp(x - 1)", "power rule applied to an exponential"),
    ("2^x", "dy/dx = 2^x", "exponential rule: logarithm of the base missing"),
    ("x^2 + 7", "dy/dx = 2x + 7", "constant rule: a constant kept"),
    ("3sin(x)", "dy/dx = cos(x)", "constant multiple rule: factor left out"),
    ("sin(x^2)", "dy/dx = cos(2x)", "outer derivative taken at the inner derivative"),
    ("x^5", "4x^4", "power rule: coefficient lowered too"),
    ("sin(3x)", "3cos(x)", "outer derivative taken at the input"),
    ("sin(x)^2", "cos(x)^2", "outer function applied to the inner derivative"),
    ("cos(3x)", "-sin(3x)", "inner derivative forgotten"),
    ("ln(sin(x^3)^2)", "6x^2*cos(x^3)/sin(x^3)^2", "power rule: power left out"),
    ("x1^2*x2", "∂y/∂x1 = x1^2", "the derivative by x2 instead"),
    ("exp(-x^2)", "dy/dx = 2x*exp(-x^2)", "sign"),
    ("x - ln(z*x)", "dy/dz = 1/z", "sign"),
    ("tan(2x)", "dy/dx = 2/cos(2x)", "derivative of the function: another one taken"),
    ("atan(2x)", "dy/dx = 2/(1 - 4x^2)", "derivative of the function: another one taken"),
    ("log10(x)", "dy/dx = 1/x", "logarithm rule: logarithm of the base missing"),
    ("abs(x^2 - 4)", "dy/dx = 2x", "absolute value: sign of its argument missing"),
    ("x^2", "dy/dx = x^3/3", "integrated instead of differentiated"),
    ("a*sin(b*x + c)", "dy/db = a*cos(b*x + c)", "inner derivative forgotten"),
  ]

  /// Wrong derivatives that look like another mistake at first sight.
  static let likeOthers: [(program: String, answer: String, mistake: String)] = [
    ("u = x^2; y = sin(u) + u", "cos(x^2) + 1", "inner derivative forgotten"),
    ("a = x^2; b = x^3; y = a*b", "2x*x^3", "partial for total"),
    ("x^2*y^3", "df/dx = 2x*3y^2", "product rule by factors"),
    ("cos(x)^3", "-3*sin(x)^2", "outer derivative taken at the inner derivative; sign"),
    ("x^2*ln(x)", "2x*ln(x) + 1/x", "product rule: a factor left out"),
    ("acos(x)", "1/sqrt(1 - x^2)", "sign"),
    ("relu(x - 20)", "0", "rule of each piece: one piece taken everywhere"),
    ("relu(x - 20)", "1", "rule of each piece: one piece taken everywhere"),
    ("max(x^2, 100)", "2x", "rule of each piece: one piece taken everywhere"),
    ("if x > 50 then x^2 else x", "1", "rule of each piece: one piece taken everywhere"),
    ("relu(3x - 60)", "(x > 20)", "inner derivative forgotten"),
    ("u = sin(x); y = u^2 + x*u", "2u + x", "the derivative by u instead"),
    ("u = x^2; y = sin(u)", "du/dx = 2x*cos(u)", "the derivative of y instead"),
    ("x^2 + y", "df/dx = 2x/3", "a factor too much: 1/3"),
    ("(4 - x^2)^3", "-2x*(4 - x^2)^2", "power rule: coefficient missing"),
    ("x^2 + 3x + 5", "2x + 1", "constant multiple rule: factor left out"),
    ("u = ln(x); y = u*x + u", "ln(x)", "partial for total"),
  ]

  @Test("tells mistakes from those that look like them", arguments: likeOthers)
  func lookalikes(program: String, answer: String, mistake: String) throws {
    let found = try Program(program).check(answer: answer).mistake
    let parts = (found ?? "none").split(separator: "; ").sorted()
    #expect(parts == mistake.split(separator: "; ").sorted(), "\(found ?? "none")")
  }

  /// Programs, derivatives with two mistakes, and what these are.
  static let twice: [(program: String, answer: String, mistakes: [String])] = [
    ("cos(x^2)", "dy/dx = sin(x^2)", ["inner derivative forgotten", "sign"]),
    ("x^2*cos(3x)", "dy/dx = 2x*cos(3x) + x^2*sin(3x)", ["inner derivative forgotten", "sign"]),
    (
      "(2x + 1)^3*(x - 4)", "dy/dx = 3(2x + 1)^2",
      ["inner derivative forgotten", "product rule by factors"]
    ),
    (
      "(x^2 + 1)^5", "dy/dx = 5(x^2 + 1)^5",
      ["inner derivative forgotten", "power rule: exponent not lowered"]
    ),
    ("x^-3", "dy/dx = 3x^-2", ["sign", "power rule: exponent raised"]),
    ("3cos(x)", "dy/dx = sin(x)", ["sign", "constant multiple rule: factor left out"]),
    (
      "x^3 + 5", "dy/dx = x^2 + 5",
      ["power rule: coefficient missing", "constant rule: a constant kept"]
    ),
  ]

  @Test("names two mistakes at once", arguments: twice)
  func twoMistakes(program: String, answer: String, mistakes: [String]) throws {
    let check = try Program(program).check(answer: answer)
    #expect(check.mistake == mistakes.joined(separator: "; "))
  }

  @Test("names the mistake and a point, for at least 36 of 40 wrong answers")
  func wrongAnswers() throws {
    var diagnosed = 0
    for (program, answer, mistake) in Self.wrong {
      let check = try Program(program).check(answer: answer)
      #expect(check.answerVerdict == .disagree, "\(program): \(answer)")
      #expect(check.text.contains("for example at"), "\(program): \(answer)")
      if check.mistake == mistake {
        diagnosed += 1
      }
    }
    #expect(Self.wrong.count >= 40)
    #expect(diagnosed >= 36, "\(diagnosed)")
  }

  /// A program and its derivative in a form of somebody's own.
  static let right: [(program: String, answer: String)] = [
    ("x + x^2", "dy/dx = 2x + 1"), ("x + x^2", "1 + x + x"), ("x + x^2", "dy/dx = 2(x + 1/2)"),
    ("x + x^2", "dy/dx = 1 + 2u1/x"), ("x + x^2", "y' = 1 + 2x"),
    ("sin(x + x^2)", "dy/dx = cos(x*(1 + x))*(2x + 1)"),
    ("sin(x + x^2)", "d y / d x = (1 + 2x)*cos(u2)"),
    ("ln(sin(x^3)^2)", "dy/dx = 6x^2*cos(x^3)/sin(x^3)"),
    ("ln(sin(x^3)^2)", "dy/dx = 6x²/tan(x³)"),
    ("ln(sin(x^3)^2)", "dy/dx = 2/u2 * cos(u1) * 3x^2"),
    ("x*x^2", "dy/dx = 3x^2"), ("x*x^2", "dy/dx = x^2 + 2x^2"), ("ln(x^2)", "dy/dx = 2/x"),
    ("ln(x^2)", "dy/dx = 2x/x^2"), ("sin(3x)", "dy/dx = 3cos(3x)"),
    ("sin(3x)", "dy/dx = 3(4cos(x)^3 - 3cos(x))"), ("tan(x)", "dy/dx = 1 + tan(x)^2"),
    ("tan(x)", "dy/dx = 1/cos(x)^2"), ("tanh(x)", "dy/dx = 1 - tanh(x)^2"),
    ("tanh(x)", "dy/dx = 4/(exp(x) + exp(-x))^2"),
    ("sigmoid(x)", "dy/dx = y*(1 - y)"), ("sigmoid(x)", "dy/dx = exp(-x)/(1 + exp(-x))^2"),
    ("1/(1 + exp(-x))", "dy/dx = sigmoid(x)*(1 - sigmoid(x))"),
    ("sqrt(1 + x^2)", "dy/dx = x/sqrt(1 + x^2)"), ("sqrt(1 + x^2)", "dy/dx = x*(1 + x^2)^(-1/2)"),
    ("x^x", "dy/dx = x^x*(ln(x) + 1)"), ("2^x", "dy/dx = ln(2)*2^x"),
    ("x/(1 + x)", "dy/dx = 1/(1 + x)^2"), ("x/(1 + x)", "dy/dx = ((1 + x) - x)/(1 + x)^2"),
    ("abs(x)", "dy/dx = sign(x)"), ("abs(x)", "dy/dx = if x > 0 then 1 else -1"),
    ("max(0, x)", "dy/dx = step(x)"), ("relu(x)", "dy/dx = (x > 0)"),
    ("exp(x)*sin(x)", "dy/dx = exp(x)*(sin(x) + cos(x))"),
    ("exp(x)*sin(x)", "dy/dx = sqrt(2)*exp(x)*sin(x + pi/4)"),
    ("x^5", "dy/dx = 5*y/x"), ("9(x + x^2)", "dy/dx = 9 + 18x"),
    ("x1^2*x2", "∂y/∂x1 = 2x1*x2"), ("x1^2*x2", "∂y/∂x₂ = x₁²"),
    ("ln(x1) + x1*x2 - sin(x2)", "∂y/∂x2 = x1 - cos(x2)"),
    ("x^3", "dy/dx = 3exp(2ln(x))"), ("cbrt(x)", "dy/dx = 1/3*x^(-2/3)"),
    ("ln(x)", "dy/dx = 1/x"), ("sqrt(1 - sin(x)^2)", "dy/dx = -sin(x)*sign(cos(x))"),
    ("(x^2 - 1)/(x - 1)", "dy/dx = 1"), ("1e-6*x^2", "dy/dx = 2e-6*x"),
    ("acosh(x)", "dy/dx = 1/(sqrt(x - 1)*sqrt(x + 1))"),
    ("asin(x)", "dy/dx = 1/sqrt(1 - x^2)"), ("(x + 1)^3", "dy/dx = 3x^2 + 6x + 3"),
  ]

  @Test("refuses no right answer in whatever form", arguments: right)
  func rightAnswers(program: String, answer: String) throws {
    #expect(Self.right.count >= 40)
    let check = try Program(program).check(answer: answer)
    #expect(check.answerVerdict == .agree, "\(check.text)")
    #expect(check.mistake == nil)
  }

  @Test(
    "finds where an answer is wrong that is right at all small numbers",
    arguments: [
      ("relu(x - 20)", "dy/dx = 0"), ("max(x, 1000)", "dy/dx = 0"),
      ("x^3", "dy/dx = if x > 100 then 0 else 3x^2"), ("relu(3x - 100)", "dy/dx = 0"),
      ("z*relu(x - 20)", "dy/dz = 0"),
    ])
  func farAway(program: String, answer: String) throws {
    let check = try Program(program).check(answer: answer)
    #expect(check.answerVerdict == .disagree, "\(check.text)")
    #expect(check.mistake?.contains("constant kept") != true)
  }

  @Test(
    "accepts the lines that an explanation prints",
    arguments: [
      ("u = x^2; y = sin(u)", "dy/du = cos(u)", true),
      ("u = x^2; y = sin(u)", "dy/du = cos(x^2)", true),
      ("u = x^2; y = sin(u)", "dy/du = 2x*cos(u)", false),
      ("u = x^2; y = sin(u)", "du/dx = 2x", true),
      ("u = x^2; y = x*u", "∂y/∂x = u", true), ("u = x^2; y = x*u", "∂y/∂u = x", true),
      ("u = x^2; y = x*u", "∂y/∂x = 3x^2", true), ("u = x^2; y = x*u", "dy/dx = u", false),
      ("u = x^2; y = x*u", "∂y/∂x = x", false),
      ("input x, z; u = x^2; y = x*u + z", "∂y/∂x = u", false),
    ])
  func lines(program: String, answer: String, isRight: Bool) throws {
    let check = try Program(program).check(answer: answer)
    #expect(check.answerVerdict == (isRight ? .agree : .disagree), "\(check.text)")
  }

  @Test(
    "finds the domain of a program",
    arguments: [
      ("sqrt(x - 100)", "dy/dx = 1/(2sqrt(x - 100))", true),
      ("sqrt(x - 100)", "dy/dx = 1/sqrt(x - 100)", false),
      ("ln(x - 50) + sqrt(60 - x)", "dy/dx = 1/(x - 50) - 1/(2sqrt(60 - x))", true),
      ("ln(-x - 300)", "dy/dx = 1/(x + 300)", true),
    ])
  func domain(program: String, answer: String, isRight: Bool) throws {
    let check = try Program(program).check(answer: answer)
    #expect(check.answerVerdict == (isRight ? .agree : .disagree), "\(check.text)")
  }

  @Test("says that a formula is wrong which is nowhere a number")
  func nowhere() throws {
    let check = try Program("x^2").check(answer: "dy/dx = 2x + 0*sqrt(-1 - x^2)")
    #expect(check.answerVerdict == .disagree)
    #expect(check.mistake == nil)
  }

  @Test("is part of the whole check where there is a point")
  func point() throws {
    var query = Query()
    query.point = ["x": 1]
    let check = try Program("x + x^2").check(query, answer: "dy/dx = 2x")
    #expect(check.verdict == .agree)
    #expect(check.answerVerdict == .disagree)
    #expect(check.text.contains("at x = 1: 2 in place of 3\npartial for total, in y = x + u₁"))
    #expect(check.json.contains(#""mistake": "partial for total"}"#))
  }

  static let refused: [(answer: String, code: String)] = [
    ("dz/dx = 1", "which-derivative"), ("1 = 2", "which-derivative"),
    ("dy/dq = 1", "which-derivative"), ("dx/dx = 1", "which-derivative"),
    ("dy/dx = 1 + q", "unknown-name"),
    ("dy/dx = (1", "unclosed-bracket"), ("dy/dx =", "nothing-to-compute"),
  ]

  @Test("is refused with its reason where it is no derivative", arguments: refused)
  func refusals(answer: String, code: String) throws {
    let program = try Program("x + x^2")
    let error = #expect(throws: ProgramError.self) { try program.check(answer: answer) }
    #expect(error?.mistakes.first?.code == code, "\(error?.text ?? "")")
  }

  @Test("counts the columns of a mistake in the answer alone")
  func columns() throws {
    let program = try Program("x + x^2")
    let error = #expect(throws: ProgramError.self) { try program.check(answer: "1 + 2q") }
    #expect(error?.mistakes.first?.start?.column == 6, "\(error?.text ?? "")")
  }

  @Test(
    "Is not judged where the paths of the program cancel to less than they round to",
    arguments: [
      ("y = 1e12*x - 1e12*x + x^2", "dy/dx = 2*x + 1", Check.Verdict.inconclusive),
      ("y = 1e12*x - 1e12*x + x^2", "dy/dx = 2*x", .agree),
      ("y = (1e10*x + sin(x)) - 1e10*x", "dy/dx = 0", .inconclusive),
      ("y = x - x", "dy/dx = 0", .agree), ("y = x - x", "dy/dx = 1", .disagree),
    ])
  func cancelled(program: String, answer: String, verdict: Check.Verdict) throws {
    #expect(try Program(program).check(answer: answer).verdict == verdict)
  }
}
