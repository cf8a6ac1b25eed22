import ChainruleCalculus
import TestSupport
import Testing

@Suite("Kinks, jumps and ties")
struct KinkTests {
  static let unary = Operation.allCases.filter { $0.arity == 1 }
  /// Those defined on both sides of their kinks; the root of squares is not.
  static let withTwoSides = unary.filter { $0 != .rootOfSquares }
  static let binary = Operation.allCases.filter { $0.arity == 2 }
  /// Where the operations of the catalogue may be expected to have kinks.
  static let candidates: [Double] = [0, 1, -1, 0.5, 3]
  /// The pieces are lines: their slopes are found up to rounding, 2⁻⁵² over a step of 2⁻²⁰.
  static let tolerance = 1e-9

  @Test(
    "of one operand: left and right are the slopes on the two sides, half is their mean",
    arguments: withTwoSides)
  func oneSidedDerivatives(operation: Operation) {
    for point in Self.candidates where operation.at([point]).isAtKink {
      let left = slope(of: { operation.value([$0]) }, from: point, side: -1)
      let right = slope(of: { operation.value([$0]) }, from: point, side: 1)
      let expected: [(KinkRule, Double)] = [
        (.left, left), (.right, right), (.half, (left + right) / 2),
      ]
      for (rule, derivative) in expected {
        let given = operation.at([point], atKink: rule).partials[0]
        #expect(areClose(given, derivative, within: Self.tolerance), "\(rule) at \(point)")
      }
    }
  }

  @Test("of one operand: none is left undeclared", arguments: unary)
  func noKinkIsUndeclared(operation: Operation) {
    for point in Self.candidates {
      let exact = operation.at([point])
      guard !exact.isAtKink, exact.partials[0].isFinite else { continue }
      for side in [-1.0, 1] {
        let found = slope(of: { operation.value([$0]) }, from: point, side: side)
        guard found.isFinite else { continue }
        #expect(areClose(found, exact.partials[0], within: 1e-4), "at \(point)")
      }
    }
  }

  @Test(
    "the paper's rule",
    arguments: [
      (Operation.absoluteValue, 0.0), (.sign, 0), (.step, 0), (.rectifiedLinearUnit, 0),
      (.leakyRectifiedLinearUnit, 0.01), (.rootOfSquares, 0),
    ])
  func standardDerivative(operation: Operation, derivative: Double) {
    #expect(operation.at([0]).isAtKink)
    #expect(operation.at([0]).partials == [derivative])
    #expect(operation.at([-0.0]).partials == [derivative])
  }

  @Test("at a tie the shares of the two operands add up to the slope of both", arguments: binary)
  func sharesOfATie(operation: Operation) {
    for point in [-1.5, 0, 2.5] where operation.at([point, point]).isAtKink {
      let along = { operation.value([$0, $0]) }
      let slopes = [-1.0, 1].map { slope(of: along, from: point, side: $0) }
      // At the tip of a cone the slope depends on the side, and 0 is given.
      let expected = areClose(slopes[0], slopes[1], within: Self.tolerance) ? slopes[0] : 0
      guard operation != .angleOfPoint else { continue }
      for rule in KinkRule.allCases {
        let partials = operation.at([point, point], atKink: rule).partials
        #expect(
          areClose(partials.reduce(0, +), expected, within: Self.tolerance), "\(rule) at \(point)")
      }
    }
  }

  @Test("a tie goes to the constant, else to the first", arguments: [Operation.maximum, .minimum])
  func tie(operation: Operation) {
    let tie = [2.0, 2]
    #expect(operation.at(tie).partials == [1, 0])
    #expect(operation.at(tie, constants: [0]).partials == [0, 0])
    #expect(operation.at(tie, constants: [1]).partials == [0, 0])
    #expect(operation.at(tie, atKink: .left).partials == [1, 0])
    #expect(operation.at(tie, atKink: .right).partials == [0, 1])
    #expect(operation.at(tie, atKink: .half).partials == [0.5, 0.5])
    #expect(operation.at(tie, atKink: .right, constants: [0]).partials == [0, 1])
    #expect(operation.at(tie, atKink: .left, constants: [1]).partials == [1, 0])
  }

  @Test("of a constant and the input, the input moves only above")
  func maximumWithZero() {
    let graph = graphOf(1) { builder, x in
      [builder.apply(.maximum, to: builder.literal(0), x[0])]
    }
    let slopes = [-1, 0, 1].map { graph.reverse(of: graph.outputs[0], at: [$0])[0] ?? 0 }
    #expect(slopes == [0, 0, 1])
  }

  @Test("the angle jumps on the negative axis, where its derivatives go on")
  func cutOfTheAngle() {
    let onCut = Operation.angleOfPoint.at([0, -2])
    #expect(onCut.isAtKink)
    #expect(onCut.partials == [-0.5, 0])
    #expect(!Operation.angleOfPoint.at([0, 2]).isAtKink)
    #expect(Operation.angleOfPoint.at([0, 0]).isAtKink)
    #expect(Operation.angleOfPoint.at([0, 0]).partials.allSatisfy { $0.isNaN })
  }

  /// A difference between two points of the same side, which a jump does not disturb.
  private func slope(of function: (Double) -> Double, from point: Double, side: Double) -> Double {
    let near = point + side * 0x1p-30
    let far = point + side * 0x1p-20
    return (function(far) - function(near)) / (far - near)
  }
}

@Suite("What a kink far away or behind a branch means to an output")
struct TouchedKinkTests {
  private func touched(_ graph: ScalarGraph, at point: [Double]) -> [Int] {
    let values = graph.values(at: point)
    let linearized = graph.linearized(at: values, active: graph.active(for: graph.inputs))
    return linearized.touched(graph.kinks(at: values), by: graph.outputs[0]).map(\.index)
  }

  @Test("a kink in a branch that is not taken is not felt")
  func behindABranch() {
    let graph = graphOf(2) { builder, x in
      let kink = builder.apply(.absoluteValue, to: x[0])
      return [builder.apply(.selection, to: x[1], x[0], kink)]
    }
    #expect(touched(graph, at: [0, 1]) == [])
    #expect(touched(graph, at: [0, 0]) == [2])
  }

  @Test("a tie in a condition is felt")
  func inACondition() {
    let graph = graphOf(2) { builder, x in
      let condition = builder.apply(.less, to: x[0], x[1])
      return [builder.apply(.selection, to: condition, x[0], x[1])]
    }
    #expect(touched(graph, at: [1, 1]) == [2])
    #expect(touched(graph, at: [1, 2]) == [])
  }

  @Test("a kink behind an operation that is locally constant is not felt")
  func behindAConstant() {
    let graph = graphOf(1) { builder, x in
      let kink = builder.apply(.absoluteValue, to: x[0])
      let shifted = builder.apply(.addition, to: kink, builder.literal(1))
      return [builder.apply(.step, to: shifted)]
    }
    #expect(touched(graph, at: [0]) == [])
  }

  @Test("a tie of two steps is none, for neither moves")
  func tieOfConstants() {
    let graph = graphOf(1) { builder, x in
      let ahead = builder.apply(.addition, to: x[0], builder.literal(1))
      return [
        builder.apply(
          .maximum, to: builder.apply(.step, to: x[0]), builder.apply(.step, to: ahead))
      ]
    }
    #expect(touched(graph, at: [1]) == [])
    #expect(touched(graph, at: [-1]) == [5])
  }

  @Test("a kink is felt behind another whose derivative was chosen as 0")
  func kinkBehindAKink() {
    let graph = graphOf(1) { builder, x in
      let inner = builder.apply(.rectifiedLinearUnit, to: x[0])
      return [builder.apply(.maximum, to: inner, builder.literal(0))]
    }
    #expect(touched(graph, at: [0]) == [3])
    #expect(touched(graph, at: [1]) == [])
  }

  @Test("a kink of what depends on no chosen input is none")
  func inactive() {
    let graph = graphOf(2) { builder, x in
      [builder.apply(.multiplication, to: builder.apply(.absoluteValue, to: x[0]), x[1])]
    }
    let values = graph.values(at: [0, 3])
    let linearized = graph.linearized(at: values, active: graph.active(for: [NodeID(1)]))
    #expect(linearized.touched(graph.kinks(at: values), by: graph.outputs[0]).isEmpty)
  }
}
