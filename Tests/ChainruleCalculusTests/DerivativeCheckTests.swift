import ChainruleCalculus
import TestSupport
import Testing

@Suite("Checking derivatives of random graphs")
struct RandomDerivativeCheckTests {
  @Test("true derivatives never disagree, and seldom stay open")
  func trueDerivatives() {
    var open: [UInt64] = []
    for seed in UInt64(0)..<300 {
      let random = RandomGraph(seed: seed, operations: 10 + Int(seed % 3) * 20)
      let graph = random.graph
      let check = graph.checkDerivatives(
        at: random.point, of: graph.outputs, wrt: graph.inputs)
      #expect(check.verdict != .disagree, "seed \(seed): \(check.legs)")
      if check.verdict == .inconclusive { open.append(seed) }
    }
    #expect(open.count <= 6, "seeds \(open)")
  }

  @Test(
    "one wrong partial is found by the values alone", arguments: [UInt64](0..<100),
    [-1.0, 0, 1.01, 2])
  func wrongPartial(seed: UInt64, factor: Double) {
    let random = RandomGraph(seed: seed, operations: 20)
    let graph = random.graph
    let (claimed, effect) = graph.derivatives(
      at: random.point, withOnePartialTimes: factor, seed: seed)
    let check = graph.checkDerivatives(
      [claimed], at: random.point, of: [graph.outputs[0]], wrt: graph.inputs)
    let differences = check.legs.filter { !$0.way.isExact }.map(\.verdict)
    if effect > 1e-3 {
      #expect(check.verdict == .disagree)
      #expect(differences == [.disagree, .disagree])
    } else if effect == 0 {
      #expect(check.verdict != .disagree)
    }
  }

  @Test("a missing path is found", arguments: [UInt64](0..<50))
  func missingDerivative(seed: UInt64) {
    let random = RandomGraph(seed: seed)
    let graph = random.graph
    let output = graph.outputs[0]
    var claimed = graph.reverse(of: output, at: random.point).map { $0 ?? 0 }
    let scale = graph.pathMagnitudes(to: output, at: random.point)[0]
    guard claimed[0].magnitude > 1e-2 * scale else { return }
    claimed[0] = 0
    let check = graph.checkDerivatives(
      [claimed], at: random.point, of: [output], wrt: graph.inputs)
    #expect(check.legs.map(\.verdict) == [.disagree, .disagree, .disagree])
  }

  @Test("more than 16 inputs are moved together", arguments: [UInt64](0..<10))
  func manyInputs(seed: UInt64) {
    let random = RandomGraph(seed: seed, inputs: 20, operations: 60)
    let graph = random.graph
    let output = graph.outputs[0]
    let check = graph.checkDerivatives(at: random.point, of: [output], wrt: graph.inputs)
    #expect(check.verdict == .agree)
    var claimed = graph.reverse(of: output, at: random.point).map { $0 ?? 0 }
    claimed[7] += graph.pathMagnitudes(to: output, at: random.point).reduce(0.1, +)
    let wrong = graph.checkDerivatives(
      [claimed], at: random.point, of: [output], wrt: graph.inputs)
    #expect(wrong.legs.map(\.verdict) == [.disagree, .disagree, .disagree])
  }
}

extension ScalarGraph {
  /// The derivatives of the first output if one partial were wrong by a factor, and how much that
  /// changes at most, as a part of Σ|path products|.
  fileprivate func derivatives(
    at point: [Double], withOnePartialTimes factor: Double, seed: UInt64
  ) -> (claimed: [Double], effect: Double) {
    var generator = SplitMix64(seed: seed)
    let active = active(for: inputs)
    let linearized = linearized(at: values(at: point), active: active)
    let adjoints = linearized.adjoints(of: outputs[0])
    let edge = Int.random(in: 0..<linearized.edgeCount, using: &generator)
    let target = operationNodes.first { linearized.edges(into: $0).contains(edge) }
    let passed = (target.flatMap { adjoints[$0.index] } ?? 0) * linearized.partials[edge].scalar
    let scales = pathMagnitudes(to: outputs[0], at: point)
    var effect = 0.0
    let claimed = inputs.map { moved in
      let seeds = point.indices.map { Dual(point[$0], tangent: $0 == moved.index ? 1 : nil) }
      let tangent = duals(at: seeds, active: active)[linearized.sources[edge].index].tangent ?? 0
      let change = (factor - 1) * passed * tangent
      if change != 0 { effect = max(effect, change.magnitude / scales[moved.index]) }
      return (adjoints[moved.index] ?? 0) + change
    }
    return (claimed, effect)
  }
}

/// A function of one variable with a point, to be checked there.
struct CheckedFunction: Sendable, CustomTestStringConvertible {
  typealias Reference = ScalarGraphBuilder.Reference

  let testDescription: String
  let point: Double
  let graph: ScalarGraph

  init(
    _ name: String, at point: Double,
    _ formula: @Sendable (inout ScalarGraphBuilder, Reference) -> Reference
  ) {
    testDescription = "\(name) at \(point)"
    self.point = point
    graph = graphOf(1) { builder, x in [formula(&builder, x[0])] }
  }

  init(_ operation: Operation, at point: Double) {
    self.init("\(operation)", at: point) { builder, x in builder.apply(operation, to: x) }
  }

  var check: DerivativeCheck {
    graph.checkDerivatives(at: [point], of: graph.outputs, wrt: graph.inputs)
  }

  func check(claiming derivative: Double) -> DerivativeCheck {
    graph.checkDerivatives([[derivative]], at: [point], of: graph.outputs, wrt: graph.inputs)
  }

  var derivative: Double { graph.reverse(of: graph.outputs[0], at: [point])[0] ?? 0 }
}

@Suite("Checking derivatives in awkward places")
struct AwkwardDerivativeCheckTests {
  /// sin(10⁶·x)·amplitude
  static func wave(_ amplitude: Double)
    -> @Sendable (
      inout ScalarGraphBuilder, CheckedFunction.Reference
    ) -> CheckedFunction.Reference
  {
    { builder, x in
      let phase = builder.apply(.multiplication, to: builder.literal(1e6), x)
      let sine = builder.apply(.sine, to: phase)
      return builder.apply(.multiplication, to: builder.literal(amplitude), sine)
    }
  }

  static let decided: [CheckedFunction] = [
    // near the end of a domain
    .init(.naturalLogarithm, at: 1e-8), .init(.squareRoot, at: 1e-10),
    .init(.arcsine, at: 1 - 1e-7), .init(.inverseHyperbolicCosine, at: 1 + 1e-7),
    .init(.logarithmOfOnePlus, at: -1 + 1e-9), .init(.cubeRoot, at: -1e-9),
    .init("1/x", at: 1e-8) { $0.apply(.division, to: $0.literal(1), $1) },
    .init(.tangent, at: 1.5707),
    // on scales far from that of the input
    .init("sin(10⁶x)", at: 1, wave(1)), .init("sin(10⁶x)", at: 0.3, wave(1)),
    .init("x + 10⁻⁹·sin(10⁶x)", at: 0) {
      $0.apply(.addition, to: $1, wave(1e-9)(&$0, $1))
    },
    .init(.exponential, at: 1e-12), .init(.sine, at: 1e-300), .init(.cosine, at: 1e-3),
    .init(.square, at: 1e12), .init(.sine, at: 1e6), .init(.naturalLogarithm, at: 1e12),
    .init(.naturalLogarithm, at: 1e-300), .init(.square, at: 1e-12), .init(.square, at: 1e150),
    .init(.inverseHyperbolicSine, at: 1e200),
    .init("10⁻³⁰⁰·x", at: 1) { $0.apply(.multiplication, to: $0.literal(1e-300), $1) },
    // lines and constants
    .init("3x + 2", at: 0.7) {
      let line = $0.apply(.multiplication, to: $0.literal(3), $1)
      return $0.apply(.addition, to: line, $0.literal(2))
    },
    .init(.identity, at: 5), .init(.negation, at: -0.1), .init(.step, at: 1),
    .init("4", at: 1) { builder, _ in builder.literal(4) },
    .init("x − x", at: 1) { $0.apply(.subtraction, to: $1, $1) },
    // where the derivative is 0
    .init(.square, at: 0), .init(.cosine, at: 0),
    .init("x³", at: 0) { $0.apply(.power, to: $1, $0.literal(3)) },
    .init("x²⁰", at: 0) { $0.apply(.power, to: $1, $0.literal(20)) },
    .init("(x − 1)²", at: 1) {
      $0.apply(.square, to: $0.apply(.subtraction, to: $1, $0.literal(1)))
    },
    .init("sin² x + cos² x", at: 1) {
      let sine = $0.apply(.square, to: $0.apply(.sine, to: $1))
      return $0.apply(.addition, to: sine, $0.apply(.square, to: $0.apply(.cosine, to: $1)))
    },
    // close to a kink
    .init(.absoluteValue, at: 1e-9), .init(.absoluteValue, at: -1e-300),
    .init(.rectifiedLinearUnit, at: -1e-9), .init(.exponentialLinearUnit, at: 0),
    .init("|x − 1| + 5", at: 1 + 1e-8) {
      let distance = $0.apply(.subtraction, to: $1, $0.literal(1))
      return $0.apply(.addition, to: $0.apply(.absoluteValue, to: distance), $0.literal(5))
    },
    .init("where(x < 1, x², 3x)", at: 1 - 1e-7) {
      let condition = $0.apply(.less, to: $1, $0.literal(1))
      let line = $0.apply(.multiplication, to: $0.literal(3), $1)
      return $0.apply(.selection, to: condition, $0.apply(.square, to: $1), line)
    },
  ]

  @Test("a true derivative agrees", arguments: decided)
  func agrees(function: CheckedFunction) {
    let check = function.check
    #expect(check.verdict == .agree, "\(check)")
  }

  @Test("a derivative that is one part in a hundred off does not", arguments: decided)
  func disagrees(function: CheckedFunction) {
    let derivative = function.derivative
    let wrong = derivative == 0 ? 1e-3 : derivative * 1.01
    let check = function.check(claiming: wrong)
    #expect(check.verdict == .disagree)
    // The values alone have to show it.
    let differences = check.legs.filter { $0.way == .finiteDifferences }
    // sin² x + cos² x is a sum of paths of size 1: 10⁻³ is found, rounding is not.
    #expect(differences.map(\.verdict) == [.disagree], "\(check)")
  }

  static let open: [CheckedFunction] = [
    .init(.absoluteValue, at: 0), .init(.rectifiedLinearUnit, at: 0), .init(.sign, at: 0),
    .init(.squareRoot, at: 0), .init(.cubeRoot, at: 0), .init(.naturalLogarithm, at: 0),
    .init(.naturalLogarithm, at: -1), .init(.arcsine, at: 1), .init(.sine, at: .infinity),
    .init(.square, at: .nan), .init(.exponential, at: 1e3),
    .init("max(x, x²)", at: 1) { $0.apply(.maximum, to: $1, $0.apply(.square, to: $1)) },
    // Closer to the kink than rounding lets us see.
    .init("|x − 1| + 5", at: 1 + 1e-14) {
      let distance = $0.apply(.subtraction, to: $1, $0.literal(1))
      return $0.apply(.addition, to: $0.apply(.absoluteValue, to: distance), $0.literal(5))
    },
    // The derivative is 4·10⁻¹⁸ of a value of 1.
    .init(.sigmoid, at: 40),
  ]

  @Test("what cannot be told is said to be open", arguments: open)
  func inconclusive(function: CheckedFunction) {
    let check = function.check
    #expect(check.verdict == .inconclusive, "\(check)")
  }

  @Test(
    "cancellation and steep places never make a true derivative wrong",
    arguments: [
      CheckedFunction("(1 − cos x)/x²", at: 1e-4) {
        let cosine = $0.apply(.subtraction, to: $0.literal(1), $0.apply(.cosine, to: $1))
        return $0.apply(.division, to: cosine, $0.apply(.square, to: $1))
      },
      CheckedFunction("(1 − cos x)/x²", at: 1e-7) {
        let cosine = $0.apply(.subtraction, to: $0.literal(1), $0.apply(.cosine, to: $1))
        return $0.apply(.division, to: cosine, $0.apply(.square, to: $1))
      },
      CheckedFunction("x + 10¹⁶ − 10¹⁶", at: 1) {
        let sum = $0.apply(.addition, to: $1, $0.literal(1e16))
        return $0.apply(.subtraction, to: sum, $0.literal(1e16))
      },
      CheckedFunction("sin(1/x)", at: 1e-5) {
        $0.apply(.sine, to: $0.apply(.division, to: $0.literal(1), $1))
      },
      CheckedFunction(.sine, at: 1e12), CheckedFunction(.sine, at: 1e15),
      CheckedFunction(.exponential, at: 700), CheckedFunction(.exponential, at: -700),
      CheckedFunction(.tangent, at: 1.5707963267948966),
      CheckedFunction(.hyperbolicTangent, at: 30),
      CheckedFunction(.gaussianErrorLinearUnit, at: -30), CheckedFunction(.errorFunction, at: 5),
      CheckedFunction("10⁷·x", at: 1e300) {
        $0.apply(.multiplication, to: $1, $0.literal(1e7))
      },
    ])
  func neverDisagrees(function: CheckedFunction) {
    let check = function.check
    #expect(check.verdict != .disagree, "\(check)")
  }

  @Test(
    "every verdict holds at points of every size",
    arguments: [
      Operation.sine, .exponential, .naturalLogarithm, .cubeRoot, .absoluteValue, .errorFunction,
      .hyperbolicTangent, .softplus, .exponentialLinearUnit,
    ])
  func noLuckyStep(operation: Operation) {
    var generator = SplitMix64(seed: UInt64(operation.rawValue))
    var open = 0
    for _ in 0..<300 {
      let exponent = Double.random(in: -14...0.5, using: &generator)
      let size = Operation.exponential.value([exponent * 2.302585])
      let sign: Double =
        operation.facts.domain == [.positive] || Bool.random(using: &generator) ? 1 : -1
      let function = CheckedFunction(operation, at: sign * size)
      let check = function.check
      #expect(check.verdict != .disagree, "\(function.testDescription): \(check)")
      if check.verdict == .inconclusive { open += 1 }
      let differences = function.check(claiming: function.derivative * 1.1 + 1e-300).legs[1]
      #expect(differences.verdict != .agree, "\(function.testDescription)")
    }
    #expect(open <= 3, "\(open) of 300")
  }
}

@Suite("What a check reports")
struct DerivativeCheckReportTests {
  @Test("the kink and the node where a value stopped being finite")
  func places() {
    let kink = CheckedFunction(.absoluteValue, at: 0).check
    #expect(kink.kinks == [NodeID(1)])
    #expect(kink.notFinite == nil)
    let broken = CheckedFunction("sin(ln x)", at: -1) {
      $0.apply(.sine, to: $0.apply(.naturalLogarithm, to: $1))
    }.check
    #expect(broken.notFinite == NodeID(1))
  }

  @Test("a value that is not finite in a branch not taken does not keep it open")
  func branchNotTaken() {
    let function = CheckedFunction("where(x > 0, ln x, 2x)", at: -1) {
      let condition = $0.apply(.greater, to: $1, $0.literal(0))
      let line = $0.apply(.multiplication, to: $0.literal(2), $1)
      return $0.apply(.selection, to: condition, $0.apply(.naturalLogarithm, to: $1), line)
    }
    #expect(function.check.verdict == .agree)
  }

  @Test("the legs by name")
  func names() {
    let function = CheckedFunction(.sine, at: 1)
    #expect(
      function.check.legs.map(\.name) == ["forward", "finite-differences", "taylor-remainder"])
    #expect(
      function.check(claiming: 1).legs.map(\.name)
        == ["reverse", "finite-differences", "taylor-remainder"])
  }

  @Test("legs that contradict each other leave it open, exact ones decide")
  func verdicts() {
    func verdict(_ exact: Verdict, _ differences: Verdict, _ taylor: Verdict) -> Verdict {
      DerivativeCheck(
        legs: [
          .init(.forward, error: 0, verdict: exact),
          .init(.finiteDifferences, error: 0, verdict: differences),
        ], kinks: [], notFinite: nil
      ).adding(.init(.taylorRemainder, error: 0, verdict: taylor)).verdict
    }
    #expect(verdict(.agree, .agree, .agree) == .agree)
    #expect(verdict(.agree, .agree, .inconclusive) == .agree)
    #expect(verdict(.agree, .inconclusive, .inconclusive) == .inconclusive)
    #expect(verdict(.agree, .disagree, .agree) == .inconclusive)
    #expect(verdict(.agree, .disagree, .disagree) == .disagree)
    #expect(verdict(.agree, .disagree, .inconclusive) == .disagree)
    #expect(verdict(.agree, .inconclusive, .disagree) == .inconclusive)
    #expect(verdict(.agree, .agree, .disagree) == .inconclusive)
    #expect(verdict(.disagree, .agree, .agree) == .disagree)
    #expect(verdict(.inconclusive, .agree, .agree) == .inconclusive)
  }

  @Test("a formula without a value says nothing, one with another value speaks against it")
  func symbolic() {
    func verdict(_ symbolic: Verdict) -> Verdict {
      DerivativeCheck(
        legs: [
          .init(.forward, error: 0, verdict: .agree),
          .init(.finiteDifferences, error: 0, verdict: .agree),
        ], kinks: [], notFinite: nil
      ).adding(.init(.symbolic, error: 0, verdict: symbolic)).verdict
    }
    #expect(verdict(.agree) == .agree)
    #expect(verdict(.inconclusive) == .agree)
    #expect(verdict(.disagree) == .disagree)
  }
}
