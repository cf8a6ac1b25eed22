import ChainruleCalculus
import TestSupport
import Testing

@Suite("Where numbers are not finite")
struct NotFiniteTests {
  @Test("a branch that is not taken passes nothing, whatever stands in it")
  func branchNotTaken() {
    let graph = graphOf(1) { builder, x in
      let positive = builder.apply(.greater, to: x[0], builder.literal(0))
      let root = builder.apply(.squareRoot, to: x[0])
      return [builder.apply(.selection, to: positive, root, builder.literal(3))]
    }
    for point in [-1.0, 0] {
      #expect(graph.forward(of: graph.outputs[0], at: [point]) == [nil])
      #expect(graph.reverse(of: graph.outputs[0], at: [point]) == [nil])
    }
  }

  @Test("the smaller of a number and an infinite pole passes no 0·∞")
  func extremumNotTaken() {
    let graph = graphOf(2) { builder, x in
      let pole = builder.apply(.division, to: builder.literal(1), x[1])
      return [builder.apply(.minimum, to: x[0], pole)]
    }
    #expect(graph.forward(of: graph.outputs[0], at: [2, 0]) == [1, nil])
    #expect(graph.reverse(of: graph.outputs[0], at: [2, 0]) == [1, nil])
  }

  @Test("a constant beside an infinite partial has no edge")
  func constantBesideInfinity() {
    let graph = graphOf(2) { builder, x in
      [builder.apply(.division, to: x[0], x[1])]
    }
    let numerator = [NodeID(0)]
    #expect(
      graph.forward(of: graph.outputs[0], at: [0, 0], wrt: numerator).map(\.?.isNaN) == [true])
    #expect(graph.forward(of: graph.outputs[0], at: [1, 0], wrt: numerator) == [.infinity])
    #expect(graph.reverse(of: graph.outputs[0], at: [1, 0], wrt: numerator) == [.infinity])
  }

  @Test("an input that an output does not use has no derivative beside an infinite one")
  func unusedInput() {
    let graph = graphOf(2) { builder, x in [builder.apply(.squareRoot, to: x[0])] }
    #expect(graph.forward(of: graph.outputs[0], at: [0, 1]) == [.infinity, nil])
    #expect(graph.reverse(of: graph.outputs[0], at: [0, 1]) == [.infinity, nil])
  }

  /// Along a single path the modes multiply the same factors in opposite orders: a product with a
  /// NaN, or with both 0 and ∞, is NaN in any order, and else ∞ if any factor is.
  @Test("on chains the modes agree in class", arguments: [UInt64](0..<300))
  func chains(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let catalogue = Operation.allCases.filter { $0.arity < 3 }
    let numbers: [Double] = [0, -0.0, 1, -1, 0.5, 2, .infinity, -.infinity, .nan]
    let graph = graphOf(1) { builder, x in
      var last = x[0]
      for _ in 0..<6 {
        guard let operation = catalogue.randomElement(using: &generator) else { continue }
        let other = builder.constant(numbers.randomElement(using: &generator) ?? 0)
        last =
          operation.arity == 1
          ? builder.apply(operation, to: last)
          : Bool.random(using: &generator)
            ? builder.apply(operation, to: last, other) : builder.apply(operation, to: other, last)
      }
      return [last]
    }
    for point in numbers {
      let forward = graph.forward(of: graph.outputs[0], at: [point])[0]
      let reverse = graph.reverse(of: graph.outputs[0], at: [point])[0]
      #expect((forward == nil) == (reverse == nil))
      #expect(areOfOneClass(forward ?? 0, reverse ?? 0), "\(graph.listing) at \(point)")
    }
  }
}

/// Forward mode adds the contributions of parallel paths where they meet and then multiplies;
/// reverse mode multiplies each and adds at the input. a·(b + c) and a·b + a·c are the same real
/// number, but not in arithmetic with infinities: these are the three ways to differ.
@Suite("Where forward and reverse mode cannot agree in class")
struct ClassDisagreementTests {
  private func modes(_ graph: ScalarGraph, at point: Double) -> (Double, Double) {
    (
      graph.forward(of: graph.outputs[0], at: [point])[0] ?? 0,
      graph.reverse(of: graph.outputs[0], at: [point])[0] ?? 0
    )
  }

  @Test("paths of opposite sign before an infinite partial: √(x − x/2) at 0")
  func oppositeSigns() {
    let graph = graphOf(1) { builder, x in
      let half = builder.apply(.multiplication, to: builder.literal(0.5), x[0])
      return [builder.apply(.squareRoot, to: builder.apply(.subtraction, to: x[0], half))]
    }
    let (forward, reverse) = modes(graph, at: 0)
    #expect(forward == .infinity)  // ∞·(1 − 0.5)
    #expect(reverse.isNaN)  // ∞ − ∞·0.5
  }

  @Test("a path whose product is 0 beside one that is not: √(x + x²) at 0")
  func zeroBesideANumber() {
    let graph = graphOf(1) { builder, x in
      let square = builder.apply(.square, to: x[0])
      return [builder.apply(.squareRoot, to: builder.apply(.addition, to: x[0], square))]
    }
    let (forward, reverse) = modes(graph, at: 0)
    #expect(forward == .infinity)  // ∞·(1 + 0)
    #expect(reverse.isNaN)  // ∞·1 + ∞·0
  }

  @Test("and the other way round, behind the infinity: √x − √x/2 at 0")
  func infinityBeforeTheMeeting() {
    let graph = graphOf(1) { builder, x in
      let root = builder.apply(.squareRoot, to: x[0])
      let half = builder.apply(.multiplication, to: builder.literal(0.5), root)
      return [builder.apply(.subtraction, to: root, half)]
    }
    let (forward, reverse) = modes(graph, at: 0)
    #expect(forward.isNaN)  // ∞ − 0.5·∞
    #expect(reverse == .infinity)  // (1 − 0.5)·∞
  }

  @Test("a product that overflows in one order only: 10²⁰⁰·10²⁰⁰·10⁻²⁰⁰")
  func overflow() {
    let graph = graphOf(1) { builder, x in
      [1e200, 1e200, 1e-200].reduce(into: x) { last, factor in
        last = [builder.apply(.multiplication, to: last[0], builder.constant(factor))]
      }
    }
    let (forward, reverse) = modes(graph, at: 1e-200)
    #expect(forward == .infinity)
    #expect(reverse == 1e200)
  }

  @Test("a product that vanishes in one order only, before an infinite partial")
  func underflow() {
    let graph = graphOf(1) { builder, x in
      let small = builder.apply(.multiplication, to: x[0], builder.literal(1e-200))
      let smaller = builder.apply(.multiplication, to: small, builder.literal(1e-200))
      return [builder.apply(.squareRoot, to: smaller)]
    }
    let (forward, reverse) = modes(graph, at: 0)
    #expect(forward.isNaN)  // (10⁻²⁰⁰·10⁻²⁰⁰)·∞
    #expect(reverse == .infinity)
  }
}
