import Chainrule
import Testing

/// What the tool says of a program at its own point.
private struct Answer {
  let evaluation: Evaluation

  init(_ text: String, layout: Query.Layout = .numerator) throws {
    var query = Query()
    query.layout = layout
    evaluation = try Program(text).evaluation(query)
  }

  /// The derivative as rows; elements of vectors by number, scalars as they are.
  func rows(_ output: String, _ count: Int?, by input: String, _ width: Int?) -> [[Double?]] {
    func names(_ name: String, _ count: Int?) -> [String] {
      count.map { count in (1...count).map { "\(name)[\($0)]" } } ?? [name]
    }
    return names(output, count).map { row in
      names(input, width).map { evaluation.derivative(of: row, by: $0) }
    }
  }

  /// What is said of a derivative's structure: `I`; nil where nothing is.
  func structure(_ derivative: String) -> String? {
    let beginning = derivative + " = "
    let line = evaluation.text.split(separator: "\n").first { $0.hasPrefix(beginning) }
    guard let rest = line?.dropFirst(beginning.count) else { return nil }
    return String(rest[..<(rest.firstRange(of: "  ")?.lowerBound ?? rest.endIndex)])
  }
}

/// Parr and Howard (2018), "The Matrix Calculus You Need For Deep Learning", sections 4 to 6, and
/// the identities of Magnus and Neudecker (1988), all in numerator layout.
@Suite("The closed forms of the paper hold, as numbers and as structure")
struct PaperVectorTests {
  static let w = [1.5, -2, 0.25]
  static let x = [4, 0.5, -2.0]
  static let z = 1.75
  static let n = 3

  private static let inputs = "input w = \(w), x = \(x), z = \(z)\n"

  private static func diagonal(_ entries: [Double]) -> [[Double]] {
    entries.indices.map { row in entries.indices.map { $0 == row ? entries[row] : 0 } }
  }

  private static func column(_ entries: [Double]) -> [[Double]] { entries.map { [$0] } }

  private static let ones = [1.0, 1, 1]

  struct Form: Sendable, CustomTestStringConvertible {
    let formula: String
    let input: String
    let rows: [[Double]]
    /// The words of the structure; nil where it has none.
    let structure: String?
    var isScalar = false

    var testDescription: String { "d(\(formula))/d\(input)" }
  }

  static let forms: [Form] = [
    Form(formula: "w + x", input: "w", rows: diagonal(ones), structure: "I"),
    Form(formula: "w - x", input: "x", rows: diagonal([-1, -1, -1]), structure: "−I"),
    Form(formula: "w ⊗ x", input: "w", rows: diagonal(x), structure: "diag(4, 0.5, −2)"),
    Form(formula: "w ⊗ x", input: "x", rows: diagonal(w), structure: "diag(1.5, −2, 0.25)"),
    Form(
      formula: "w ⊘ x", input: "w", rows: diagonal(x.map { 1 / $0 }),
      structure: "diag(0.25, 2, −0.5)"),
    Form(
      formula: "w ⊘ x", input: "x", rows: diagonal(zip(w, x).map { -$0 / ($1 * $1) }),
      structure: "diag(−0.09375, 8, −0.0625)"),
    Form(formula: "w > x", input: "w", rows: diagonal([0, 0, 0]), structure: "0"),
    Form(formula: "x + z", input: "x", rows: diagonal(ones), structure: "I"),
    Form(formula: "x + z", input: "z", rows: column(ones), structure: "𝟏"),
    Form(formula: "x*z", input: "x", rows: diagonal([z, z, z]), structure: "1.75·I"),
    Form(formula: "x*z", input: "z", rows: column(x), structure: nil),
    Form(formula: "sum(x)", input: "x", rows: [ones], structure: "𝟏ᵀ", isScalar: true),
    Form(formula: "sum(w + x)", input: "w", rows: [ones], structure: "𝟏ᵀ", isScalar: true),
    Form(
      formula: "sum(x*z)", input: "x", rows: [[z, z, z]], structure: "1.75·𝟏ᵀ", isScalar: true),
    Form(
      formula: "sum(x*z)", input: "z", rows: [[x.reduce(0, +)]], structure: nil, isScalar: true),
    Form(formula: "w·x", input: "w", rows: [x], structure: nil, isScalar: true),
    Form(formula: "w·x", input: "x", rows: [w], structure: nil, isScalar: true),
  ]

  @Test("Element by element, with a scalar, and summed", arguments: forms)
  func form(form: Form) throws {
    let answer = try Answer(Self.inputs + "y = \(form.formula)")
    let width = form.input == "z" ? nil : Self.n
    let rows = answer.rows("y", form.isScalar ? nil : Self.n, by: form.input, width)
    #expect(rows == form.rows)
    let structure = answer.structure("∂y/∂\(form.input)")
    #expect(structure == form.structure, "\(answer.evaluation.text)")
  }

  @Test(
    "Numbers that are equal by chance are no structure",
    arguments: [
      ("w = [1, 1, 1], x = [2, 2, 2]; y = w·x", "∂y/∂w", nil),
      ("x = [0, 0, 0]; y = sum(x^2)", "dy/dx", nil),
      ("x = [1, 1]; A = [[-1, -2], [-2, -1]]; y = x'@A@x", "dy/dx", nil),
      ("x = [1, 1]; y = x^2", "dy/dx", "diag(2, 2)"),
      ("x = [1, 1]; y = x*x + 3*x - x^2", "dy/dx", "3·I"),
      ("x = [1, 2]; y = sum(x*x) - sum(x^2)", "dy/dx", "0"),
      ("x = [1, 2]; y = mean(3*x)", "dy/dx", "1.5·𝟏ᵀ"),
      ("x = [1, 2]; y = max(0, x)", "dy/dx", "I"),
    ] as [(String, String, String?)])
  func coincidences(program: String, derivative: String, structure: String?) throws {
    let answer = try Answer("input \(program)")
    #expect(answer.structure(derivative) == structure, "\(answer.evaluation.text)")
  }

  @Test("The entry that breaks the element-wise diagonal condition is named")
  func brokenDiagonal() throws {
    let inputs = "input w = [1, 2, 3], x = [1, 1, 1]; "
    let broken = try Answer(inputs + "u = [w[1]*w[2], w[2], w[3]]; y = u*x")
    let text = broken.evaluation.text
    #expect(text.contains("note: the Jacobian of y by w is not diagonal: y₁ depends on w₂\n"))
    #expect(!text.contains("Jacobian of y by x"))
    #expect(try !Answer(inputs + "y = sin(w)*x").evaluation.text.contains("not diagonal"))
    let explanation = try Program(inputs + "u = [w[1]*w[2], w[2], w[3]]; y = u*x").explanation()
    #expect(
      explanation.text.contains("The Jacobian of y by w is not diagonal: y₁ depends on w₂.\n"))
    #expect(!explanation.text.contains("Jacobian of y by x"))
  }

  @Test("A number of a matrix loses digits, never its middle", arguments: [3, 6, 12])
  func wholeNumbers(n: Int) throws {
    let x = (1...n).map { "\($0).37" }.joined(separator: ", ")
    let text = try Answer("input x = [\(x)]; y = softmax(x)").evaluation.text
    #expect(text.split(separator: "\n").filter { $0.contains("0.") }.allSatisfy { $0.count <= 80 })
    #expect(!text.contains(/[0-9]…|…[0-9]/), "\(text)")
  }

  @Test("x + z by z is a column of ones, not the identity that some copies print")
  func scalarSum() throws {
    let answer = try Answer(Self.inputs + "y = x + z")
    #expect(answer.evaluation.text.contains("∂y/∂z = 𝟏   3 × 1"))
    #expect(answer.evaluation.derivative(of: "y[1]", by: "z") == 1)
    #expect(answer.evaluation.derivative(of: "y[3]", by: "z") == 1)
    let turned = try Answer(Self.inputs + "y = x + z", layout: .denominator)
    #expect(turned.evaluation.text.contains("∂y/∂z = 𝟏ᵀ  1 × 3"))
  }

  private static let A = [[2.0, 1, 0], [-1, 3, 1], [0.5, 2, 1]]
  private static let b = [1.0, 0, -1]

  private static func product(_ rows: [[Double]], _ v: [Double]) -> [Double] {
    rows.map { row in zip(row, v).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private static let transposed = (0..<3).map { column in A.map { $0[column] } }

  private func isClose(_ found: [[Double?]], _ wanted: [[Double]]) -> Bool {
    zip(found.joined(), wanted.joined()).allSatisfy { (($0 ?? .nan) - $1).magnitude <= 1e-13 }
      && found.map(\.count) == wanted.map(\.count)
  }

  @Test("A@x, x'Ax and |A@x − b|² by x")
  func products() throws {
    let text = "data A = \(Self.A); data b = \(Self.b); input x = \(Self.x)\n"
    let linear = try Answer(text + "y = A@x")
    #expect(linear.rows("y", 3, by: "x", 3) == Self.A)
    let quadratic = try Answer(text + "y = x'@A@x")
    let sums = zip(Self.product(Self.A, Self.x), Self.product(Self.transposed, Self.x))
    #expect(isClose(quadratic.rows("y", nil, by: "x", 3), [sums.map(+)]))
    let squares = try Answer(text + "r = A@x - b\ny = r·r")
    let residual = zip(Self.product(Self.A, Self.x), Self.b).map(-)
    #expect(
      isClose(
        squares.rows("y", nil, by: "x", 3),
        [Self.product(Self.transposed, residual).map { 2 * $0 }]))
  }

  @Test("Softmax: diag(p) − ppᵀ")
  func softmax() throws {
    let answer = try Answer("input x = [0.5, -1, 2]; p = softmax(x)")
    let p = (1...3).compactMap { answer.evaluation.values["p[\($0)]"] }
    #expect(abs(p.reduce(0, +) - 1) < 1e-15)
    let rows = (0..<3).map { i in (0..<3).map { j in (i == j ? p[i] : 0) - p[i] * p[j] } }
    #expect(isClose(answer.rows("p", 3, by: "x", 3), rows))
  }

  @Test("A neuron passes (xᵀ, 1) above the kink, and (0ᵀ, 0) on it and below")
  func neuron() throws {
    let dot = zip(Self.w, Self.x).reduce(0) { $0 + $1.0 * $1.1 }
    for (z, slope) in [(0.5, 1.0), (0, 0), (-0.5, 0)] {
      let answer = try Answer(
        "data x = \(Self.x); input w = \(Self.w), b = \(z - dot)\na = max(0, w·x + b)")
      #expect(answer.rows("a", nil, by: "w", 3) == [Self.x.map { slope * $0 }])
      #expect(answer.evaluation.derivative(of: "a", by: "b") == slope)
    }
    let vector = try Answer("input x = [1.5, -2, 0.25]; y = max(0, x)")
    #expect(vector.rows("y", 3, by: "x", 3) == Self.diagonal([1, 0, 1]))
    #expect(vector.structure("dy/dx") == "diag(1, 0, 1)")
  }

  @Test("ŵ·x̂ is w·x + b")
  func augmented() throws {
    let text = "data x = \(Self.x); input w = \(Self.w), b = 0.5\n"
    let one = try Answer(text + "y = concat(w, b)·concat(x, 1)")
    let other = try Answer(text + "y = w·x + b")
    #expect(one.evaluation.values["y"] == other.evaluation.values["y"])
    #expect(one.rows("y", nil, by: "w", 3) == other.rows("y", nil, by: "w", 3))
    #expect(one.evaluation.derivative(of: "y", by: "b") == 1)
  }
}
