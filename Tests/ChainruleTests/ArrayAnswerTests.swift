import Chainrule
import Testing

@Suite("The judgement of an answer with vectors and matrices")
struct ArrayAnswerTests {
  static let leastSquares =
    "size n = 3; data X = [[1,2],[3,4],[5,6]], t = [1,0,2]; input w: vector(2), b; "
    + "e = X@w + b - t; C = mean(e^2)"
  static let squares = "input A: matrix(2, 2), x: vector(2); y = sum((A@x)^2)"
  static let quadratic = "input A: matrix(2, 2), x: vector(2); y = x'@A@x"

  static let right: [(program: String, answer: String)] = [
    (leastSquares, "dC/dw = 2/n*e'@X"), (leastSquares, "dC/db = 2/n*sum(e)"),
    (squares, "dy/dx = 2(A@x)'@A"), (squares, "dy/dA = 2outer(A@x, x)"),
    (quadratic, "dy/dx = x'@(A + A')"),
    ("input x: vector(3); y = softmax(x)", "dy/dx = diag(y) - outer(y, y)"),
    ("input x: vector(3), z; y = x + z", "dy/dz = ones(3)"),
    ("input x: vector(3), z; y = x + z", "dy/dx = identity(3)"),
    ("input A: matrix(3, 2), x: vector(2); y = A@x", "dy[1]/dA = [[x[1], x[2]], [0, 0], [0, 0]]"),
    ("input x: vector(3); y = sum(x^2)", "dy/dx[2] = 2x[2]"),
  ]

  @Test("compares every element", arguments: right)
  func rightAnswers(program: String, answer: String) throws {
    let check = try Program(program).check(answer: answer)
    #expect(check.answerVerdict == .agree, "\(check.text)")
    #expect(!check.text.contains("transpose"), "\(check.text)")
  }

  @Test(
    "accepts the other layout, and says so",
    arguments: [
      ("input w: vector(3), x: vector(3); y = w·x", "dy/dw = x"),
      (leastSquares, "dC/dw = 2/n*X'@e"),
      ("input A: matrix(3, 2), x: vector(2); y = A@x", "dy/dx = A'"),
    ])
  func transposed(program: String, answer: String) throws {
    let check = try Program(program).check(answer: answer)
    #expect(check.answerVerdict == .agree, "\(check.text)")
    #expect(check.text.contains("written as the transpose"), "\(check.text)")
    var query = Query()
    query.layout = .denominator
    let turned = try Program(program).check(query, answer: answer)
    #expect(turned.answerVerdict == .agree, "\(turned.text)")
    #expect(!turned.text.contains("transpose"), "\(turned.text)")
  }

  static let wrong: [(program: String, answer: String, mistake: String)] = [
    (leastSquares, "dC/db = sum(e)/n", "power rule: coefficient missing"),
    (leastSquares, "dC/dw = 2e'@X", "constant multiple rule: factor left out"),
    (quadratic, "dy/dx = x'@A", "partial for total"),
    (
      "input x: vector(3); y = sin(x)", "dy/dx = cos(x)",
      "only the diagonal of the Jacobian, which is a matrix(3, 3)"
    ),
    (
      "input A: matrix(3, 2), x: vector(2); y = A@x", "dy/dx = x",
      "shape: vector(2) in place of matrix(3, 2)"
    ),
    (
      "input x: vector(3); y = softmax(x)", "dy/dx = diag(softmax(x))",
      "taken for element-wise: off its diagonal the Jacobian is not 0"
    ),
    (
      "input x: vector(3); y = softmax(x)", "dy/dx = diag(y*(1 - y))",
      "taken for element-wise: off its diagonal the Jacobian is not 0"
    ),
    (
      "input x: vector(4); y = mean(x)", "dy/dx = ones(4)'",
      "constant multiple rule: factor left out"
    ),
    ("input x: vector(3); y = sigmoid(x)", "dy/dx = diag(y)", "outer function not differentiated"),
    (
      "input x: vector(3); y = relu(x)", "dy/dx = identity(3)",
      "rule of each piece: one piece taken everywhere"
    ),
    (
      "input x: vector(3), w: vector(3); y = (w·x)^2", "dy/dx = 2(w·x)*x'",
      "the derivative by w instead"
    ),
    ("input x: vector(3); y = sum(x^3)", "dy/dx = (3x^3)'", "power rule: exponent not lowered"),
  ]

  @Test("names the mistake, made at every element", arguments: wrong)
  func wrongAnswers(program: String, answer: String, mistake: String) throws {
    let check = try Program(program).check(answer: answer)
    #expect(check.answerVerdict == .disagree)
    #expect(check.mistake == mistake)
  }

  @Test("writes the point of a wrong element as short as its vectors are")
  func point() throws {
    let text = try Program(Self.quadratic).check(answer: "dy/dx = x'@A").text
    #expect(text.contains("at A = [[1, 3], [−2, 4]], x = [0.5, 0.25]: ∂y/∂x₁ is"))
  }

  @Test("asks for one element where the derivative has more than two dimensions")
  func dimensions() throws {
    let program = try Program("input A: matrix(3, 2), x: vector(2); y = A@x")
    let error = #expect(throws: ProgramError.self) { try program.check(answer: "dy/dA = x") }
    #expect(error?.mistakes.first?.code == "answer-shape")
  }
}
