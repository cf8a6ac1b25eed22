import ChainruleCalculus
import ChainruleComparison
import TestSupport
import Testing

@Suite("What every order takes at least")
struct LeastCostTests {
  /// A random program of which some operations depend on an input by nothing but a condition.
  private func program(_ seed: UInt64) -> String {
    var generator = SplitMix64(seed: seed)
    var names = ["x", "z"]
    var lines = ["input x, z"]
    for place in 0..<14 {
      let a = names[.random(in: 0..<names.count, using: &generator)]
      let b = names[.random(in: max(0, names.count - 4)..<names.count, using: &generator)]
      let right = ["where(\(a) > 1, 1, 2)", "sin(\(b))", "\(a)*\(b)", "\(a)*\(b)"]
      lines.append("v\(place) = \(right[.random(in: 0..<4, using: &generator)])")
      names.append("v\(place)")
    }
    return (lines + ["output v13, v12, v11"]).joined(separator: "\n")
  }

  @Test("No order takes less, on graphs that no input leads into", arguments: [UInt64](0..<60))
  func bounds(seed: UInt64) throws {
    let graph = try compile(program(seed)).eliminationGraph
    let partials = graph.randomPartials(seed: seed)
    let orders: [EliminationOrder] = [.forward, .reverse, .markowitz, .markowitzLast]
    let known = try orders.map { try graph.accumulate($0, partials) }
    var search = OrderSearch(graph, from: known)
    #expect(graph.leastMultiplications <= search.leastCost)
    search.prove(steps: 1_000, sets: 1_000)
    for found in known {
      #expect(search.leastCost <= found.count.structural.multiplications)
    }
  }

  @Test("Branches that are constant have no edges in and cost nothing")
  func constantBranches() throws {
    let comparison = try compare("y = sum(i in 1..200: where(x > i, 1, 2)) + x")
    #expect(comparison.graph.leastMultiplications == 0)
    #expect(comparison.elimination.least == 0)
    #expect(comparison.elimination.best == 0)
  }

  private func compare(_ text: String) throws -> CostComparison {
    let program = try compile(text)
    return try CostComparison(CostComparison.Request(program, wrt: program.graph.inputs))
  }
}
