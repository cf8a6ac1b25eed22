import ChainruleCalculus
import ChainruleSymbolics
import TestSupport
import Testing

@Suite("The derivatives of explanations as numbers")
struct SymbolicDerivativeTests {
  @Test(
    "are those of reverse mode within 1e-10 of Σ|path products|, on 1,000 random programs",
    arguments: 1...1000 as ClosedRange<UInt64>)
  func agree(seed: UInt64) throws {
    let random = RandomGraph(
      seed: seed, inputs: 1 + Int(seed % 3), operations: 2 + Int(seed % 17), outputs: 1)
    let differentiation = Differentiation(
      random.graph.named, at: random.point, wrt: random.graph.inputs)
    let leg = try #require(differentiation.symbolicLeg)
    #expect(leg.verdict == .agree, "seed \(seed): error \(leg.error)")
    #expect(leg.error <= 1e-10, "seed \(seed)")
  }

  @Test(
    "belong to one symbol each: a partial and a total derivative never share one",
    arguments: 1...200 as ClosedRange<UInt64>)
  func symbols(seed: UInt64) {
    let random = RandomGraph(
      seed: seed, inputs: 1 + Int(seed % 8), operations: 3 + Int(seed % 9), outputs: 2)
    let derivation = Derivation(
      random.graph.named, wrt: random.graph.inputs,
      at: Differentiation(random.graph.named, at: random.point, wrt: random.graph.inputs))
    let totals = derivation.derivatives.flatMap { output in
      output.backward + output.byInput.flatMap { $0.totals.map(\.step) }
    }
    var known: [String: Double] = [:]
    for step in derivation.partials + totals {
      guard let symbol = step.sides.first?.unicodeText, let value = step.value else { continue }
      if let other = known[symbol] {
        let scale = max(1, value.magnitude)
        #expect((value - other).magnitude <= 1e-9 * scale, "seed \(seed): \(symbol)")
      }
      known[symbol] = value
    }
    #expect(known.isEmpty == derivation.partials.isEmpty)
  }

  @Test("catch a formula that is wrong by one part in a thousand million")
  func sensitive() throws {
    let graph = graphOf(1) { builder, x in [builder.apply(.sine, to: x[0])] }
    let right = Differentiation(graph.named, at: [1], wrt: graph.inputs)
    // The values of another point make the formulas those of that point.
    let other = Differentiation(graph.named, at: [1 + 1e-9], wrt: graph.inputs)
    #expect(right.symbolicLeg?.error == 0)
    #expect(right.jacobian(.reverse) != other.jacobian(.reverse))
  }

  @Test("are not asked of a program that is too large for formulas")
  func large() {
    let graph = graphOf(1) { builder, x in
      var value = x[0]
      for _ in 0..<20_001 { value = builder.apply(.sine, to: value) }
      return [value]
    }
    #expect(Differentiation(graph.named, at: [1], wrt: graph.inputs).symbolicLeg == nil)
  }
}

extension ScalarGraph {
  /// The graph with the names x1, x2, … and u1, u2, …
  var named: NamedGraph {
    let names =
      inputs.map { "x\($0.index + 1)" } + constants.map { _ in "" }
      + operations.indices.map { "u\($0 + 1)" }
    return NamedGraph(
      graph: self, names: names, aliases: [:],
      outputs: outputs.map { NamedGraph.Output(name: names[$0.index], node: $0) },
      defaults: inputs.map { _ in nil }, title: [])
  }
}
