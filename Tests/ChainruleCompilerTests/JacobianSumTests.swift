import ChainruleCalculus
import ChainruleCompiler
import ChainruleSymbolics
import Testing

@Suite("Sums and products of Jacobians")
struct JacobianSumTests {
  private static let inputs =
    "data D = [[1, 2, -1], [0.5, -3, 2]], t = [0.5, -1], s = [2, 1, 3]; size n = 3; "
    + "input w = [0.7, -0.4, 1.2], x = [0.3, 0.9, 0.5], z = 0.6, "
    + "B = [[1, 2, 0.5], [0.3, -1, 0.4], [2, 1, -0.2]], "
    + "F = [[0, 1, 2], [3, 0.1, 2], [1, 1, 1]], "
    + "A = [[0.2, 0.7, -0.3], [1.1, 0.4, 0.8], [-0.5, 0.6, 0.9]], b = [0.4, -0.2]; "

  /// Programs with the inputs above, and the derivatives of y in the terms of matrices.
  static let forms: [(program: String, input: String, form: String)] = [
    ("y = sum(w*x)", "w", "xᵀ"),
    ("y = x'@A@x", "x", "xᵀ·(A + Aᵀ)"),
    ("y = x·(A@x)", "x", "xᵀ·(A + Aᵀ)"),
    ("y = x'@A@x", "A", "xxᵀ"),
    ("y = sum((D@x - b)^2)", "x", "2·u₂ᵀ·D"),
    ("y = norm(D@x - b)^2", "x", "2·u₂ᵀ·D"),
    ("r = D@x - b; y = dot(r, r)", "x", "2·rᵀ·D"),
    ("y = softmax(x)", "x", "diag(y) − yyᵀ"),
    ("p = softmax(x); y = -sum(s*ln(p))", "x", "sum(s)·pᵀ − sᵀ"),
    ("y = mean((t - D@x)^2)", "x", "−u₂ᵀ·D"),
    ("y = mean(max(0, D@x)*t)", "x", "(1/2)·(t ⊗ (u₁ > 0))ᵀ·D"),
    ("y = logsumexp(2x)", "x", "2·softmax(u₁)ᵀ"),
    ("y = z*x + w", "z", "x"),
    ("y = sin(z*x)", "x", "z·diag(cos u₁)"),
    ("y = mean(softplus(D@x) - t*(D@x))", "x", "(1/2)·(sigmoid u₁ − t)ᵀ·D"),
    ("y = [z^2, sin(z), exp(z)]", "z", "2z·e₁ + cos(z)·e₂ + exp(z)·e₃"),
    ("y = w[1]*z + w[2]^2", "w", "z·e₁ᵀ + 2w₂·e₂ᵀ"),
    ("y = sum(tanh(A@x)^2)", "A", "2·(u₂/cosh² u₁)·xᵀ"),
    ("y = sum(x@A)", "A", "x·1ᵀ"),
    ("y = (w + x)·(w - x)", "w", "(u₂ + u₁)ᵀ"),
    ("y = sum(w*x) + sum(x*w)", "w", "2·xᵀ"),
    ("y = w·x - x·w", "w", "0"),
    ("y = w·x/norm(x)", "x", "(1/u₂)·wᵀ − (u₁/u₂³)·xᵀ"),
    ("y = dot(w', x')", "w", "xᵀ"),
    ("y = w'@x + norm(w')", "w", "xᵀ + (1/u₄)·wᵀ"),
    ("y = logsumexp(w')", "w", "softmax(u₁)"),
    ("y = softmax(w')", "w", "diag(y) − yᵀ·y"),
    ("y = norm(A)^2", "A", "2·A"),
    ("y = norm(A)", "A", "(1/y)·A"),
    ("y = sum(A)", "A", "1·1ᵀ"),
    ("y = sum(A^2)", "A", "2·A"),
    ("y = sum(A^2) + sum(A)", "A", "2·A + 1·1ᵀ"),
    ("y = exp(-sum(x^2)/z)", "x", "−(2·exp(u₄)/z)·xᵀ"),
    ("y = trace(A@A)", "A", "2·Aᵀ"),
    ("y = trace(A@A@A)", "A", "3·Aᵀ·Aᵀ"),
    ("y = trace(A'@B)", "A", "B"),
    ("y = trace(A'@B)", "B", "A"),
    ("y = trace(A@B)", "A", "Bᵀ"),
    ("y = trace(A@B)", "B", "Aᵀ"),
    ("y = trace(A@B@F)", "B", "Aᵀ·Fᵀ"),
    ("y = trace(A'@B@A)", "A", "(B + Bᵀ)·A"),
    ("y = trace(A@F@A')", "A", "A·(F + Fᵀ)"),
    ("y = trace(A'@A)", "A", "2·A"),
    ("y = trace(A*B)", "A", "I ⊗ B"),
    ("y = trace(A)*trace(B)", "A", "u₂·I"),
    ("y = sum(A@B)", "A", "1·1ᵀ·Bᵀ"),
    ("y = sum(A@B)", "B", "Aᵀ·1·1ᵀ"),
    ("y = sum(D@A)", "A", "Dᵀ·1·1ᵀ"),
    ("y = sum(outer(x, x))", "x", "2·sum(x)·1ᵀ"),
    ("y = sum(outer(x, w))", "w", "sum(x)·1ᵀ"),
    ("y = trace(outer(x, w))", "x", "wᵀ"),
    ("y = trace(x@x')", "x", "2·xᵀ"),
    ("y = x'@A@w", "x", "wᵀ·Aᵀ"),
    ("y = x'@A@w", "A", "xwᵀ"),
    ("y = dot(A@x, A@x)", "x", "2·u₁ᵀ·A"),
    ("y = dot(A@x, A@x)", "A", "2·u₁·xᵀ"),
    ("y = sum((A@x)^2)", "A", "2·u₁·xᵀ"),
    ("y = x'@A'@A@x", "x", "2·xᵀ·Aᵀ·A"),
    ("y = x'@A'@A@x", "A", "2·A·x·xᵀ"),
    ("y = sum(A*A)", "A", "2·A"),
    ("y = sum(A@w)", "w", "1ᵀ·A"),
    ("y = sum(A@w)", "A", "1wᵀ"),
    ("y = x'@x*x", "x", "2·x·xᵀ + u₂·I"),
    ("y = norm(A@B - F)^2", "B", "2·Aᵀ·u₂"),
    ("y = mean((D@A - D)^2)", "A", "(1/3)·Dᵀ·u₂"),
    ("y = sum(tanh(A@B))", "A", "(1/cosh² u₁)·Bᵀ"),
    ("y = sum(tanh(A)@x)", "A", "(1·xᵀ) ⊗ (1/cosh² A)"),
    ("y = sum((A + A')@x)", "A", "1xᵀ + x·1ᵀ"),
    ("y = sum(A'*B)", "A", "Bᵀ"),
    ("y = sum(A[1,:]*x)", "A", "e₁xᵀ"),
    ("y = sum(A[:,2]*x)", "A", "xe₂ᵀ"),
    ("y = A[1,2]^2 + A[2,2]", "A", "2A_(1,2)·e₁·e₂ᵀ + e₂e₂ᵀ"),
    ("y = sum(diag(x)@w)", "x", "wᵀ"),
    ("y = sum(diag(A)*x)", "A", "diag(x)"),
    ("y = trace(diag(x)@A@diag(x))", "A", "u₁ᵀ·u₁ᵀ"),
    ("y = sum([x, w])", "x", "1ᵀ"),
    ("y = sum(exp(outer(x, w)))", "w", "xᵀ·(exp u₁)"),
    ("y = sum(z*A@x)", "z", "1ᵀ·A·x"),
  ]

  @Test("are as short as a person writes them", arguments: forms)
  func short(program: String, input: String, form: String) throws {
    let (terms, sum, scalar) = try derivative(program, by: input)
    #expect(terms.text(sum, isScalar: scalar).unicodeText == form)
  }

  @Test("are not turned where the output is a vector and the input a matrix")
  func vectorByMatrix() throws {
    let (terms, sum, scalar) = try derivative("y = w*(x·(A@x))", by: "A")
    #expect(terms.text(sum, isScalar: scalar).unicodeText == "w·xᵀ·block(xᵀ)")
  }

  @Test("are the derivative in numbers", arguments: forms)
  func numbers(program: String, input: String, form: String) throws {
    let compiled = try #require(compile(Self.inputs + program).program)
    let graph = try #require(compiled.vectors)
    let (_, sum, _) = try derivative(program, by: input)
    let differentiation = Differentiation(
      compiled, at: compiled.defaults.compactMap(\.self), wrt: compiled.graph.inputs)
    let numbers = VectorDifferentiation(graph, differentiation)
    let place = try #require(graph.nodes.firstIndex { $0.name == input })
    let known = (0..<graph.nodes[graph.outputs[0]].shape.count).flatMap { element in
      numbers.adjoints(of: element, in: graph.outputs[0])[place] ?? []
    }
    let evaluation = JacobianEvaluation(compiled, graph, numbers)
    let found = try #require(
      evaluation.matrix(
        sum.products, from: graph.nodes[place].shape, to: graph.nodes[graph.outputs[0]].shape))
    try #require(found.elements.count == known.count)
    for (found, known) in zip(found.elements, known) {
      #expect((found - known).magnitude < 1e-12, "\(found) for \(known)")
    }
  }

  private func derivative(_ program: String, by input: String) throws
    -> (VectorTerms, JacobianSum, Bool)
  {
    let graph = try #require(compile(Self.inputs + program).program?.vectors)
    let terms = VectorTerms(graph, number: NumberText.full.callAsFunction)
    let place = try #require(graph.nodes.firstIndex { $0.name == input })
    let all = [Bool](repeating: true, count: graph.nodes.count)
    let paths = try #require(
      graph.routes(from: place, to: graph.outputs[0], limit: 10, through: all))
    let isScalar = graph.nodes[place].shape.isScalar && graph.nodes[graph.outputs[0]].shape.isScalar
    return (terms, terms.derivative(along: paths), isScalar)
  }
}
