import ChainruleCalculus
import TestSupport
import Testing

@Suite("Gradient descent goes downhill, or says why not")
struct GradientDescentTests {
  private func descend(
    _ graph: ScalarGraph, from start: [Double], rate: Double, steps: Int,
    over variables: [NodeID]? = nil, tolerance: Double = 0
  ) -> Descent {
    var method = GradientDescent(
      of: graph.outputs[0], in: graph, over: variables ?? graph.inputs, rate: rate,
      stepLimit: steps)
    method.tolerance = tolerance
    return method.run(from: start)
  }

  /// ½·(4·x₁² + x₂²)
  private let quadratic = graphOf(2) { builder, x in
    let first = builder.apply(.multiplication, to: builder.literal(2), builder.square(x[0]))
    let second = builder.apply(.multiplication, to: builder.literal(0.5), builder.square(x[1]))
    return [builder.apply(.addition, to: first, second)]
  }

  /// (1 − x₁)² + 100·(x₂ − x₁²)², least at (1, 1). Rosenbrock (1960).
  private let rosenbrock = graphOf(2) { builder, x in
    let first = builder.square(builder.apply(.subtraction, to: builder.literal(1), x[0]))
    let valley = builder.square(builder.apply(.subtraction, to: x[1], builder.square(x[0])))
    let second = builder.apply(.multiplication, to: builder.literal(100), valley)
    return [builder.apply(.addition, to: first, second)]
  }

  private func unary(_ operation: Operation) -> ScalarGraph {
    graphOf(1) { builder, x in [builder.apply(operation, to: x[0])] }
  }

  @Test("On a quadratic each coordinate shrinks by 1 − rate·curvature a step")
  func quadraticClosedForm() {
    let rate = 0.3
    let descent = descend(quadratic, from: [1, -2], rate: rate, steps: 25)
    #expect(descent.stop == .steps && descent.steps.count == 26)
    var (x, y) = (1.0, -2.0)
    for step in descent.steps.indices {
      let position = Array(descent.position(at: step))
      expectClose(position[0], x)
      expectClose(position[1], y)
      expectClose(descent.steps[step].value, 2 * x * x + y * y / 2)
      expectClose(descent.steps[step].gradientNorm, (16 * x * x + y * y).squareRoot())
      (x, y) = (x * (1 - 4 * rate), y * (1 - rate))
    }
  }

  private func expectClose(
    _ found: Double, _ wanted: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      (found - wanted).magnitude <= 1e-13 * wanted.magnitude, sourceLocation: sourceLocation)
  }

  @Test("Each step is the rate times the gradient at the point before", arguments: 1...20)
  func steps(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let graph = random.graph
    let descent = descend(graph, from: random.point, rate: 1e-3, steps: 5)
    for step in 0..<descent.steps.count - 1 {
      let before = Array(descent.position(at: step))
      let gradient = graph.reverse(of: graph.outputs[0], at: before).map { $0 ?? 0 }
      let after = zip(before, gradient).map { $0 - 1e-3 * $1 }
      #expect(Array(descent.position(at: step + 1)) == after)
      #expect(descent.steps[step].value == graph.values(at: before)[graph.outputs[0].index])
    }
  }

  @Test("It follows Rosenbrock's valley to its end")
  func rosenbrockValley() {
    let descent = descend(
      rosenbrock, from: [-1.2, 1], rate: 0.001, steps: 100_000, tolerance: 1e-8)
    #expect(descent.stop == .converged)
    let end = Array(descent.position(at: descent.steps.count - 1))
    #expect((end[0] - 1).magnitude < 1e-6 && (end[1] - 1).magnitude < 1e-6)
  }

  @Test("It stops where the gradient is as small as is asked for, and not before")
  func tolerance() {
    let descent = descend(quadratic, from: [1, 1], rate: 0.2, steps: 1000, tolerance: 1e-3)
    #expect(descent.stop == .converged)
    #expect(descent.steps.dropLast().allSatisfy { $0.gradientNorm > 1e-3 })
    #expect(descent.steps[descent.steps.count - 1].gradientNorm <= 1e-3)
    #expect(descend(quadratic, from: [0, 0], rate: 0.2, steps: 9).steps.count == 1)
  }

  @Test("Above 2 divided by the curvature a quadratic diverges, below it does not")
  func divergence() {
    let above = descend(quadratic, from: [1, 1], rate: 0.51, steps: 1000)
    #expect(above.stop == .diverged && above.steps.count < 100)
    let below = descend(quadratic, from: [1, 1], rate: 0.49, steps: 1000)
    #expect(below.stop == .steps || below.stop == .converged)
    #expect(below.steps[below.steps.count - 1].value < 1e-12)
  }

  @Test("Growth beyond all doubles is divergence, also without an end")
  func overflow() {
    let exponential = graphOf(1) { builder, x in
      [builder.apply(.exponential, to: builder.square(x[0]))]
    }
    #expect(descend(exponential, from: [2], rate: 1, steps: 20).stop == .diverged)
    let endless = graphOf(1) { builder, x in
      [builder.apply(.negation, to: builder.apply(.exponential, to: x[0]))]
    }
    let descent = descend(endless, from: [1], rate: 1, steps: 50)
    #expect(descent.stop == .diverged)
    #expect(descent.steps[descent.steps.count - 1].value == -.infinity)
  }

  @Test("A step out of the domain is not finite, and the first such node is named")
  func notFinite() {
    let graph = graphOf(1) { builder, x in
      let logarithm = builder.apply(.naturalLogarithm, to: x[0])
      return [builder.apply(.addition, to: x[0], logarithm)]
    }
    let descent = descend(graph, from: [0.5], rate: 1, steps: 20)
    #expect(descent.stop == .notFinite && descent.steps.count == 2)
    #expect(descent.notFinite == graph.operationNodes[0])
    let atStart = descend(unary(.squareRoot), from: [0], rate: 1, steps: 20)
    #expect(atStart.stop == .notFinite && atStart.steps.count == 1 && atStart.notFinite == nil)
    #expect(atStart.steps[0].gradientNorm == .infinity)
  }

  @Test("Inputs that are not varied stay, and have no derivative")
  func constants() {
    let descent = descend(
      quadratic, from: [1, 1], rate: 0.1, steps: 50, over: [NodeID(1)], tolerance: 1e-3)
    #expect(descent.position(at: 0).count == 1)
    #expect(descent.stop == .steps || descent.stop == .converged)
    #expect(descent.steps[descent.steps.count - 1].value >= 2)
  }

  @Test("Every step at a kink is recorded")
  func kinks() {
    let descent = descend(unary(.absoluteValue), from: [1], rate: 0.25, steps: 20)
    #expect(descent.stop == .converged && descent.steps.count == 5)
    #expect(descent.kinks.map(\.step) == [4])
    #expect(descend(unary(.absoluteValue), from: [1], rate: 0.3, steps: 20).kinks.isEmpty)
  }

  @Test("The norm of a gradient neither overflows nor vanishes")
  func norm() {
    for scale in [1e200, 1e-200] {
      let graph = graphOf(2) { builder, x in
        let first = builder.apply(.multiplication, to: builder.literal(3 * scale), x[0])
        let second = builder.apply(.multiplication, to: builder.literal(4 * scale), x[1])
        return [builder.apply(.addition, to: first, second)]
      }
      let descent = descend(graph, from: [0, 0], rate: 1e-300, steps: 0)
      #expect((descent.steps[0].gradientNorm / scale - 5).magnitude < 1e-14)
    }
  }
}

extension ScalarGraphBuilder {
  fileprivate mutating func square(_ x: Reference) -> Reference { apply(.square, to: x) }
}
