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
  }

  @Test("The optimum is that of trying every set, over random graphs", arguments: [UInt64](0..<60))
  func exhaustively(seed: UInt64) throws {
    let random = RandomGraph(
      seed: seed, inputs: 3, operations: 8, outputs: 3,
      choosing: [.multiplication, .sine, .multiplication, .addition])
    let graph = EliminationGraph(random.graph, of: random.graph.outputs, wrt: random.graph.inputs)
    let partials = graph.randomPartials(seed: seed)
    var search = OrderSearch(graph, from: [try graph.accumulate(.forward, partials)])
    search.prove()
    #expect(search.isOptimal)
    #expect(search.cost == cheapest(graph))
  }

  /// The least multiplications over all sets of vertices, on sets of neighbours.
  private func cheapest(_ graph: EliminationGraph) -> Int {
    let vertices = graph.eliminable
    let isOutput = graph.isOutput
    var least = [Int](repeating: .max, count: 1 << vertices.count)
    least[0] = 0
    for set in least.indices {
      var (into, out) = graph.neighbors
      for (bit, vertex) in vertices.enumerated() where set >> bit & 1 == 1 {
        for source in into[vertex] {
          out[source].formUnion(out[vertex])
          if !isOutput[vertex] { out[source].remove(vertex) }
        }
        for target in out[vertex] {
          into[target].formUnion(into[vertex])
          into[target].remove(vertex)
        }
      }
      for (bit, vertex) in vertices.enumerated() where set >> bit & 1 == 0 {
        let cost = least[set] + into[vertex].count * out[vertex].count
        least[set | 1 << bit] = min(cost, least[set | 1 << bit])
      }
    }
    return least[least.count - 1]
  }

  @Test("A search is the same for the same number of questions to its clock")
  func determinism() throws {
    let graph = try CountedProgram.named("stencil").compiled.eliminationGraph
    let known = try graph.accumulate(.forward, graph.randomPartials(seed: 3))
    func order(asking limit: Int) -> [Int] {
      var (search, asked) = (OrderSearch(graph, from: [known]), 0)
      search.run {
        asked += 1
        return asked > limit
      }
      return search.order
    }
    #expect(order(asking: 40) == order(asking: 40))
  }

  @Test("An order that takes too much is given up with its reason")
  func budget() throws {
    let graph = try CountedProgram.named("speelpenning").compiled.eliminationGraph
    var budget = EliminationBudget()
    budget.multiplications = 1_000
    #expect(throws: EliminationBudget.Excess.multiplications(1_000)) {
      try graph.accumulate(.forward, graph.randomPartials(seed: 4), within: budget)
    }
    budget = EliminationBudget()
    budget.edges = 0
    #expect(throws: EliminationBudget.Excess.edges(0)) {
      try graph.accumulate(.forward, graph.randomPartials(seed: 4), within: budget)
    }
  }
}

extension EliminationGraph {
  /// The predecessors and successors of every vertex.
  fileprivate var neighbors: (into: [Set<Int>], out: [Set<Int>]) {
    var into = [Set<Int>](repeating: [], count: vertexCount)
    var out = into
    for vertex in inputCount..<vertexCount {
      for edge in edges(into: vertex) {
        into[vertex].insert(Int(sources[edge]))
        out[Int(sources[edge])].insert(vertex)
      }
    }
    return (into, out)
  }
}

extension OperationCount {
  /// Multiplications and additions, as the counter writes them.
  init(_ pair: [Int]) {
    self.init(multiplications: pair[0], additions: pair[1])
  }
}
