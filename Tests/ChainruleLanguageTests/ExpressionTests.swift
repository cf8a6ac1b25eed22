import ChainruleLanguage
import Testing

/// An expression and its prefix form.
struct Reading: Sendable, CustomTestStringConvertible {
  var text: String
  var form: String
  var testDescription: String { text }

  init(_ text: String, _ form: String) {
    self.text = text
    self.form = form
  }
}

@Suite("How expressions are read")
struct ExpressionTests {
  @Test(
    "Operators bind as the language says, and group to the left but for powers",
    arguments: [
      Reading("a - b - c", "(- (- a b) c)"),
      Reading("a + b*c", "(+ a (* b c))"),
      Reading("(a + b)*c", "(* (+ a b) c)"),
      Reading("a*b/c", "(/ (* a b) c)"),
      Reading("A @ B @ v", "(@ (@ A B) v)"),
      Reading("u · v*2", "(* (· u v) 2)"),
      Reading("2^3^x", "(^ 2 (^ 3 x))"),
      Reading("a + b < c*d", "(< (+ a b) (* c d))"),
      Reading("a == b", "(== a b)"),
      Reading("(a < b) < c", "(< (< a b) c)"),
    ])
  func precedence(_ reading: Reading) { expectReading(reading) }

  @Test(
    "A minus binds looser than a power and tighter than a product",
    arguments: [
      Reading("-x^2", "(- (^ x 2))"),
      Reading("-a*b", "(* (- a) b)"),
      Reading("a*-b", "(* a (- b))"),
      Reading("2^-x", "(^ 2 (- x))"),
      Reading("2^-x*y", "(* (^ 2 (- x)) y)"),
      Reading("2^-x^3", "(^ 2 (- (^ x 3)))"),
      Reading("a - -b", "(- a (- b))"),
      Reading("--a", "(- (- a))"),
      Reading("-2x", "(* (- 2) x)"),
    ])
  func minus(_ reading: Reading) { expectReading(reading) }

  @Test(
    "A number or superscript directly before a name or parenthesis multiplies like *",
    arguments: [
      Reading("2x", "(* 2 x)"),
      Reading("3x^2*y", "(* (* 3 (^ x 2)) y)"),
      Reading("2(x + 1)", "(* 2 (+ x 1))"),
      Reading("2exp(x)", "(* 2 (call exp x))"),
      Reading("2e", "(* 2 e)"),
      Reading("2e3x", "(* 2000.0 x)"),
      Reading("2√x", "(* 2 (√ x))"),
      Reading("3x²y", "(* (* 3 (^ x 2)) y)"),
      Reading("x²(y + 1)", "(* (^ x 2) (+ y 1))"),
      Reading("a/b*2x", "(* (* (/ a b) 2) x)"),
    ])
  func juxtaposition(_ reading: Reading) { expectReading(reading) }

  @Test(
    "Superscripts are powers, roots bind like powers, transposes bind tightest",
    arguments: [
      Reading("x²", "(^ x 2)"),
      Reading("-x³", "(- (^ x 3))"),
      Reading("a^x²", "(^ a (^ x 2))"),
      Reading("x²^3", "(^ (^ x 2) 3)"),
      Reading("√x^2", "(^ (√ x) 2)"),
      Reading("√x²", "(^ (√ x) 2)"),
      Reading("√√x", "(√ (√ x))"),
      Reading("xᵀ", "(ᵀ x)"),
      Reading("A'@x", "(@ (ᵀ A) x)"),
      Reading("-A'^2", "(- (^ (ᵀ A) 2))"),
      Reading("x''", "(ᵀ (ᵀ x))"),
      Reading("f(x)ᵀ", "(ᵀ (call f x))"),
    ])
  func powers(_ reading: Reading) { expectReading(reading) }

  @Test(
    "Every spelling of an operator is that operator",
    arguments: [
      Reading("a ⊗ b × c", "(* (* a b) c)"), Reading("a ⊘ b", "(/ a b)"),
      Reading("a − −b", "(- a (- b))"), Reading("a**b", "(^ a b)"),
    ])
  func aliases(_ reading: Reading) { expectReading(reading) }

  @Test(
    "Calls, lists and subscripts nest, and a subscript may follow any term",
    arguments: [
      Reading("f()", "(call f)"),
      Reading("max(a, b, f(c))", "(call max a b (call f c))"),
      Reading("x(y + 1)", "(call x (+ y 1))"),
      Reading("[1, [2, x]]", "(list 1 (list 2 x))"),
      Reading("x[1]", "(at x 1)"),
      Reading("A[2, :]", "(at A 2 :)"),
      Reading("A[:, :]", "(at A : :)"),
      Reading("A[1..n + 1, 3]", "(at A (.. 1 (+ n 1)) 3)"),
      Reading("x[1][2]", "(at (at x 1) 2)"),
      Reading("[a, b][1]", "(at (list a b) 1)"),
      Reading("(a + b)[1]", "(at (+ a b) 1)"),
      Reading("-x[1]^2", "(- (^ (at x 1) 2))"),
      Reading("csv(\"iris.csv\")", "(csv \"iris.csv\")"),
      Reading("csv(\"iris.csv\", 1..4)", "(csv \"iris.csv\" (.. 1 4))"),
    ])
  func brackets(_ reading: Reading) { expectReading(reading) }

  @Test(
    "A fold or comprehension has an index, two bounds and a body",
    arguments: [
      Reading("sum(i in 1..n: w[i]*x[i])", "(fold sum i 1 n (* (at w i) (at x i)))"),
      Reading("max(k in a + 1..2*b: -k)", "(fold max k (+ a 1) (* 2 b) (- k))"),
      Reading("[i in 1..n: i^2]", "(each i 1 n (^ i 2))"),
      Reading("[i in 1..2: [j in 1..3: i*j]]", "(each i 1 2 (each j 1 3 (* i j)))"),
      Reading("sum(i in 1..2: a) + b", "(+ (fold sum i 1 2 a) b)"),
    ])
  func folds(_ reading: Reading) { expectReading(reading) }

  @Test(
    "An if extends to the right as far as it can",
    arguments: [
      Reading("if a < b then c else d + e", "(if (< a b) c (+ d e))"),
      Reading("2*if a then b else c + 1", "(* 2 (if a b (+ c 1)))"),
      Reading("if a then if b then c else d else e", "(if a (if b c d) e)"),
      Reading("if a then b else if c then d else e", "(if a b (if c d e))"),
      Reading("if if a then b else c then d else e", "(if (if a b c) d e)"),
      Reading("[if a then b else c, d]", "(list (if a b c) d)"),
      Reading("(if a then b else c) + 1", "(+ (if a b c) 1)"),
      Reading(
        "sum(i in if a then 1 else 2..3: i)", "(fold sum i (if a 1 2) 3 i)"),
    ])
  func conditionals(_ reading: Reading) { expectReading(reading) }

  private func expectReading(_ reading: Reading) {
    #expect(listing("y = " + reading.text) == "y = " + reading.form)
  }
}
