import ChainruleCalculus
import TestSupport
import Testing

@Suite("Derivatives too small for a double")
struct UnderflowTests {
  @Test("where a product underflows, ways that differ do not disagree")
  func products() {
    var sketch = GraphSketch()
    var value = sketch.input("x", 1)
    for factor in [1e-200, 1e-200, 1e300] {
      value = sketch.apply(.multiplication, value, sketch.constant(factor), as: "v\(factor)")
    }
    sketch.output(value, as: "y")
    let graph = sketch.program.graph
    let check = graph.checkDerivatives(at: [1], of: graph.outputs, wrt: graph.inputs)
    #expect(graph.reverse(of: graph.outputs[0], at: [1]) == [1e-100])
    #expect(check.verdict == .inconclusive)
  }

  @Test("a long chain of square roots is not held against either mode")
  func chain() {
    var builder = ScalarGraphBuilder()
    var value = builder.input()
    for _ in 1...3000 { value = builder.apply(.squareRoot, to: value) }
    let graph = builder.graph(of: [value]).graph
    let check = graph.checkDerivatives(at: [0.5], of: graph.outputs, wrt: graph.inputs)
    #expect(check.verdict == .inconclusive)
  }
}

@Suite("What an output does not use says nothing against it")
struct UnusedBranchTests {
  /// `if x < 0 then unused else x²`, where the unused branch is a comparison.
  private func check(
    _ unused: (inout ScalarGraphBuilder, ScalarGraphBuilder.Reference) ->
      ScalarGraphBuilder.Reference
  ) -> Verdict {
    var builder = ScalarGraphBuilder()
    let x = builder.input()
    let condition = builder.apply(.less, to: x, builder.literal(0))
    let branch = unused(&builder, x)
    let square = builder.apply(.square, to: x)
    let output = builder.apply(.selection, to: condition, branch, square)
    let graph = builder.graph(of: [output]).graph
    return graph.checkDerivatives(at: [1.5], of: graph.outputs, wrt: graph.inputs).verdict
  }

  @Test("a tie of a variable with itself")
  func tie() {
    #expect(check { $0.apply(.minimum, to: $1, $1) } == .agree)
  }

  @Test("a comparison of what is no number")
  func notANumber() {
    #expect(
      check { builder, x in
        let negative = builder.apply(.negation, to: x)
        return builder.apply(.absoluteValue, to: builder.apply(.squareRoot, to: negative))
      } == .agree)
  }
}
