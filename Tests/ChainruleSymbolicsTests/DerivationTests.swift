import BigInt
import ChainruleCalculus
import ChainruleSymbolics
import TestSupport
import Testing

@Suite("The derivation of a derivative")
struct DerivationTests {
  /// y = sin(x + x²) in three variables.
  private static var sineOfSum: GraphSketch {
    var sketch = GraphSketch()
    let x = sketch.input("x", 1)
    let square = sketch.apply(.square, x, as: "u1")
    let sum = sketch.apply(.addition, x, square, as: "u2")
    sketch.output(sketch.apply(.sine, sum, as: "y"))
    return sketch
  }

  private func derivation(_ sketch: GraphSketch, atPoint: Bool = false) -> Derivation {
    let program = sketch.program
    return Derivation(
      program, wrt: program.graph.inputs, at: atPoint ? sketch.differentiation() : nil)
  }

  private func lines(_ steps: [Derivation.Step]) -> [String] {
    steps.map { MathText.equation($0.sides).unicodeText }
  }

  @Test("introduces a variable for each operation and differentiates it by each parameter")
  func introduction() {
    let derivation = derivation(Self.sineOfSum)
    #expect(lines(derivation.introductions) == ["u₁ = x²", "u₂ = x + u₁", "y = sin u₂"])
    #expect(
      lines(derivation.partials) == [
        "du₁/dx = d(x²)/dx = 2x", "∂u₂/∂x = ∂(x + u₁)/∂x = 1", "∂u₂/∂u₁ = ∂(x + u₁)/∂u₁ = 1",
        "dy/du₂ = d(sin u₂)/du₂ = cos u₂",
      ])
    #expect(
      derivation.partials.map(\.reason) == [
        .scalar(.power, held: []), .scalar(.sum, held: ["u1"]), .scalar(.sum, held: ["x"]),
        .scalar(.function("sin"), held: []),
      ])
    #expect(derivation.steps.allSatisfy { $0.value == nil }, "no number without a point")
  }

  @Test("adds the paths by the total derivative, with the input as a further variable")
  func total() throws {
    let derivation = derivation(Self.sineOfSum, atPoint: true)
    let derivative = try #require(derivation.derivatives.first?.byInput.first)
    #expect(derivative.rule == .totalDerivative)
    #expect(derivative.paths == 2)
    #expect(derivative.alias == "u3")
    #expect(
      lines(derivative.totals.map(\.step)) == [
        "du₁/dx = 2x", "du₂/dx = ∂u₂/∂u₃ · du₃/dx + ∂u₂/∂u₁ · du₁/dx = 1 · 1 + 1 · 2x = 1 + 2x",
        "dy/dx = dy/du₂ · du₂/dx = cos u₂ · (1 + 2x)",
      ])
    #expect(derivative.totals.map(\.partial.unicodeText) == ["2x", "1", "0"])
    #expect(derivative.formula == "cos(x + x^2)*(1 + 2*x)")
    #expect(derivative.routes.map(\.product.unicodeText) == ["cos(x + x²)", "2x·cos(x + x²)"])
    #expect(derivative.routes[1].backward.unicodeText == "dy/du₂ · ∂u₂/∂u₁ · du₁/dx")
    #expect(derivative.routes[1].forward.unicodeText == "du₁/dx · ∂u₂/∂u₁ · dy/du₂")
    #expect(derivative.totals.map(\.step.value) == [2, 3, derivative.value])
  }

  @Test("multiplies along the one path, and says what was cancelled")
  func chain() throws {
    var sketch = GraphSketch()
    let x = sketch.input("x")
    let cube = sketch.apply(.power, x, sketch.constant(3), as: "u1")
    let square = sketch.apply(.square, sketch.apply(.sine, cube, as: "u2"), as: "u3")
    sketch.output(sketch.apply(.naturalLogarithm, square, as: "u4"))
    let derivative = try #require(derivation(sketch).derivatives.first?.byInput.first)
    #expect(derivative.rule == .singleVariable)
    #expect(
      lines(derivative.totals.map(\.step)) == [
        "du₄/dx = du₄/du₃ · du₃/du₂ · du₂/du₁ · du₁/dx = (1/u₃) · 2u₂ · cos u₁ · 3x²"
      ])
    #expect(derivative.result.unicodeText == "6x²·cos(x³)/sin(x³)")
    guard case .simplification(_, let assuming) = derivative.simplification?.reason else {
      Issue.record("it was simplified")
      return
    }
    #expect(assuming.map(\.unicodeText) == ["sin(x³) ≠ 0"])
    #expect(derivative.shortened?.after == "6*x^2/tan(x^3)")
  }

  /// Which chain rule, for programs that differ in one thing.
  static let rules: [(ChainRule, BigUInt, @Sendable (inout GraphSketch) -> Void)] = [
    (
      .constant, 0,
      { sketch in
        _ = sketch.input("x")
        sketch.output(sketch.constant(2, as: "y"))
      }
    ),
    (
      .scalarRule, 1,
      { sketch in
        let x = sketch.input("x")
        sketch.output(sketch.apply(.multiplication, x, x, as: "y"))
      }
    ),
    (
      .singleVariable, 1,
      { sketch in
        let x = sketch.input("x")
        sketch.output(sketch.apply(.sine, sketch.apply(.exponential, x, as: "u1"), as: "y"))
      }
    ),
    (
      .totalDerivative, 1,
      { sketch in
        let x = sketch.input("x")
        let w = sketch.input("w")
        let square = sketch.apply(.square, x, as: "u1")
        sketch.output(sketch.apply(.multiplication, square, w, as: "y"))
      }
    ),
    (
      .totalDerivative, 2,
      { sketch in
        let x = sketch.input("x")
        let square = sketch.apply(.square, x, as: "u1")
        sketch.output(sketch.apply(.multiplication, square, x, as: "y"))
      }
    ),
  ]

  @Test("chooses the chain rule by the paths and parameters")
  func choice() throws {
    for (rule, paths, write) in Self.rules {
      var sketch = GraphSketch()
      write(&sketch)
      let derivative = try #require(derivation(sketch).derivatives.first?.byInput.first)
      #expect(derivative.rule == rule)
      #expect(derivative.paths == paths)
    }
  }

  @Test("of a program of doublings stays linear and says how long it would be")
  func swell() throws {
    var sketch = GraphSketch()
    var vertex = sketch.input("x")
    for number in 1...200 {
      vertex = sketch.apply(.multiplication, vertex, vertex, as: "u\(number)")
    }
    sketch.output(vertex)
    let derivation = derivation(sketch)
    let derivative = try #require(derivation.derivatives.first?.byInput.first)
    #expect(!derivative.isSubstituted)
    #expect(derivative.paths == 1)
    #expect(try #require(derivative.size) > BigUInt(1) << 190)
    #expect(derivation.steps.count < 1000)
    #expect(derivation.steps.allSatisfy { ($0.after?.utf8.count ?? 0) < 200 })
  }

  @Test("of many inputs is one pass from the output back")
  func backward() throws {
    var sketch = GraphSketch()
    let inputs = (1...7).map { sketch.input("x\($0)") }
    var product = inputs[0]
    for place in 1..<7 {
      product = sketch.apply(.multiplication, product, inputs[place], as: "u\(place)")
    }
    sketch.output(product)
    let output = try #require(derivation(sketch).derivatives.first)
    #expect(output.backward.count == 12)
    #expect(lines(output.backward).first == "∂u₆/∂u₅ = x₇")
    #expect(output.byInput.map(\.formula).last == "x1*x2*x3*x4*x5*x6")
    #expect(output.byInput.allSatisfy { $0.totals.isEmpty })
  }
}
