import ChainruleCompiler
import ChainruleLanguage
import Testing

@Suite("A mistake about shapes is explained to a student")
struct ShapeWordingTests {
  private static let inputs =
    "input A: matrix(2, 2), B: matrix(2, 3), x: vector(2), w: vector(3), z\n"

  static let words: [(String, String, String?)] = [
    (
      "y = x + w", "cannot add a vector of 2 and a vector of 3",
      "both sides of + need the same shape, or one of them a scalar"
    ),
    (
      "y = A - w", "cannot subtract a vector of 3 from a 2×2 matrix",
      "both sides of - need the same shape, or one of them a scalar"
    ),
    (
      "y = A + x", "cannot add a 2×2 matrix and a vector of 2",
      "only scalars are expanded; row by row it is [i in 1..rows(A): A[i, :] + x]"
    ),
    (
      "y = x + x'", "cannot add a vector of 2 and a row of 2",
      "one stands upright and one lies: transpose one of them with '"
    ),
    (
      "y = x'*x", "cannot multiply a row of 2 by a vector of 2",
      "* multiplies element by element; for the dot product write @, or · between two vectors"
    ),
    (
      "y = A*x", "cannot multiply a 2×2 matrix by a vector of 2",
      "* multiplies element by element; the product of matrices is @, here a vector of 2"
    ),
    (
      "y = A*B", "cannot multiply a 2×2 matrix by a 2×3 matrix",
      "* multiplies element by element; the product of matrices is @, here a 2×3 matrix"
    ),
    ("y = B/A", "cannot divide a 2×3 matrix by a 2×2 matrix", nil),
    ("y = atan2(x, w)", "cannot apply atan2 to a vector of 2 and a vector of 3", nil),
    (
      "y = if z > 0 then x else w", "the branches of if are a vector of 2 and a vector of 3",
      "both branches need the same shape, or one of them a scalar"
    ),
    (
      "y = where(x > 1, 2, w)", "cannot apply where to a vector of 2 and a vector of 3",
      "all arguments of where need the same shape, or one of them a scalar"
    ),
    (
      "y = A@w", "cannot multiply a 2×2 matrix by a vector of 3",
      "A @ B needs as many columns of A as rows of B: 2 and 3"
    ),
    (
      "y = w@A", "cannot multiply a vector of 3 by a 2×2 matrix",
      "A @ B needs as many columns of A as rows of B: 3 and 2"
    ),
    (
      "y = B@x", "cannot multiply a 2×3 matrix by a vector of 2",
      "A @ B needs as many columns of A as rows of B: 3 and 2; A' @ B would fit"
    ),
    (
      "y = B*x", "cannot multiply a 2×3 matrix by a vector of 2",
      "* multiplies element by element; the product of matrices is @, and "
        + "A @ B needs as many columns of A as rows of B: 3 and 2; A' @ B would fit"
    ),
    (
      "y = x'·x", "cannot multiply a row of 2 by a vector of 2",
      "· is the dot product of two vectors, and a transposed vector is a row: write @"
    ),
    (
      "y = x·w",
      "· needs two vectors of the same length, and these are a vector of 2 and a vector of 3",
      "it multiplies the elements pair by pair and adds the products"
    ),
    (
      "y = z@x", "@ needs a vector, a row or a matrix, and this is a scalar", "write * for a scalar"
    ),
    ("y = dot(z, z)", "dot needs a vector, and this is a scalar", "write * for scalars"),
    (
      "y = dot(A, A)", "dot needs a vector, and this is a 2×2 matrix",
      "write A@B for the product of matrices, sum(A*B) for the sum of all products"
    ),
    (
      "y = sum(z)", "sum needs a vector or a matrix, and this is a scalar",
      "of terms it is sum(i in 1..3: …)"
    ),
    (
      "y = trace(B)", "trace needs a square matrix, and this is a 2×3 matrix",
      "a square matrix has as many rows as columns"
    ),
    (
      "y = diag(B)", "diag needs a vector or a square matrix, and this is a 2×3 matrix",
      "a square matrix has as many rows as columns"
    ),
    (
      "y = cross(x, x)", "cross needs a vector of 3, and this is a vector of 2",
      "the cross product of a and b is cross([1, 2, 3], [4, 5, 6])"
    ),
    (
      "y = x·A", "cannot multiply a vector of 2 by a 2×2 matrix",
      "· is the dot product of two vectors, else *; the product of matrices is @, "
        + "here a vector of 2"
    ),
    (
      "y = softmax(2)", "softmax needs a vector, and this is a scalar",
      "a vector is [1, 2, 3], and input x: vector(3) declares one"
    ),
    (
      "y = length(z)", "length needs a vector or a matrix, and this is a scalar",
      "a vector is [1, 2, 3], and input x: vector(3) declares one"
    ),
    ("y = concat(A, z)", "concat needs a scalar or a vector, and this is a 2×2 matrix", nil),
    (
      "y = softmax(A)", "softmax needs a vector, and this is a 2×2 matrix",
      "row by row it is [i in 1..rows(A): softmax(A[i, :])]"
    ),
    (
      "y = z*length(A)", "length needs a vector, and this is a 2×2 matrix",
      "a matrix A has rows(A) and columns(A)"
    ),
    (
      "y = if x > 1 then 1 else 2", "the condition of if is a vector of 2",
      "if chooses once; where(condition, a, b) chooses element by element"
    ),
    (
      "y = x[0]", "index 0 is outside of a vector of 2",
      "indices start at 1, so this one runs from 1 to 2"
    ),
    (
      "y = [[1, 2], [3]]", "item 2 of this list is a vector of 1, and the first is a vector of 2",
      "the items of a list are all scalars, or all vectors of the same length"
    ),
  ]

  @Test("What is wrong, and what would be right", arguments: words)
  func wording(line: String, message: String, help: String?) throws {
    let diagnostic = try #require(compile(Self.inputs + line).diagnostics.first)
    #expect(diagnostic.message == message)
    if let help { #expect(diagnostic.help == help) }
  }

  @Test(
    "Both shapes stand under their operands",
    arguments: [
      ("w + x", "- ^ - vector(2)", "vector(3)"),
      ("A@w", "-^- vector(3)", "matrix(2, 2)"), ("x·w", "-^- vector(3)", "vector(2)"),
      ("x'*x", "--^- vector(2)", "row(2)"),
      ("if z > 0 then x else w", "-      - vector(3)", "vector(2)"),
    ])
  func picture(formula: String, line: String, below: String) {
    let source = SourceText(name: "test", bytes: Array((Self.inputs + "y = \(formula)").utf8))
    let text = Compilation.compile(source).diagnostics.map { $0.rendered(in: source) }.joined()
    #expect(text.contains(line), "\(text)")
    #expect(text.contains("|") && text.contains(below), "\(text)")
  }

  @Test(
    "What follows from a mistake is none of its own",
    arguments: [
      "y = sum(A@w)", "y = sum(B*x)", "v = [x, w]; y = A@v", "v = A[3, :]; y = v[1]·x",
      "y = [x + w, x]",
    ])
  func consequences(statement: String) {
    #expect(compile(Self.inputs + statement).diagnostics.count == 1)
  }

  @Test("A size that is no whole number is the only mistake")
  func size() {
    let found = compile("size n = 1e9; input x: vector(n); y = sum(x)").diagnostics
    #expect(found.map(\.code) == ["not-a-whole-number"])
  }

  @Test("A capital letter beside a name may be a matrix")
  func matrixBesideVector() {
    let found = compile("input A: matrix(2, 2), x: vector(2); y = A x").diagnostics
    #expect(found.first?.help == "write A*x for the product, A@x for that of matrices")
  }

  @Test("The transpose of a matrix is no power")
  func transpose() {
    let found = compile("input A = [[1, 2], [3, 4]]; y = A^T").diagnostics
    #expect(
      found.first?.help
        == "for a transpose write x'; else define T before this line, or add it: input T")
  }
}
