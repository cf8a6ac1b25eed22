import ChainruleCalculus
import TestSupport
import Testing

@Suite("Forward and reverse mode")
struct SweepTests {
  /// Both modes multiply the same partials along the same paths and add the products; they differ
  /// in the order alone, so by a few units in the last place of Σ|path products|.
  static let tolerance = 1e-12

  @Test("agree on random graphs of all operations", arguments: [UInt64](0..<100), [false, true])
  func agreement(seed: UInt64, sharing: Bool) {
    let random = RandomGraph(seed: seed, operations: 40, sharing: sharing)
    for output in random.graph.outputs {
      let forward = random.graph.forward(of: output, at: random.point)
      let reverse = random.graph.reverse(of: output, at: random.point)
      let scales = random.graph.pathMagnitudes(to: output, at: random.point)
      for input in random.point.indices {
        #expect((forward[input] == nil) == (reverse[input] == nil))
        #expect(
          areClose(
            forward[input] ?? 0, reverse[input] ?? 0, within: Self.tolerance * scales[input]))
      }
    }
  }

  @Test("agree where some inputs are not chosen", arguments: [UInt64](0..<30))
  func chosenInputs(seed: UInt64) {
    let random = RandomGraph(seed: seed, inputs: 4, operations: 40)
    let chosen = [NodeID(1), NodeID(3)]
    let output = random.graph.outputs[0]
    let forward = random.graph.forward(of: output, at: random.point, wrt: chosen)
    let reverse = random.graph.reverse(of: output, at: random.point, wrt: chosen)
    let all = random.graph.reverse(of: output, at: random.point)
    let scales = random.graph.pathMagnitudes(to: output, at: random.point)
    for (place, input) in chosen.enumerated() {
      let tolerance = Self.tolerance * scales[input.index]
      #expect(areClose(forward[place] ?? 0, reverse[place] ?? 0, within: tolerance))
      #expect(areClose(all[input.index] ?? 0, reverse[place] ?? 0, within: tolerance))
    }
  }

  @Test("the derivative along a direction is the sum over the inputs", arguments: [UInt64](0..<30))
  func direction(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let graph = random.graph
    let direction = [0.5, -2, 0.25]
    let seeds = zip(random.point, direction).map { Dual($0, tangent: $1) }
    let duals = graph.duals(at: seeds, active: graph.active(for: graph.inputs))
    let output = graph.outputs[0]
    let gradient = graph.reverse(of: output, at: random.point).map { $0 ?? 0 }
    let scales = graph.pathMagnitudes(to: output, at: random.point)
    #expect(
      areClose(
        duals[output.index].tangent ?? 0, zip(gradient, direction).map(*).reduce(0, +),
        within: 3 * Self.tolerance * zip(scales, direction).map { $0 * $1.magnitude }.reduce(0, +)))
  }

  @Test(
    "over recorders give the same numbers and count every operation", arguments: [UInt64](0..<20))
  func recorders(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let graph = random.graph
    let counter = Recorder.Counter()
    let recorded = graph.values(at: random.point.map { Recorder($0, counter: counter) })
    #expect(recorded.map(\.number) == graph.values(at: random.point))
    let written = graph.active(for: graph.inputs).suffix(graph.operations.count)
    let active = zip(graph.operations, written).filter(\.1).map(\.0)
    #expect(counter.tally == Tally(counting: active))
  }

  @Test("parallel edges are one edge, whose partial is the sum")
  func parallelEdges() {
    let graph = graphOf(1) { builder, x in
      [
        builder.apply(.multiplication, to: x[0], x[0]),
        builder.apply(.subtraction, to: x[0], x[0]),
        builder.apply(.selection, to: x[0], x[0], x[0]),
      ]
    }
    let linearized = graph.linearized(
      at: graph.values(at: [3]), active: graph.active(for: graph.inputs))
    #expect(linearized.edgeCount == 3)
    #expect(linearized.partials.map(\.scalar) == [6, 0, 1])
    #expect(linearized.sources == [0, 0, 0].map { NodeID($0) })
    for (output, derivative) in zip(graph.outputs, [6.0, 0, 1]) {
      #expect(graph.forward(of: output, at: [3]) == [derivative])
      #expect(graph.reverse(of: output, at: [3]) == [derivative])
    }
  }

  @Test("an output that feeds another output has its own derivatives")
  func outputThatFeedsAnOutput() {
    let graph = graphOf(2) { builder, x in
      let product = builder.apply(.multiplication, to: x[0], x[1])
      return [builder.apply(.square, to: product), product, x[1]]
    }
    let reverse = graph.outputs.map { graph.reverse(of: $0, at: [2, 3]) }
    #expect(reverse == [[36, 24], [3, 2], [nil, 1]])
    #expect(reverse == graph.outputs.map { graph.forward(of: $0, at: [2, 3]) })
  }

  @Test("what depends on no chosen input has no edges and passes nothing")
  func inactiveInputs() {
    let graph = graphOf(2) { builder, x in
      let known = builder.apply(.exponential, to: x[1])
      return [builder.apply(.multiplication, to: builder.apply(.sine, to: x[0]), known)]
    }
    let linearized = graph.linearized(
      at: graph.values(at: [1, 2]), active: graph.active(for: [NodeID(0)]))
    #expect(linearized.edgeCount == 2)
    let adjoints = linearized.adjoints(of: graph.outputs[0])
    #expect(adjoints[1] == nil)
    let other = graph.reverse(of: graph.outputs[0], at: [1, 2], wrt: [])
    #expect(other.isEmpty)
  }

  @Test("a choice between constants is a vertex, whose derivative is absent")
  func activityThroughConditions() {
    let graph = graphOf(1) { builder, x in
      let condition = builder.apply(.greater, to: x[0], builder.literal(1))
      return [builder.apply(.selection, to: condition, builder.literal(2), builder.literal(5))]
    }
    #expect(graph.active(for: graph.inputs) == [true, false, false, false, true, true])
    #expect(graph.values(at: [3.0]).last == 2)
    #expect(graph.values(at: [0.0]).last == 5)
    #expect(graph.reverse(of: graph.outputs[0], at: [3]) == [nil])
    #expect(graph.forward(of: graph.outputs[0], at: [3]) == [nil])
  }

  @Test("second derivatives by duals of duals are symmetric", arguments: [UInt64](0..<30))
  func hessian(seed: UInt64) {
    let random = RandomGraph(seed: seed, inputs: 2, operations: 15)
    let graph = random.graph
    let active = graph.active(for: graph.inputs)
    let rows = (0..<2).map { moved in
      let point = (0..<2).map {
        Dual(random.point[$0], tangent: $0 == moved ? 1 : nil)
      }
      let adjoints = graph.linearized(at: graph.values(at: point), active: active)
        .adjoints(of: graph.outputs[0])
      return (0..<2).map { adjoints[$0]?.tangent ?? 0 }
    }
    let size = rows.joined().map(\.magnitude).max() ?? 0
    #expect(areClose(rows[0][1], rows[1][0], within: 1e-10 * max(1, size)))
  }
}

/// Baydin, Pearlmutter, Radul and Siskind (2018), arXiv 1502.05767, tables 2 and 3.
@Suite("The worked example of Baydin et al.")
struct BaydinTests {
  static let graph = graphOf(2) { builder, x in
    let v1 = builder.apply(.naturalLogarithm, to: x[0])
    let v2 = builder.apply(.multiplication, to: x[0], x[1])
    let v3 = builder.apply(.sine, to: x[1])
    let v4 = builder.apply(.addition, to: v1, v2)
    return [builder.apply(.subtraction, to: v4, v3)]
  }

  @Test("has the published values and tangents")
  func forwardTable() {
    let graph = Self.graph
    let seeds = [Dual(2.0, tangent: 1), Dual(5.0, tangent: nil)]
    let duals = graph.duals(at: seeds, active: graph.active(for: graph.inputs))
    let values = [0.693, 10, -0.959, 10.693, 11.652]
    for (dual, value) in zip(duals.dropFirst(2), values) {
      #expect(areClose(dual.value, value, within: 5e-4))
    }
    #expect(duals.dropFirst(2).map(\.tangent) == [0.5, 5, nil, 5.5, 5.5])
    #expect(duals.last?.value == 11.652071455223084)
  }

  @Test("does its adjoint steps in the published order")
  func reverseTable() {
    let graph = Self.graph
    let linearized = graph.linearized(
      at: graph.values(at: [2, 5]), active: graph.active(for: graph.inputs))
    var steps: [String] = []
    let adjoints = linearized.adjoints(of: graph.outputs[0]) { step in
      let names = ["x1", "x2", "v1", "v2", "v3", "v4", "y"]
      let rounded = (step.addend * 1000).rounded() / 1000
      let grown = (step.adjoint * 1000).rounded() / 1000
      steps.append(
        "\(names[step.node.index]) += \(rounded) from \(names[step.from.index]): \(grown)")
    }
    #expect(
      steps == [
        "v4 += 1.0 from y: 1.0", "v3 += -1.0 from y: -1.0",
        "v1 += 1.0 from v4: 1.0", "v2 += 1.0 from v4: 1.0",
        "x2 += -0.284 from v3: -0.284",
        "x1 += 5.0 from v2: 5.0", "x2 += 2.0 from v2: 1.716",
        "x1 += 0.5 from v1: 5.5",
      ])
    #expect(adjoints[6] == 1)
    #expect(adjoints[0] == 5.5)
    #expect(adjoints[1] == 1.7163378145367738)
  }
}
