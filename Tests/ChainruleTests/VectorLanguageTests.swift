import Chainrule
import Foundation
import Testing

@Suite("Derivatives by and of vectors in the language of programs")
struct VectorLanguageTests {
  private static let inputs =
    "data D = [[1, 2, -1], [0.5, -3, 2]], t = [0.5, -1]; "
    + "input w = [0.7, -0.4, 1.2], x = [0.3, 0.9, 0.5], z = 0.6, "
    + "A = [[0.2, 0.7, -0.3], [1.1, 0.4, 0.8], [-0.5, 0.6, 0.9]], "
    + "B = [[1, 2, 0.5], [0.3, -1, 0.4], [2, 1, -0.2]]; "

  static let forms: [(program: String, input: String, text: String?)] = [
    ("y = mean((D@x - t)^2)", "x", "(D@x - t)'@D"),
    ("y = softmax(x)", "x", "diag(softmax(x)) - softmax(x)@softmax(x)'"),
    ("y = trace(A'@B@A)", "A", "(B + B')@A"),
    ("y = trace(A@B)", "A", "B'"),
    ("y = sum(A@B)", "B", "A'@ones(3)@ones(3)'"),
    ("y = sum(tanh(A)@x)", "A", "(ones(3)@x'*(1/cosh(A)^2))"),
    ("y = x'@A@x", "x", "x'@(A + A')"),
    ("y = x'@x*x", "x", "2*x@x' + x'@x*identity(3)"),
    ("y = sin(z*x)", "z", "x*cos(z*x)"),
    (
      "y = [x[1]^2, sin(x[2])]", "x",
      "(2*x[1])*identity(2)[1,:]@identity(3)[1,:]' + cos(x[2])*identity(2)[2,:]@identity(3)[2,:]'"
    ),
    ("y = sum(w)", "x", "zeros(3)'"),
    ("y = w·x - x·w", "w", "zeros(3)'"),
    ("y = trace(B)", "A", "0*A"),
    ("y = exp(-sum(x^2)/z)", "x", "-2*exp(-sum(x^2)/z)/z*x'"),
    ("y = max(0, z)*x", "z", "(z > 0)*x"),
    ("y = [z^2, sin(z), exp(z)]", "z", "[2*z, cos(z), exp(z)]"),
    ("y = w[1]*z + w[2]^2 + w[3]", "w", "[z, 2*w[2], 1]'"),
    ("y = prod(x)", "x", nil),
    ("y = A@B", "A", nil),
  ]

  /// What the explanation in JSON gives for each derivative, in the variables and in the inputs.
  private struct Step: Decodable {
    let kind: String
    let name: String
    let before: String?
    let after: String?
  }

  private struct Explanation: Decodable {
    let steps: [Step]
    let derivatives: [String: [String: String?]]
  }

  private func explanation(_ program: String) throws -> Explanation {
    let json = try Program(Self.inputs + program).explanation().json
    return try JSONDecoder().decode(Explanation.self, from: Data(json.utf8))
  }

  @Test("are written as a person would", arguments: forms)
  func text(program: String, input: String, text: String?) throws {
    let explanation = try explanation(program)
    let step = explanation.steps.first { $0.name == "dy/d\(input)" && $0.kind == "combine" }
    #expect(step?.after == text)
    #expect(explanation.derivatives["y"]?[input] == .some(text))
  }

  @Test("are programs with the derivative as their value", arguments: forms)
  func value(program: String, input: String, text: String?) throws {
    for step in try explanation(program).steps
    where step.kind == "combine" && step.name == "dy/d\(input)" {
      for formula in [step.before, step.after].compactMap(\.self) {
        let check = try Program(Self.inputs + program).check(answer: "\(step.name) = \(formula)")
        #expect(check.answerVerdict == .agree, "\(formula): \(check.text)")
        #expect(!check.text.contains("transpose"), "\(formula): \(check.text)")
      }
    }
  }
}
