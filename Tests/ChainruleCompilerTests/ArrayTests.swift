import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage
import Testing

@Suite("Vectors and matrices expand into elementary operations")
struct ArrayExpansionTests {
  @Test("A dot product is n products and n − 1 sums from the left")
  func dotProduct() {
    #expect(
      equations("input w: vector(3), x: vector(3); y = w·x") == [
        "u1 = w[1]*x[1]", "u2 = w[2]*x[2]", "u3 = w[3]*x[3]", "u4 = u1 + u2", "y = u4 + u3",
      ])
    let spellings = ["w@x", "dot(w, x)", "w'@x", "wᵀ@x", "sum(w*x)", "sum(i in 1..2: w[i]*x[i])"]
    let expected = equations("input w: vector(2), x: vector(2); y = w·x")
    for spelling in spellings {
      #expect(equations("input w: vector(2), x: vector(2); y = \(spelling)") == expected)
    }
  }

  @Test("Element by element, a scalar is expanded and stands where it is written")
  func elementwise() {
    #expect(
      equations("input x: vector(2), z; y = z*x - 1") == [
        "u1 = z*x[1]", "u2 = z*x[2]", "y[1] = u1 - 1", "y[2] = u2 - 1",
      ])
    #expect(
      equations("input A: matrix(1, 2); y = sin(A)") == [
        "y[1,1] = sin(A[1,1])", "y[1,2] = sin(A[1,2])",
      ])
    #expect(
      equations("input w: vector(2), x: vector(2); y = max(w, x); z = w > x; output y, z") == [
        "y[1] = max(w[1], x[1])", "y[2] = max(w[2], x[2])", "z[1] = w[1] > x[1]",
        "z[2] = w[2] > x[2]",
      ])
  }

  @Test("An operation on a written 0 or 1 stays one, inside a product of matrices too")
  func writtenNumbers() {
    #expect(
      equations("input x: vector(2); y = [[1, 0], [0, 1]]@x") == [
        "u1 = 1*x[1]", "u2 = 0*x[2]", "y[1] = u1 + u2", "u3 = 0*x[1]", "u4 = 1*x[2]",
        "y[2] = u3 + u4",
      ])
    #expect(equations("input x: vector(1); y = identity(1)@x") == ["y[1] = 1*x[1]"])
  }

  @Test("A matrix multiplies columns, a vector before a matrix is turned, a row stays a row")
  func products() {
    let inputs = "input A: matrix(2, 2), x: vector(2); "
    #expect(
      equations(inputs + "y = x@A") == [
        "u1 = x[1]*A[1,1]", "u2 = x[2]*A[2,1]", "y[1] = u1 + u2", "u3 = x[1]*A[1,2]",
        "u4 = x[2]*A[2,2]", "y[2] = u3 + u4",
      ])
    #expect(equations(inputs + "y = (x'@A)'") == equations(inputs + "y = x@A"))
    #expect(equations(inputs + "y = A'@x").count == 6)
    #expect(
      equations("input x: vector(2), r: vector(2); y = x@r'").map { $0.prefix(6) } == [
        "y[1,1]", "y[1,2]", "y[2,1]", "y[2,2]",
      ])
  }

  @Test("Norm, mean, logsumexp and softmax are the operations that the contract counts")
  func reductions() {
    #expect(
      equations("input x: vector(2); y = norm(x)") == [
        "u1 = square(x[1])", "u2 = square(x[2])", "u3 = u1 + u2", "y = root(u3)",
      ])
    #expect(
      equations("input x: vector(2); y = mean(x)") == ["u1 = x[1] + x[2]", "y = u1/2"])
    #expect(
      equations("input x: vector(2); y = softmax(x)") == [
        "u1 = logaddexp(x[1], x[2])", "u2 = x[1] - u1", "y[1] = exp(u2)", "u3 = x[2] - u1",
        "y[2] = exp(u3)",
      ])
    #expect(
      equations("input x: vector(3); y = max(x)") == ["u1 = max(x[1], x[2])", "y = max(u1, x[3])"])
    #expect(
      equations("input A: matrix(2, 2); y = trace(A) + prod(A[1, :])") == [
        "u1 = A[1,1] + A[2,2]", "u2 = A[1,1]*A[1,2]", "y = u1 + u2",
      ])
  }

  @Test("Parts, lists, transposes and diagonals move elements and compute nothing")
  func movements() {
    let inputs = "input A: matrix(2, 2), x: vector(3); "
    #expect(equations(inputs + "y = sum(x[2..3])") == ["y = x[2] + x[3]"])
    #expect(equations(inputs + "y = sum(A[:, 2])") == ["y = A[1,2] + A[2,2]"])
    #expect(equations(inputs + "y = sum(diag(A))") == ["y = A[1,1] + A[2,2]"])
    #expect(
      equations(inputs + "y = sum(concat(x[1], A[2, :]))") == [
        "u1 = x[1] + A[2,1]", "y = u1 + A[2,2]",
      ])
    #expect(
      equations(inputs + "y = sum([i in 1..2: x[i]^i])") == [
        "u1 = x[1]^1", "u2 = x[2]^2", "y = u1 + u2",
      ])
    #expect(
      equations(inputs + "y = x[length(x)] + rows(A) + columns(A)") == [
        "u1 = x[3] + 2", "y = u1 + 2",
      ])
  }

  @Test("A name for elements that exist is a copy, and so is a name for another name")
  func names() {
    #expect(
      equations("input x: vector(2); z = x[1..2]; y = z*z") == [
        "z[1] = x[1]", "z[2] = x[2]", "y[1] = z[1]*z[1]", "y[2] = z[2]*z[2]",
      ])
    #expect(
      equations("input a; y = [a^2, a, 3]") == ["y[1] = a^2", "y[2] = a"])
    #expect(
      equations("input x: vector(2); z = x; for t in 1..2 { z = z*x }; y = sum(z)") == [
        "z.0[1] = x[1]", "z.0[2] = x[2]", "z.1[1] = z.0[1]*x[1]", "z.1[2] = z.0[2]*x[2]",
        "z.2[1] = z.1[1]*x[1]", "z.2[2] = z.1[2]*x[2]", "y = z.2[1] + z.2[2]",
      ])
    #expect(
      equations("f(v) = v + v; input x: vector(1); y = sin(f(x))") == [
        "f[1] = x[1] + x[1]", "y[1] = sin(f[1])",
      ])
  }
}

@Suite("What stands against vectors and matrices")
struct ArrayMistakeTests {
  static let mistakes: [(String, String)] = [
    ("input w: vector(3), x: vector(2); y = w + x", "shape-mismatch"),
    ("input w: vector(3), x: vector(2); y = w·x", "shape-mismatch"),
    ("input w: vector(3), A: matrix(2, 2); y = A@w", "shape-mismatch"),
    ("input x: vector(2); y = x*x'", "shape-mismatch"),
    ("input x: vector(2); y = 2@x", "shape-mismatch"),
    ("input x: vector(2); y = cross(x, x)", "shape-mismatch"),
    ("input A: matrix(2, 3); y = trace(A)", "shape-mismatch"),
    ("input x: vector(2); y = if x > 0 then 1 else 2", "shape-mismatch"),
    ("input x: vector(2) = [1, 2, 3]; y = x", "shape-mismatch"),
    ("input x: vector(2) = 0; y = x", "shape-mismatch"),
    ("input x; y = sum(x)", "shape-mismatch"),
    ("input x; y = x[1]", "not-indexable"),
    ("input x: vector(2); y = x[0]", "index-out-of-range"),
    ("input x: vector(2); y = x[3]", "index-out-of-range"),
    ("input x: vector(2); y = x[1..3]", "index-out-of-range"),
    ("input x: vector(2); y = x[1.5]", "not-a-whole-number"),
    ("input x: vector(2), i; y = x[i]", "not-a-whole-number"),
    ("input x: vector(2); y = x[1, 2]", "wrong-subscripts"),
    ("input A: matrix(2, 2); y = A[1]", "wrong-subscripts"),
    ("input x: vector(0); y = x", "empty-vector"),
    ("input x: vector(2); y = x[2..1]", "empty-vector"),
    ("y = [[1, 2], [3]]", "ragged-list"),
    ("y = [1, [2]]", "ragged-list"),
    ("input x: banana(2); y = x", "unknown-shape"),
    ("input x: vector(2, 3); y = x", "unknown-shape"),
    ("y = [i in 2..1: x]", "empty-range"),
    ("y = ones(0)", "empty-vector"),
    ("input x: vector(2); y = max(1)", "wrong-arity"),
  ]

  @Test("has a code of its own", arguments: mistakes)
  func codes(text: String, code: String) {
    #expect(equations(text) == [code])
  }

  @Test("Both shapes are shown where they come from")
  func labels() {
    let diagnostic = compile("input w: vector(3), x: vector(2); y = w + x").diagnostics[0]
    #expect(diagnostic.message == "cannot add a vector of 3 and a vector of 2")
    #expect(diagnostic.labels.map(\.text) == ["vector(3)", "vector(2)"])
  }

  @Test("Elements and operations beyond the limit are refused before they are made")
  func limit() {
    for text in [
      "input A: matrix(100000, 100000); y = sum(A)", "y = x*sum(ones(10000, 10000))",
      "input A: matrix(300, 300); y = sum(A@A)",
    ] {
      #expect(compile(text).obstacle == .tooLarge, "\(text)")
    }
  }
}
