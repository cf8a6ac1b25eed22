import ChainruleCalculus
import TestSupport
import Testing

@Suite("Eliminating vertices")
struct EliminationTests {
  static let orders: [(name: String, order: EliminationOrder)] = [
    ("forward", .forward), ("reverse", .reverse), ("markowitz", .markowitz),
    ("markowitz-last", .markowitzLast),
  ]

  @Test(
    "The graph and every count are those of an independent counter", arguments: CountedProgram.all)
  func counts(program: CountedProgram) throws {
    let graph = try program.compiled.eliminationGraph
    #expect(graph.inputCount == program.inputs)
    #expect(graph.outputs.count == program.outputs)
    #expect(graph.operationCount == program.vertices)
    #expect(graph.eliminable.count == program.eliminated)
    #expect(graph.edgeCount == program.edges)
    for (name, order) in Self.orders {
      let found = try graph.accumulate(order, graph.randomPartials(seed: 1))
      let wanted = try #require(program.orders[name])
      #expect(found.count.structural == OperationCount(wanted.structural), "\(name)")
      #expect(found.count.nontrivial == OperationCount(wanted.nontrivial), "\(name)")
      #expect(found.order.map { $0 - graph.inputCount + 1 } == wanted.order, "\(name)")
      #expect(found.costs.reduce(0, +) == found.count.structural.multiplications)
    }
  }

  @Test("Forward and reverse cost what their closed forms say", arguments: CountedProgram.all)
  func closedForms(program: CountedProgram) throws {
    let forms = ClosedForms(try program.compiled.eliminationGraph)
    #expect(forms.forward == program.orders["forward"]?.structural[0])
    #expect(forms.reverse == program.orders["reverse"]?.structural[0])
  }

  @Test(
    "The smallest graphs are solved, and the order found costs that", arguments: CountedProgram.all)
  func optimum(program: CountedProgram) throws {
    let graph = try program.compiled.eliminationGraph
    let partials = graph.randomPartials(seed: 2)
    let known = try Self.orders.map { try graph.accumulate($0.order, partials) }
    var search = OrderSearch(graph, from: known)
    let least = search.leastCost
    search.prove(steps: 20_000, sets: 20_000)
    #expect(least <= search.leastCost)
    #expect(search.leastCost <= search.cost)
    #expect(search.cost <= known.map(\.count.structural.multiplications).min() ?? 0)
    let replayed = try graph.accumulate(.given(search.order), partials)
    #expect(replayed.count.structural.multiplications == search.cost)
    if let optimum = program.optimum {
      #expect(search.isOptimal)
      #expect(search.cost == optimum)
    }
    print(program.name, least, search.leastCost, search.cost)
  }
}

extension OperationCount {
  /// Multiplications and additions, as the counter writes them.
  init(_ pair: [Int]) {
    self.init(multiplications: pair[0], additions: pair[1])
  }
}
