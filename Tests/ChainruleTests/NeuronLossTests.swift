import Chainrule
import Testing

/// ∂C/∂w = (2/N)Σ eᵢxᵢᵀ and ∂C/∂b = (2/N)Σ eᵢ over the active samples, eᵢ = w·xᵢ + b − yᵢ.
///
/// Source: Parr and Howard (2018), section 6. Copies of it move the condition out of the sum, or
/// lose or double the factor 2 of ∂C/∂b.
@Suite("The loss of a neuron over N samples")
struct NeuronLossTests {
  private static let X = [[2.0, 1], [-1, 1], [0.5, 2], [1, -2], [3, 0.5]]
  private static let y = [2.0, 1, 3, 0, 1.5]
  private static let w = [1.0, 0.5]
  private static let b = -0.5

  private struct Gradient: Equatable {
    var w: [Double]
    var b: Double
  }

  private func found(_ count: Int) throws -> (Gradient, text: String, json: String) {
    let evaluation = try Program(
      """
      data X = \(Self.X.prefix(count)); data y = \(Self.y.prefix(count))
      input w = \(Self.w), b = \(Self.b)
      a = max(0, X@w + b)
      C = mean((y - a)^2)
      """
    ).evaluation()
    func slope(_ input: String) -> Double { evaluation.derivative(of: "C", by: input) ?? .nan }
    return (
      Gradient(w: [slope("w[1]"), slope("w[2]")], b: slope("b")), evaluation.text, evaluation.json
    )
  }

  private func closedForm(_ count: Int, samples: [Int]) -> Gradient {
    var gradient = Gradient(w: [0, 0], b: 0)
    for i in samples {
      let x = Self.X[i]
      let error = Self.w[0] * x[0] + Self.w[1] * x[1] + Self.b - Self.y[i]
      for j in 0..<2 { gradient.w[j] += 2 / Double(count) * error * x[j] }
      gradient.b += 2 / Double(count) * error
    }
    return gradient
  }

  private func areClose(_ a: Gradient, _ b: Gradient) -> Bool {
    zip(a.w + [a.b], b.w + [b.b]).allSatisfy { ($0 - $1).magnitude <= 1e-14 }
  }

  private func active(_ count: Int) -> [Int] {
    (0..<count).filter { i in
      Self.w[0] * Self.X[i][0] + Self.w[1] * Self.X[i][1] + Self.b > 0
    }
  }

  @Test("sums its gradient over the active samples alone")
  func gradient() throws {
    let samples = active(5)
    #expect(samples == [0, 2, 4])
    let (gradient, text, json) = try found(5)
    #expect(areClose(gradient, closedForm(5, samples: samples)))
    #expect(text.contains("note: a is active in 3 of 5 elements: 1, 3, 5\n"))
    #expect(json.contains(#""active": {"a": {"of": 5, "elements": [1, 3, 5]}}"#))
  }

  @Test("is none of the wrong forms that copies of the paper print")
  func wrongForms() throws {
    let (gradient, _, _) = try found(5)
    #expect(!areClose(gradient, closedForm(5, samples: [0, 1, 2, 3, 4])), "condition outside")
    let right = closedForm(5, samples: active(5))
    #expect((gradient.b - 2 * right.b).magnitude > 0.1, "a factor 2 too many by b")
    #expect((gradient.b - right.b / 2).magnitude > 0.1, "a factor 2 too few by b")
  }

  @Test("of one sample is the same formula with N = 1")
  func oneSample() throws {
    #expect(areClose(try found(1).0, closedForm(1, samples: [0])))
  }

  @Test("The terms of a loop that are active are told as the elements of a vector are")
  func activeTerms() throws {
    let text = """
      data X = [[1, 0], [0, 1], [-1, 0]]; data t = [1, 1, 1]; input w = [1, 2]
      C = sum(i in 1..3: (max(0, w·X[i, :]) - t[i])^2)/3
      """
    let said = try Program(text).evaluation().text
    #expect(said.contains("note: max(0, ·) is active in 2 of 3 terms: 1, 2\n"), "\(said)")
  }
}
