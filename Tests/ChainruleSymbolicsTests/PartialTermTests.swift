import ChainruleCalculus
import ChainruleSymbolics
import TestSupport
import Testing

@Suite("The partials of operations as formulas")
struct PartialTermTests {
  /// The operation and its partials, on operands x, y, z.
  ///
  /// A new operation needs no line here; that its formulas are right is a law over the catalogue in
  /// the compiler's tests. A line fixes how they read.
  static let formulas: [(Operation, String, [String])] = [
    (.addition, "x + y", ["1", "1"]),
    (.subtraction, "x − y", ["1", "−1"]),
    (.multiplication, "x·y", ["y", "x"]),
    (.division, "x/y", ["1/y", "−x/y²"]),
    (.negation, "−x", ["−1"]),
    (.power, "xʸ", ["y·x^(y − 1)", "xʸ·ln x"]),
    (.square, "x²", ["2x"]),
    (.squareRoot, "√x", ["1/(2√x)"]),
    (.cubeRoot, "cbrt x", ["1/(3·cbrt² x)"]),
    (.exponential, "exp x", ["exp x"]),
    (.exponentialMinusOne, "expm1 x", ["exp x"]),
    (.naturalLogarithm, "ln x", ["1/x"]),
    (.binaryLogarithm, "log2 x", ["1/(x·ln 2)"]),
    (.decimalLogarithm, "log10 x", ["1/(x·ln 10)"]),
    (.logarithmOfOnePlus, "log1p x", ["1/(1 + x)"]),
    (.logarithmOfSum, "logaddexp(x, y)", ["sigmoid(x − y)", "sigmoid(y − x)"]),
    (.sine, "sin x", ["cos x"]),
    (.cosine, "cos x", ["−sin x"]),
    (.tangent, "tan x", ["1 + tan² x"]),
    (.arcsine, "asin x", ["1/√((1 − x)·(1 + x))"]),
    (.arccosine, "acos x", ["−1/√((1 − x)·(1 + x))"]),
    (.arctangent, "atan x", ["1/(1 + x²)"]),
    (.angleOfPoint, "atan2(x, y)", ["y/hypot(y, x)²", "−x/hypot(y, x)²"]),
    (.hypotenuse, "hypot(x, y)", ["x/hypot(x, y)", "y/hypot(x, y)"]),
    (.hyperbolicSine, "sinh x", ["cosh x"]),
    (.hyperbolicCosine, "cosh x", ["sinh x"]),
    (.hyperbolicTangent, "tanh x", ["1/cosh² x"]),
    (.inverseHyperbolicSine, "asinh x", ["1/√(1 + x²)"]),
    (.inverseHyperbolicCosine, "acosh x", ["1/√((x − 1)·(x + 1))"]),
    (.inverseHyperbolicTangent, "atanh x", ["1/((1 − x)·(1 + x))"]),
    (.errorFunction, "erf x", ["2·exp(−x²)/√π"]),
    (.sigmoid, "sigmoid x", ["sigmoid(x)·sigmoid(−x)"]),
    (.softplus, "softplus x", ["sigmoid x"]),
    (.sigmoidLinearUnit, "silu x", ["sigmoid(x)·(1 + x·sigmoid(−x))"]),
    (.gaussianErrorLinearUnit, "gelu x", ["gelu(x)/x + x·exp(−x²/2)/√(2π)"]),
    (.exponentialLinearUnit, "elu x", ["if x > 0 then 1 else exp x"]),
    (.rectifiedLinearUnit, "relu x", ["if x > 0 then 1 else 0"]),
    (.leakyRectifiedLinearUnit, "leakyrelu x", ["if x > 0 then 1 else 0.01"]),
    (.absoluteValue, "|x|", ["if x > 0 then 1 else −1"]),
    (.sign, "sign x", ["0"]),
    (.step, "step x", ["0"]),
    (.maximum, "max(x, y)", ["if x > y then 1 else 0", "if y > x then 1 else 0"]),
    (.minimum, "min(x, y)", ["if x < y then 1 else 0", "if y < x then 1 else 0"]),
    (.less, "x < y", ["0", "0"]),
    (.lessOrEqual, "x ≤ y", ["0", "0"]),
    (.greater, "x > y", ["0", "0"]),
    (.greaterOrEqual, "x ≥ y", ["0", "0"]),
    (.equal, "x = y", ["0", "0"]),
    (.notEqual, "x ≠ y", ["0", "0"]),
    (
      .selection, "if x then y else z",
      ["if x then 1 else 0", "if x then 0 else 1"]
    ),
    (.identity, "x", ["1"]),
  ]

  @Test("each reads as a person would write it", arguments: formulas)
  func reads(operation: Operation, value: String, partials: [String]) throws {
    var sketch = GraphSketch()
    let operands = ["x", "y", "z"].prefix(operation.arity).map { sketch.input($0) }
    let vertex =
      switch operands.count {
      case 1: sketch.apply(operation, operands[0], as: "v")
      case 2: sketch.apply(operation, operands[0], operands[1], as: "v")
      default: sketch.select(operands[0], operands[1], operands[2], as: "v")
      }
    sketch.output(vertex)
    let program = sketch.program
    let terms = GraphTerms(program)
    let node = program.outputs[0].node
    #expect(terms.definition(of: node).map(text) == value)
    #expect(
      program.graph.inputs.compactMap { terms.partial(of: node, by: $0).map(text) } == partials)
  }

  /// The partial by x where both operands are x.
  static let parallel: [(Operation, String)] = [
    (.addition, "2"), (.subtraction, "0"), (.multiplication, "2x"), (.division, "0"),
    (.hypotenuse, "2x/hypot(x, x)"), (.maximum, "1"), (.minimum, "1"), (.less, "0"),
  ]

  @Test("parallel edges give one partial, their sum", arguments: parallel)
  func parallelEdges(operation: Operation, partial: String) {
    var sketch = GraphSketch()
    let x = sketch.input("x")
    sketch.output(sketch.apply(operation, x, x, as: "y"))
    let program = sketch.program
    let found = GraphTerms(program).partial(of: program.outputs[0].node, by: NodeID(0))
    #expect(found.map(text) == partial)
  }

  /// The exponent and the partial of x to it.
  static let powers: [(Double, String)] = [
    (2, "2x"), (3, "3x²"), (1, "1"), (0, "0"), (-1, "−1/x²"), (-2, "−2/x³"),
    (0.5, "0.5/√x"), (1.5, "1.5√x"), (1.1, "1.1x^(0.1)"), (.pi, "π·x^(π − 1)"),
  ]

  @Test("a constant exponent is computed where that is exact", arguments: powers)
  func constantExponents(exponent: Double, partial: String) {
    var sketch = GraphSketch()
    let x = sketch.input("x")
    sketch.output(sketch.apply(.power, x, sketch.constant(exponent), as: "y"))
    let program = sketch.program
    let found = GraphTerms(program).partial(of: program.outputs[0].node, by: NodeID(0))
    #expect(found.map(text) == partial)
  }

  private func text(_ term: Term) -> String {
    term.formula { NumberText(digits: 4)($0) }.unicodeText
  }
}
