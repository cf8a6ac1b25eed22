package import ChainruleCalculus

/// What each way to differentiate a program costs.
package struct CostComparison: Sendable {
  package let program: NamedGraph
  package let chosen: [NodeID]
  /// The vertices and edges that derivatives pass.
  package let graph: EliminationGraph
  /// What one evaluation takes.
  package let value: Tally
  package let orders: [Order]
  package let sweeps: Sweeps
  package let pattern: Pattern
  package let memory: Memory
  /// What multiplying whole Jacobians takes; nil for scalars, and where there is nothing to multiply.
  package let blocks: Blocks?
  package let hessian: Hessian?
  package let elimination: EliminationBounds
  package let verdict: Verdict
  /// What the same program costs when no operation is done twice; nil where nothing is.
  package let shared: Sharing?
  /// On which numbers every order and every compressed Jacobian was computed.
  package let numbers: Numbers.Source
  /// Nil where it is not asked for, or no point is known.
  package let measured: Measurement?

  /// What is to be compared, and how long may be searched.
  package struct Request {
    package let program: NamedGraph
    package let chosen: [NodeID]
    /// A number for each input; nil where none is known.
    package var point: [Double]?
    package var rule = KinkRule.zero
    /// An order to replay, as vertices numbered from 1.
    package var given: [Int]?
    /// Whether the search for an order is over; nil where none is wanted.
    package var isSearchOver: (() -> Bool)?
    package var budget = EliminationBudget()
    /// What may be spent on proving an order optimal: steps of local search, sets of vertices.
    package var proof = (steps: 200_000, sets: 400_000)
    /// Whether this program's own sweeps are timed.
    package var isMeasuring = false

    package init(_ program: NamedGraph, wrt chosen: [NodeID]) {
      self.program = program
      self.chosen = chosen
    }
  }

  /// - Throws: which way gave a wrong Jacobian, a defect of this program.
  package init(_ request: Request) throws(WrongJacobian) {
    let nodes = request.program.outputs.map(\.node)
    program = request.program
    chosen = request.chosen
    graph = EliminationGraph(program.graph, of: nodes, wrt: chosen)
    value = Tally(counting: program.graph.operations.lazy.map(\.kind))
    let numbers = Numbers(graph, request)
    self.numbers = numbers.source
    let forms = ClosedForms(graph)
    let contest = try OrderContest(graph, numbers, request, forms)
    orders = contest.orders
    elimination = contest.bounds
    pattern = Pattern(graph)
    sweeps = try Sweeps(request, graph, pattern, numbers)
    memory = Memory(program, graph)
    blocks = Blocks(program, wrt: chosen)
    hessian = Hessian(program.graph, wrt: chosen)
    verdict = Verdict(sweeps, forward: contest[.forward], reverse: contest[.reverse], forms)
    measured = request.isMeasuring ? Measurement(request, pattern, at: numbers.point) : nil
    shared = Sharing(program.graph, graph, forms, wrt: chosen, outputs: nodes)
  }
}

extension CostComparison {
  package func order(named name: Order.Name) -> Order? { orders.first { $0.name == name } }

  /// The number of a vertex among the operations, from 1.
  package func number(of vertex: Int) -> Int { vertex - graph.inputCount + 1 }
}

/// A way to compute a Jacobian that did not give it.
package struct WrongJacobian: Error {
  package let way: String
}
