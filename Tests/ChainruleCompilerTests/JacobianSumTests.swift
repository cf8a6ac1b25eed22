import ChainruleCalculus
import ChainruleCompiler
import ChainruleSymbolics
import Testing

@Suite("Sums and products of Jacobians")
struct JacobianSumTests {
  private static let inputs =
    "data D = [[1, 2, -1], [0.5, -3, 2]], t = [0.5, -1], s = [2, 1, 3]; size n = 3; "
    + "input w = [0.7, -0.4, 1.2], x = [0.3, 0.9, 0.5], z = 0.6, "
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
    ("y = [z^2, sin(z), exp(z)]", "z", "2z·e₁ + cos z·e₂ + exp z·e₃"),
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
    var values: [String: Matrix] = [:]
    for (place, node) in graph.nodes.enumerated() {
      values[node.name] = Matrix(node.shape, numbers.values(of: place).elements.map { $0 ?? .nan })
    }
    for constant in compiled.constants {
      values[constant.name] = Matrix(constant.value.shape, constant.value.elements)
    }
    let found = try #require(
      Matrix(sum.products, values, order: max(graph.nodes[place].shape.rows, 1)))
    #expect(found.elements.count == known.count)
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

/// Numbers in rows and columns.
private struct Matrix {
  let rows: Int
  let columns: Int
  let elements: [Double]

  init(rows: Int, columns: Int, _ elements: [Double]) {
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  init(_ shape: Shape, _ elements: [Double]) {
    self.init(rows: shape.rows, columns: shape.columns, elements)
  }

  /// A sum of products; an identity is of the given order.
  init?(_ products: [JacobianProduct], _ values: [String: Matrix], order: Int) {
    var sum: Matrix?
    for product in products {
      guard let number = Self.elementwise(product.scalar, values) else { return nil }
      var whole = Matrix(rows: 1, columns: 1, number.elements)
      let factors = product.factors.isEmpty && order > 1 ? [.identity] : product.factors
      for factor in factors {
        guard let next = Matrix(factor, values, order: order) else { return nil }
        whole = whole * next
      }
      sum = sum.map { $0 + whole } ?? whole
    }
    guard let sum else { return nil }
    self = sum
  }

  private init?(_ factor: MatrixFactor, _ values: [String: Matrix], order: Int) {
    func column(_ term: Term) -> [Double]? {
      guard let found = Self.elementwise(term, values) else { return nil }
      return found.elements.count == 1 && term == 1
        ? [Double](repeating: 1, count: order) : found.elements
    }
    switch factor {
    case .identity:
      self = Self.diagonal([Double](repeating: 1, count: order))
    case .scalar(let term):
      guard let number = column(term) else { return nil }
      self.init(rows: 1, columns: 1, number)
    case .diagonal(let term):
      guard let numbers = column(term) else { return nil }
      self = Self.diagonal(numbers)
    case .row(let term):
      guard let numbers = column(term) else { return nil }
      self.init(rows: 1, columns: numbers.count, numbers)
    case .column(let term):
      guard let numbers = column(term) else { return nil }
      self.init(rows: numbers.count, columns: 1, numbers)
    case .sum(let term):
      guard let numbers = column(term) else { return nil }
      self.init(rows: 1, columns: 1, [numbers.reduce(0, +)])
    case .matrix(let name):
      guard let known = values[name.name] else { return nil }
      self = name.isTransposed ? known.transposed : known
    case .total(let products):
      guard let sum = Matrix(products, values, order: order) else { return nil }
      self = sum
    case .rightBlock, .leftBlock, .symbol: return nil
    }
  }

  private static func diagonal(_ numbers: [Double]) -> Matrix {
    let count = numbers.count
    return Matrix(
      rows: count, columns: count,
      (0..<count * count).map { $0 % (count + 1) == 0 ? numbers[$0 / (count + 1)] : 0 })
  }

  /// A term whose variables are vectors, element by element.
  private static func elementwise(_ term: Term, _ values: [String: Matrix]) -> Matrix? {
    if let number = term.primal { return Matrix(rows: 1, columns: 1, [number]) }
    if let name = term.variableName { return variable(name, values) }
    guard let (operation, operands) = term.application else { return nil }
    let found = operands.compactMap { elementwise($0, values) }
    guard found.count == operands.count else { return nil }
    let count = found.map(\.elements.count).max() ?? 1
    return Matrix(
      rows: count, columns: 1,
      (0..<count).map { place in
        operation.value(found.map { $0.elements[$0.elements.count == 1 ? 0 : place] })
      })
  }

  private static func variable(_ name: String, _ values: [String: Matrix]) -> Matrix? {
    if let known = values[name] { return known }
    if name.hasPrefix("softmax("), let inner = values[String(name.dropFirst(8).dropLast(2))] {
      let powers = inner.elements.map { Operation.exponential.value([$0]) }
      let sum = powers.reduce(0, +)
      return Matrix(rows: powers.count, columns: 1, powers.map { $0 / sum })
    }
    guard let bracket = name.firstIndex(of: "["),
      let place = Int(name[name.index(after: bracket)...].dropLast())
    else { return nil }
    let base = String(name[..<bracket])
    if base == "𝐞" {
      return Matrix(rows: 3, columns: 1, (1...3).map { $0 == place ? 1 : 0 })
    }
    return values[base].map { Matrix(rows: 1, columns: 1, [$0.elements[place - 1]]) }
  }

  var transposed: Matrix {
    Matrix(
      rows: columns, columns: rows,
      (0..<columns).flatMap { column in
        (0..<rows).map { elements[$0 * columns + column] }
      })
  }

  static func + (a: Matrix, b: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: a.columns, zip(a.elements, b.elements).map(+))
  }

  static func * (a: Matrix, b: Matrix) -> Matrix {
    if a.elements.count == 1 {
      return Matrix(rows: b.rows, columns: b.columns, b.elements.map { a.elements[0] * $0 })
    }
    if b.elements.count == 1 { return b * a }
    precondition(a.columns == b.rows, "the factors fit")
    return Matrix(
      rows: a.rows, columns: b.columns,
      (0..<a.rows).flatMap { row in
        (0..<b.columns).map { column in
          (0..<a.columns).reduce(0) {
            $0 + a.elements[row * a.columns + $1] * b.elements[$1 * b.columns + column]
          }
        }
      })
  }
}
