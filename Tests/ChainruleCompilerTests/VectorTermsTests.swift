import ChainruleCalculus
import ChainruleCompiler
import ChainruleSymbolics
import Testing

@Suite("Formulas of vectors and matrices")
struct VectorTermsTests {
  /// The definition of the last node of a program and its Jacobian by each operand.
  private func formulas(_ expression: String) throws -> (definition: String, jacobians: [String]) {
    let inputs = "input w: vector(3), x: vector(3), z, A: matrix(3, 3), B: matrix(3, 3); "
    let program = try #require(compile(inputs + "y = " + expression).program)
    let graph = try #require(program.vectors)
    let terms = VectorTerms(graph, number: NumberText.full.callAsFunction)
    let place = graph.outputs[0]
    return (
      terms.definition(of: place)?.unicodeText ?? "",
      graph.nodes[place].operands.indices.map {
        terms.jacobian(of: place, by: $0)?.unicodeText ?? "none"
      }
    )
  }

  static let forms: [(String, String, [String])] = [
    ("w + x", "w + x", ["I", "I"]),
    ("w - x", "w − x", ["I", "−I"]),
    ("w * x", "w ⊗ x", ["diag(x)", "diag(w)"]),
    ("w / x", "w ⊘ x", ["diag(1/x)", "diag(−w/x²)"]),
    ("x + z", "x + z", ["I", "1"]),
    ("x * z", "x·z", ["z·I", "x"]),
    ("2x", "2x", ["x", "2I"]),
    ("max(0, x)", "max(0, x)", ["0 > x", "diag(x > 0)"]),
    ("sin(x)", "sin x", ["diag(cos x)"]),
    ("w > x", "w > x", ["0", "0"]),
    ("w·x", "w · x", ["xᵀ", "wᵀ"]),
    ("sum(x)", "sum(x)", ["1ᵀ"]),
    ("mean(x)", "mean(x)", ["1ᵀ/3"]),
    ("A@x", "Ax", ["block(xᵀ)", "A"]),
    ("x@A", "Aᵀx", ["Aᵀ", "block(x)"]),
    ("A@B", "AB", ["none", "none"]),
    ("softmax(x)", "softmax(x)", ["diag(y) − yyᵀ"]),
    ("logsumexp(x)", "logsumexp(x)", ["softmax(x)ᵀ"]),
    ("norm(x)", "‖x‖", ["xᵀ/y"]),
    ("A'", "Aᵀ", ["none"]),
    ("outer(w, x)", "wxᵀ", ["none", "none"]),
    ("[z, z^2]", "[z, y₂]", ["e₁", "e₂"]),
    ("x + [1, 2, 3]", "x + [1, 2, 3]", ["I", "I"]),
    ("x*[1, 2, 3]", "x ⊗ [1, 2, 3]", ["diag([1, 2, 3])", "diag(x)"]),
    ("x[2..3]", "x[2..3]", ["I[2..3, :]"]),
    ("concat(w, z)", "concat(w, z)", ["[I; 0]", "[0; 1]"]),
    ("[w, x]", "[w, x]", ["[I; 0]", "[0; I]"]),
    ("where(w > 1, w, x)", "if u₁ then w else x", ["none", "diag(u₁)", "diag(1 − u₁)"]),
    ("max(0, z)", "max(0, z)", ["(0 > z)", "(z > 0)"]),
  ]

  @Test("are those of the paper", arguments: forms)
  func paper(expression: String, definition: String, jacobians: [String]) throws {
    let found = try formulas(expression)
    #expect(found.definition == definition)
    #expect(found.jacobians == jacobians)
  }
}
