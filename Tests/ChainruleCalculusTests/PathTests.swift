import BigInt
import ChainruleCalculus
import TestSupport
import Testing

@Suite("Paths from an input to an output")
struct PathTests {
  private func linearized(_ graph: ScalarGraph, at point: [Double]) -> LinearizedGraph<Double> {
    graph.linearized(at: graph.values(at: point), active: graph.active(for: graph.inputs))
  }

  /// u → u + sin u, so many times: every link doubles the paths.
  private func chain(_ links: Int) -> ScalarGraph {
    graphOf(1) { builder, x in
      var last = x[0]
      for _ in 0..<links {
        last = builder.apply(.addition, to: last, builder.apply(.sine, to: last))
      }
      return [last]
    }
  }

  /// Σ over edges with the given partials: x·c, added up from the left.
  private func fan(_ factors: [Double]) -> ScalarGraph {
    graphOf(1) { builder, x in
      var sum: ScalarGraphBuilder.Reference?
      for factor in factors {
        let term = builder.apply(.multiplication, to: x[0], builder.constant(factor))
        sum = sum.map { builder.apply(.addition, to: $0, term) } ?? term
      }
      return [sum ?? x[0]]
    }
  }

  @Test("64 doublings make 2⁶⁴ paths, which no machine integer holds")
  func countBeyondMachineIntegers() {
    let graph = chain(64)
    let count = linearized(graph, at: [0.1]).pathCount(from: NodeID(0), to: graph.outputs[0])
    #expect(count == BigUInt(1) << 64)
  }

  @Test("a node is one path from itself, none from a later one, none from what it does not use")
  func countOfTrivialPaths() {
    let graph = graphOf(2) { builder, x in [builder.apply(.sine, to: x[0])] }
    let linearized = linearized(graph, at: [1, 1])
    #expect(linearized.pathCount(from: NodeID(0), to: NodeID(0)) == 1)
    #expect(linearized.pathCount(from: NodeID(2), to: NodeID(0)) == 0)
    #expect(linearized.pathCount(from: NodeID(1), to: NodeID(2)) == 0)
    #expect(linearized.largestPaths(from: NodeID(1), to: NodeID(2), limit: 5).isEmpty)
    #expect(linearized.largestPaths(from: NodeID(2), to: NodeID(0), limit: 5).isEmpty)
    let itself = linearized.largestPaths(from: NodeID(0), to: NodeID(0), limit: 5)
    #expect(itself == [DerivativePath(nodes: [NodeID(0)], partials: [])])
    #expect(linearized.largestPaths(from: NodeID(0), to: NodeID(2), limit: 0).isEmpty)
  }

  @Test("counts and sums are those of listing every path", arguments: [UInt64](0..<60))
  func bruteForce(seed: UInt64) {
    let random = RandomGraph(seed: seed, operations: 14)
    let linearized = linearized(random.graph, at: random.point)
    let adjoints = linearized.adjoints(of: random.graph.outputs[0])
    let magnitudes = linearized.magnitudes.adjoints(of: random.graph.outputs[0])
    for input in random.graph.inputs {
      let all = linearized.everyPath(from: input, to: random.graph.outputs[0])
      let count = linearized.pathCount(from: input, to: random.graph.outputs[0])
      #expect(
        count
          == linearized.pathCounts(from: random.graph.inputs, to: random.graph.outputs[0])[
            input.index])
      #expect(count == BigUInt(all.count))
      #expect(
        areClose(
          all.map(\.product).reduce(0, +), adjoints[input.index] ?? 0,
          within: SweepTests.tolerance * (magnitudes[input.index] ?? 0)))
    }
  }

  @Test("the largest are those that sorting every path finds", arguments: [UInt64](0..<60))
  func largest(seed: UInt64) {
    let random = RandomGraph(seed: seed, operations: 14)
    let linearized = linearized(random.graph, at: random.point)
    for input in random.graph.inputs {
      let output = random.graph.outputs[0]
      let all = linearized.everyPath(from: input, to: output)
      let sorted = all.map(\.product.magnitude).sorted(by: >)
      for limit in [1, 3, 10, all.count + 1] {
        let largest = linearized.largestPaths(from: input, to: output, limit: limit)
        #expect(largest.map(\.product.magnitude) == Array(sorted.prefix(limit)))
        #expect(Set(largest.map(\.nodes)).count == largest.count)
        #expect(largest.allSatisfy { all.contains($0) })
      }
    }
  }

  @Test("a path of product 0 is counted and comes last")
  func zeros() {
    let graph = fan([0, 3, 0, -5])
    let linearized = linearized(graph, at: [1])
    #expect(linearized.pathCount(from: NodeID(0), to: graph.outputs[0]) == 4)
    let paths = linearized.largestPaths(from: NodeID(0), to: graph.outputs[0], limit: 10)
    #expect(paths.map(\.product) == [-5, 3, 0, 0])
  }

  @Test("paths of equal size come in the order of the operands")
  func ties() {
    let graph = fan([2, -2, 3, 2])
    let paths = linearized(graph, at: [1]).largestPaths(
      from: NodeID(0), to: graph.outputs[0], limit: 3)
    #expect(paths.map(\.product) == [3, 2, -2])
  }

  @Test("products that are equal as numbers tie, however they are factored")
  func tiesOfProducts() {
    // 2·3, 6·1 and 1·6: their logarithms would differ in the last place.
    let graph = graphOf(1) { builder, x in
      var sum: ScalarGraphBuilder.Reference?
      for (first, second) in [(2.0, 3.0), (6, 1), (1, 6), (3, 2)] {
        let term = builder.apply(.multiplication, to: x[0], builder.constant(first))
        let next = builder.apply(.multiplication, to: term, builder.constant(second))
        sum = sum.map { builder.apply(.addition, to: $0, next) } ?? next
      }
      return [sum ?? x[0]]
    }
    let paths = linearized(graph, at: [1]).largestPaths(
      from: NodeID(0), to: graph.outputs[0], limit: 4)
    #expect(paths.map { $0.partials.prefix(2) } == [[2, 3], [6, 1], [1, 6], [3, 2]])
  }

  @Test("a path that is infinite or not a number comes first")
  func notFinite() {
    let infinite = fan([1e300, 2, -.infinity])
    let paths = linearized(infinite, at: [1]).largestPaths(
      from: NodeID(0), to: infinite.outputs[0], limit: 4)
    #expect(paths.map(\.product) == [-.infinity, 1e300, 2])
    // 5x + 0·√x at 0: the second path is 0·∞.
    let graph = graphOf(1) { builder, x in
      let line = builder.apply(.multiplication, to: builder.literal(5), x[0])
      let root = builder.apply(.squareRoot, to: x[0])
      let none = builder.apply(.multiplication, to: builder.literal(0), root)
      return [builder.apply(.addition, to: line, none)]
    }
    let products = linearized(graph, at: [0]).largestPaths(
      from: NodeID(0), to: graph.outputs[0], limit: 4
    ).map(\.product)
    #expect(products.count == 2)
    #expect(products[0].isNaN)
    #expect(products[1] == 5)
  }

  @Test("products beyond the range of numbers are still told apart")
  func beyondTheRange() {
    let graph = graphOf(1) { builder, x in
      let terms = [1e200, 2e200, 1e-200, 2e-200].map { factor in
        [factor, factor].reduce(into: x[0]) { last, factor in
          last = builder.apply(.multiplication, to: last, builder.constant(factor))
        }
      }
      return [
        terms.dropFirst().reduce(into: terms[0]) { sum, term in
          sum = builder.apply(.addition, to: sum, term)
        }
      ]
    }
    let paths = linearized(graph, at: [1e-300]).largestPaths(
      from: NodeID(0), to: graph.outputs[0], limit: 4)
    #expect(paths.map { $0.partials[0] } == [2e200, 1e200, 2e-200, 1e-200])
  }

  @Test("parallel edges are one path")
  func parallelEdges() {
    let graph = graphOf(1) { builder, x in [builder.apply(.multiplication, to: x[0], x[0])] }
    let linearized = linearized(graph, at: [3])
    #expect(linearized.pathCount(from: NodeID(0), to: graph.outputs[0]) == 1)
    #expect(
      linearized.largestPaths(from: NodeID(0), to: graph.outputs[0], limit: 9).map(\.product)
        == [6])
  }

  @Test("paths may start and end at any node")
  func betweenIntermediateNodes() {
    let graph = chain(3)
    let linearized = linearized(graph, at: [0.5])
    // Nodes: 0, then sine 1 and sum 2, sine 3 and sum 4, sine 5 and sum 6.
    #expect(linearized.pathCount(from: NodeID(2), to: NodeID(6)) == 4)
    #expect(linearized.pathCount(from: NodeID(1), to: NodeID(4)) == 2)
    #expect(linearized.pathCount(from: NodeID(1), to: NodeID(3)) == 1)
  }

  @Test("a chain of 10,000 links has a count of 3,011 digits and its largest paths")
  func longChain() {
    let graph = chain(10_000)
    let linearized = linearized(graph, at: [1e-9])
    let count = linearized.pathCount(from: NodeID(0), to: graph.outputs[0])
    #expect(count == BigUInt(1) << 10_000)
    let paths = linearized.largestPaths(from: NodeID(0), to: graph.outputs[0], limit: 3)
    #expect(paths.count == 3)
    #expect(paths[0].nodes.count == 10_001)
  }
}

extension LinearizedGraph where Scalar == Double {
  /// Every path, by taking each step that can be taken: as many as there are.
  fileprivate func everyPath(from source: NodeID, to target: NodeID) -> [DerivativePath] {
    var found: [DerivativePath] = []
    var open = [(nodes: [target], partials: [Double]())]
    while let path = open.popLast() {
      if path.nodes[0] == source {
        found.append(DerivativePath(nodes: path.nodes, partials: path.partials))
      }
      for edge in edges(into: path.nodes[0]) {
        open.append(([sources[edge]] + path.nodes, [partials[edge].scalar] + path.partials))
      }
    }
    return found
  }
}
