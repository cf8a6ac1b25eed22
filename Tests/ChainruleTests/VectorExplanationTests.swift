import Chainrule
import Testing

@Suite("The explanation of a program with vectors")
struct VectorExplanationTests {
  private static let neuron =
    "data X = [[2, 1], [-1, 1], [0.5, 2]], t = [2, 1, 3]; input w = [1, 0.5], b = -0.5; "
    + "z = X@w + b; a = max(0, z); v = t - a; C = mean(v^2)"

  @Test("sums over the active samples, in the signs of the paper")
  func active() throws {
    let text = try Program(Self.neuron).explanation().text
    #expect(text.contains("= (2/3)·Σ_(zᵢ > 0) (zᵢ − tᵢ)·X[i,:]"))
    #expect(text.contains("= (2/3)·Σ_(zᵢ > 0) (zᵢ − tᵢ)\n"))
    #expect(text.contains("= (2/3)·Σ_(X[i,:]·w + b > 0) (X[i,:]·w + b − tᵢ)·X[i,:]\n"))
    #expect(text.contains("= (2/3)·Σ_(X[i,:]·w + b > 0) (X[i,:]·w + b − tᵢ)\n"))
    #expect(text.contains("Where X[i,:]·w + b ≠ 0."))
    #expect(text.contains("At the point 2 of 3 are active (1, 3); the others pass nothing."))
  }

  @Test("shows the full Jacobian before its diagonal, with ellipses where it is large")
  func fullJacobian() throws {
    let program = try Program("input x: vector(5); y = sin(x)")
    let text = try program.explanation().text
    #expect(text.contains("[∂y₁/∂x₁, …, ∂y₁/∂x₅; ⋮, ⋱, ⋮; ∂y₅/∂x₁, …, ∂y₅/∂x₅]"))
    #expect(text.contains("[cos x₁, 0, …, 0; 0, cos x₂, …, 0; ⋮, ⋮, ⋱, ⋮; 0, 0, …, cos x₅]"))
  }

  @Test("gives a vector of single derivatives element by element, and what it assumes")
  func elements() throws {
    let program = try Program("g = x^2; f1 = ln(g); f2 = sin(3x); f = [f1, f2]")
    let text = try program.explanation().text
    #expect(text.contains("= [2/x; 3·cos(3x)]"))
    #expect(text.contains("Where x ≠ 0."))
  }

  @Test("ends for a path of many operations, which it leaves in its variables")
  func longPath() throws {
    let steps = (1...80).map { "u\($0) = \($0 % 2 == 0 ? "sin" : "relu")(u\($0 - 1))" }
    let program = try Program(
      "input x = [1, 2, 3]; u0 = 2x; " + steps.joined(separator: "; ") + "; y = sum(u80)")
    let text = try program.explanation().text
    #expect(text.contains("x reaches y by 1 path"))
    #expect(text.contains("cos u₇₉"))
  }

  @Test("tells the two cases of a neuron")
  func cases() throws {
    let program = try Program(
      "input w: vector(2), b; data x = [1, 2], y = 1; C = (y - max(0, w·x + b))^2")
    let text = try program.explanation().text
    #expect(text.contains("= if (w · x + b) > 0 then 2·(w · x + b − y)·xᵀ else 0ᵀ"))
  }

  @Test("gives the derivative by a matrix in the shape of that")
  func matrixShape() throws {
    let text = try Program("input A = [[1, 2, 3], [4, 5, 6]]; y = norm(A)^2").explanation().text
    #expect(text.contains("(2u₁) · (A/u₁) = 2·A\n"))
    #expect(text.contains("At the point: ∂y/∂A = [[2, 4, 6], [8, 10, 12]]."))
  }

  @Test(
    "says where there is no short form",
    arguments: [
      "y = A@A", "y = sum(A[1,:]*A[2,:])*A", "y = max(A@A)", "y = A'",
      "y = sum(A[1..2, 2])",
    ])
  func noShortForm(program: String) throws {
    let text = try Program("input A = [[1, 2], [3, 4]]; " + program).explanation().text
    #expect(!text.contains("block"))
    #expect(text.contains("stands by its symbol has no short form"))
  }

  @Test("calls no Jacobian diagonal where one element is used by all")
  func expansion() throws {
    let both = try Program("input x: vector(3); y = x[1]*x").explanation().text
    #expect(both.contains("element-wise, and one element is used by all"))
    #expect(!both.contains("element-wise: diagonal"))
    let one = try Program("input x: vector(3), w: vector(3); y = abs(w)*x[1]").explanation().text
    #expect(one.contains("scalar expansion: one column"))
  }

  @Test("tells the product along one of several paths from their sum")
  func addends() throws {
    let text = try Program("input x: vector(3); y = sum(x)*sum(x^2)").explanation().text
    #expect(text.contains("addend 1 of ∂y/∂x"))
    #expect(text.contains("addend 2 of ∂y/∂x"))
  }

  @Test(
    "says at which elements the point is a kink, and where there is none",
    arguments: [
      ("input x = [0, 0]; y = norm(x)", "a kink of y = ‖x‖:", "Where x ≠ 0."),
      (
        "input z = [0, 1, 0]; y = sum(max(0, z))",
        "a kink of u_(1,1) = max(0, z₁), u_(1,3) = max(0, z₃):", "Where zᵢ ≠ 0."
      ),
      ("input x = [2, 1]; y = sum(abs(x))", "", "Where xᵢ ≠ 0."),
      ("input x = [2, 0]; y = sum(abs(x))", "a kink of u_(1,2) = |x₂|:", "Where xᵢ ≠ 0."),
      ("input x = [1, 1]; y = max(x)", "a kink of y = max(x):", ""),
      (
        "input x = [1, 1], A = [[1, 0], [2, 3]]; y = norm(A@x - [1, 2])^2", "",
        "Where Ax − [1, 2] ≠ 0."
      ),
    ])
  func kinks(program: String, kink: String, assumption: String) throws {
    let text = try Program(program).explanation().text
    #expect(kink.isEmpty != text.contains("The point is a kink of"))
    #expect(kink.isEmpty || text.contains(kink))
    #expect(assumption.isEmpty || text.contains(assumption))
    #expect(assumption.isEmpty != text.contains("\nWhere "))
  }

  @Test("follows a path through a list only into the parts that hold it, and says where it stops")
  func lists() throws {
    let rows =
      "data X = [[1, 2], [3, 4]]; input W: matrix(2, 2); U = [W@X[1,:], W@X[2,:]]; "
      + "y = logsumexp(U[1,:]) + logsumexp(U[2,:])"
    let text = try Program(rows).explanation().text
    #expect(text.contains("W reaches y by 2 paths"))
    #expect(text.contains("softmax(u₃)·(X[1,:])ᵀ + softmax(u₅)·(X[2,:])ᵀ"))
    let many = try Program("size k = 9; input x; z = [x, x]; for t in 1..k { z = z*x + x }")
    let explanation = try many.explanation()
    #expect(explanation.text.contains("More than 12 paths lead to ∂z⁽⁹⁾/∂x: their sum"))
    #expect(explanation.json.contains(#""derivatives": {"z.9": {"x": null}}"#))
  }

  @Test("gives reasons in the names of the program")
  func names() throws {
    let explanation =
      try Program("input a: vector(3), b: vector(3); c = a*b; d = b·c; y = d*(c·c)").explanation()
    let text = explanation.text
    #expect(
      explanation.markdown.contains("by the constant multiple rule, $\\mathbf{b}$ held constant"))
    #expect(text.contains("Σ bᵢ · cᵢ by cᵢ leaves bᵢ"))
    #expect(text.contains("Σ cᵢ · cᵢ by cᵢ leaves 2cᵢ"))
  }

  @Test("gives an input that stands beside what depends on it a second name")
  func secondName() throws {
    let program = try Program("input x: vector(3), A: matrix(3, 3); z = x ⊗ (A@x)")
    let text = try program.explanation().text
    #expect(text.contains("u₂ = x      vector(3)"))
    #expect(text.contains("∂z/∂u₂ = [u_(1,1), 0, 0; 0, u_(1,2), 0; 0, 0, u_(1,3)]"))
    #expect(text.contains("With the second name u₂ = x, ∂z/∂u₂ is the Jacobian where all other"))
    #expect(text.contains("∂z/∂x = diag(u₁) + diag(x) · A"))
    #expect(text.contains("∂u₁/∂x = A "))
    #expect(try program.explanation().json.contains(#""name": "dz/du2""#))
    let plain = try Program("input x: vector(3); z = sin(x)").explanation().text
    #expect(!plain.contains("second name"))
  }

  @Test("puts parentheses around a power before it is transposed")
  func transposedPower() throws {
    let text = try Program("input x: vector(3), z; y = sum(x^z)").explanation().text
    #expect(text.contains("z·(x^(z − 1))ᵀ"))
  }

  @Test("says in which layout its formulas are where another is asked for")
  func layout() throws {
    let program = try Program("input x = [1, 2]; y = sum(x^2)")
    var query = Query()
    #expect(!(try program.explanation(query).text.contains("numerator layout")))
    query.layout = .denominator
    #expect(try program.explanation(query).text.contains("are in numerator layout"))
  }

  @Test("names the rules that were applied, and none where nothing became shorter")
  func rules() throws {
    let diagonal = try Program("input x: vector(3); y = sin(x) + exp(x)").explanation().markdown
    #expect(diagonal.contains("matrices: I·A = A, diag(v) + diag(w) = diag(v + w)."))
    #expect(!diagonal.contains("vᵀ + wᵀ"))
    let copy = try Program("input x: vector(3); y = x").explanation().text
    #expect(!copy.contains("Made shorter"))
  }

  @Test("leaves the answers out of an exercise in every format")
  func exercise() throws {
    let exercise = try Program(Self.neuron).explanation(form: .exercise)
    for text in [exercise.text, exercise.markdown, exercise.latex, exercise.html, exercise.json] {
      for answer in ["diag", "vector chain rule", "2 of 3", "X[i"] {
        #expect(!text.contains(answer), "\(answer) in \(text)")
      }
    }
    #expect(exercise.text.contains("∂a/∂z = ________"))
    #expect(exercise.json.contains(#""derivatives": {"C": {"w": null, "b": null}}"#))
    let key = try Program(Self.neuron).explanation(form: .key).text
    #expect(!key.contains("____"))
    let last = try #require(exercise.text.matches(of: #/\((\d+)\)/#).last?.output.0)
    #expect(key.contains(last))
  }
}
