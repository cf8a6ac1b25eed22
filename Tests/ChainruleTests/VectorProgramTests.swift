import Chainrule
import Testing

@Suite("Programs of vectors and matrices")
struct VectorProgramTests {
  private let neuron: Program
  private let loss: Program

  init() throws {
    neuron = try Program("input w = [1, 2, 3], x = [4, 5, 6], b = -1; y = max(0, w·x + b)")
    loss = try Program(
      "input w = [0.5, -1], b = 0.1; data X = [[1, 2], [3, 1], [2, 0.5], [0, 1]], y = [1, 0, 2, 1]; "
        + "C = mean((max(0, X@w + b) - y)^2)")
  }

  @Test(
    "An explanation names the vector chain rule, the structure of each Jacobian and what is active")
  func explanation() throws {
    let text = try loss.explanation().text
    for line in [
      "4 × 2  each element is a dot product",
      "w reaches C by 1 path, so the vector chain rule",
      "(1ᵀ/4) · diag(2u₄) · I · diag(u₂ > 0) · I · X",
      "= (1/2)·Σ_(u_(2,i) > 0)",
      "At the point: ∂C/∂w = [−0.5, −0.05000].",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    let reason = "element-wise: diagonal, by the rule of each piece; 2 of 4 active: 2, 3"
    #expect(try loss.explanation().markdown.contains(reason))
    #expect(try neuron.explanation().text.contains("∂y/∂w = (u₂ > 0) · 1 · xᵀ = (u₂ > 0)·xᵀ"))
  }

  @Test("An explanation needs no point, and is the same in every format")
  func formats() throws {
    let program = try Program("input A: matrix(2, 2), x: vector(2); y = x'@A@x")
    let explanation = try program.explanation()
    #expect(explanation.text.contains("x reaches y by 2 paths"))
    #expect(explanation.latex.contains("\\mathbf{x}"))
    #expect(explanation.html.contains("font-weight: bold"))
    #expect(explanation.json.contains(#""rule": "vector-chain-rule""#))
    #expect(explanation.markdown.contains("\\mathbf{A}"))
  }

  @Test("A trace has a row for each vector; expanded it has one for each element")
  func trace() throws {
    let text = try neuron.trace().text
    #expect(text.contains("u₁      w · x       32"))
    #expect(text.contains("[4, 5, 6]"))
    #expect(try neuron.trace().json.contains(#"{"vertex": "w", "add": [4, 5, 6]"#))
    var options = Program.Options()
    options.isExpanded = true
    let expanded = try Program(
      "input w = [1, 2, 3], x = [4, 5, 6]; y = w·x", options: options)
    #expect(try expanded.trace().text.contains("u₁      w₁·x₁"))
  }

  @Test("Products along paths are Jacobians whose sum is the total derivative")
  func paths() throws {
    let program = try Program("input x = [1, 2]; y = sum(x*x) + x·[1, 1]")
    let paths = try program.paths()
    #expect(paths.text.contains("dy/dx is the sum over 2 paths of products of Jacobians"))
    #expect(paths.json.contains(#""product": [2, 4]"#))
    #expect(paths.json.contains(#""sum": [3, 5]"#))
  }

  @Test("A picture has a card for each vector, its shape and the Jacobian on each edge")
  func drawing() throws {
    let json = try loss.drawing().json()
    #expect(json.contains(#""shape": "matrix(4, 2)""#))
    #expect(json.contains(#""partial": "diag(2u₄)""#))
    let svg = try loss.drawing().svg()
    #expect(svg.contains("class=\"outline\""))
  }

  @Test("Derivatives by an element, by a matrix and in either layout")
  func layouts() throws {
    let program = try Program("input A = [[1, 2], [3, 4]], x = [1, 2]; y = A@x")
    var query = Query()
    query.wrt = ["x[2]"]
    let evaluation = try program.evaluation(query)
    #expect(evaluation.json.contains(#""jacobian": {"y": {"x[2]": [2, 4]}}"#))
    query.wrt = ["x"]
    query.layout = .denominator
    #expect(try program.evaluation(query).text.contains("∂y/∂x       2 × 2  1  3\n"))
    let json = try program.evaluation(query).json
    #expect(json.filter { !$0.isWhitespace }.contains("[[1,2],[3,4]]"))
  }

  @Test("Shapes that the program does not state come from the point")
  func shapes() throws {
    var options = Program.Options()
    options.point = ["x": [1, 2, 3]]
    let program = try Program("y = sum(x^2)", options: options)
    var query = Query()
    query.point = ["x": [1, 2, 3]]
    #expect(try program.evaluation(query).values["y"] == 14)
    query.point = ["x": [1, 2]]
    #expect(throws: ProgramError.self) { try program.evaluation(query) }
  }
}
