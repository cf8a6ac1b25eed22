import ChainruleCalculus
import ChainruleComparison
import TestSupport
import Testing

@Suite("Comparing modes")
struct VerdictTests {
  private func compare(
    _ text: String, _ change: (inout CostComparison.Request) -> Void = { _ in }
  ) throws -> CostComparison {
    let program = try compile(text)
    var request = CostComparison.Request(program, wrt: program.graph.inputs)
    request.proof = (steps: 1_000, sets: 1_000)
    change(&request)
    return try CostComparison(request)
  }

  @Test(
    "Sweeps pay every edge for every seed, and patterns are counted", arguments: CountedProgram.all)
  func sweeps(program: CountedProgram) throws {
    let comparison = try compare(program.program)
    let sweeps = comparison.sweeps
    #expect(sweeps.forward.sweeps == program.inputs)
    #expect(sweeps.forward.multiplications == program.inputs * program.edges)
    #expect(sweeps.reverse.sweeps == program.outputs)
    #expect(sweeps.reverse.multiplications == program.outputs * program.edges)
    #expect(comparison.pattern.sparsity?.nonzeros == program.nonzeros)
    #expect(comparison.elimination.least <= comparison.elimination.best ?? 0)
  }

  @Test("A margin below 2 % chooses no mode")
  func clearMode() {
    typealias Choice = CostComparison.Choice
    #expect(Choice(forward: 110, reverse: 109).clearMode == .either)
    #expect(Choice(forward: 100, reverse: 98).clearMode == .reverse)
    #expect(Choice(forward: 1, reverse: 2).clearMode == .forward)
    #expect(Choice(forward: 0, reverse: 0).clearMode == .either)
  }

  @Test("RoeFlux_1d: reverse mode by half with sweeps, by 41 % with elimination")
  func roeFlux() throws {
    let verdict = try compare(try CountedProgram.named("roeflux-1d").program).verdict
    #expect(verdict.sweeps == CostComparison.Choice(forward: 1062, reverse: 531))
    #expect(verdict.sweeps.margin == 0.5)
    #expect(verdict.elimination == CostComparison.Choice(forward: 620, reverse: 364))
    #expect(verdict.nontrivial == CostComparison.Choice(forward: 362, reverse: 234))
    #expect(!verdict.dependsOnConvention)
  }

  @Test("HumanHeartDipole: the winner flips where factors of 1 are free")
  func humanHeartDipole() throws {
    let comparison = try compare(try CountedProgram.named("human-heart-dipole").program)
    let verdict = comparison.verdict
    #expect(verdict.sweeps.mode == .either)
    #expect(verdict.elimination == CostComparison.Choice(forward: 240, reverse: 172))
    #expect(verdict.nontrivial == CostComparison.Choice(forward: 48, reverse: 60))
    #expect(verdict.dependsOnConvention)
    #expect(comparison.elimination.least == 148)
    #expect(comparison.elimination.gap == 0)
    #expect(comparison.order(named: .exact)?.multiplications == 148)
  }

  @Test("What is executed is what journals of the same sweeps hold", arguments: [UInt64](0..<10))
  func executed(seed: UInt64) throws {
    let random = RandomGraph(seed: seed, inputs: 3, operations: 15, outputs: 3)
    let graph = random.graph
    let program = NamedGraph(
      graph: graph, names: (0..<graph.nodeCount).map { "v\($0)" }, aliases: [:],
      outputs: graph.outputs.enumerated().map { .init(name: "y\($0.offset)", node: $0.element) },
      defaults: random.point, title: [])
    var request = CostComparison.Request(program, wrt: graph.inputs)
    request.point = random.point
    let sweeps = try CostComparison(request).sweeps
    func journal(_ run: (JacobianSweeps<JournalEntry>) -> Void) -> Tally {
      let journal = JournalEntry.Journal()
      run(
        JacobianSweeps(
          graph, at: random.point.map { JournalEntry($0, journal: journal) },
          of: graph.outputs, wrt: graph.inputs))
      return Tally(counting: journal.operations)
    }
    #expect(sweeps.forward.executed == journal { _ = $0.forward([[0], [1], [2]]) })
    #expect(sweeps.reverse.executed == journal { _ = $0.reverse([[0], [1], [2]]) })
  }

  @Test("Constants, second names and what is not differentiated are no vertices")
  func vertices() throws {
    let program = try compile("input x, c\nk = 2*c\nz = x\ny = z*k + x\noutput y, k")
    let x = try #require(program.graph.inputs.first)
    let graph = EliminationGraph(program.graph, of: program.outputs.map(\.node), wrt: [x])
    #expect(graph.inputCount == 1)
    #expect(graph.operationCount == 2)
    #expect(graph.edgeCount == 3)
    #expect(graph.outputs == [2, nil])
    let jacobian = try graph.accumulate(.forward, graph.randomPartials(seed: 1)).jacobian
    #expect(jacobian.pattern.rowStart == [0, 1, 1])
  }

  @Test("An edge that two paths merge in is no unit, and a second name makes two edges one")
  func units() throws {
    let sums = try compile("input x\ny = x + x").eliminationGraph
    #expect(sums.isUnit == [false])
    let named = try compile("input x\nz = x\ny = x + z").eliminationGraph
    #expect(named.edgeCount == 1)
    #expect(named.isUnit == [false])
    let branch = try compile("input x, z\ny = if x > 0 then -x else z").eliminationGraph
    #expect(branch.operationCount == 2)
    #expect(branch.isUnit == [true, false, false])
  }

  @Test("An output that is an input has 1 in its row, and nothing is eliminated")
  func trivial() throws {
    let comparison = try compare("input x, z\ny = x\noutput y, z")
    #expect(comparison.graph.edgeCount == 0)
    #expect(comparison.verdict.sweeps.mode == .either)
    #expect(comparison.order(named: .exact)?.multiplications == 0)
    #expect(
      comparison.order(named: .forward)?.accumulation?.jacobian.values == [1, 1])
  }

  @Test("Values that are not finite are no hindrance: partials are drawn at random")
  func notFinite() throws {
    let comparison = try compare("input x = -1\ny = ln(x)*x") { $0.point = [-1] }
    #expect(comparison.numbers == .edges)
    #expect(comparison.order(named: .reverse)?.multiplications == 1)
  }

  @Test("Where products leave the normal numbers, bundles are still found right")
  func subnormal() throws {
    for (text, point) in [
      ("input x\np = exp(-x^2/2)\ny = p*exp(700)", 38.4),
      ("input x\na = exp(-x)\nb = a*1e-200\nc = b*1e-110\ny = c*1e200\noutput y, b, x", 30),
      ("input x\na = x*1e200\nb = a*1e200\ny = 1e-200/b\noutput y", 3),
    ] {
      let sweeps = try compare(text) { $0.point = [point] }.sweeps
      #expect(sweeps.compressedForward?.sweeps == 1)
    }
  }

  @Test("Orders above the budget are skipped, with what their closed forms say")
  func skipped() throws {
    let comparison = try compare(try CountedProgram.named("stencil").program) {
      $0.budget.multiplications = 300
      $0.isSearchOver = { true }
    }
    let forward = try #require(comparison.order(named: .forward))
    #expect(forward.accumulation == nil)
    #expect(forward.multiplications == 412)
    #expect(comparison.order(named: .markowitzLast)?.multiplications == 245)
    #expect(comparison.verdict.elimination == .init(forward: 412, reverse: 371))
    #expect(comparison.verdict.nontrivial == nil)
  }

  @Test("What hangs together too much to be searched is skipped with its reason")
  func unsearchable() throws {
    let steps = (1...900).map { "v\($0) = v\($0 - 1)*sin(v\(max(0, $0 - 3)))" }
    let text = "input v0, w\n" + steps.joined(separator: "\n") + "\nz = w*v900\noutput v900, z"
    let search = try compare(text) { $0.isSearchOver = { false } }.order(named: .search)
    guard case .skipped(.tooLarge(let count))? = search?.outcome else {
      Issue.record("\(String(describing: search?.multiplications))")
      return
    }
    #expect(count > 900)
  }

  @Test("A search that is over proves nothing further")
  func cutShort() throws {
    let solved = CountedProgram.all.filter { $0.optimum != nil }
    let gaps = try solved.map { program in
      try compare(program.program) { $0.isSearchOver = { true } }.elimination.gap
    }
    #expect(gaps.contains { $0 ?? 0 > 0 })
  }

  @Test("A Hessian has entries where inputs meet in something curved")
  func hessian() throws {
    let arrow = try compare("input a, b, c, d, f\ny = a*(b + c + d + f) + b^2 + c^2 + d^2 + f^2")
    let hessian = try #require(arrow.hessian)
    #expect(hessian.nonzeros == 12)
    #expect(hessian.starColors == 2)
    #expect(hessian.columnColors == 5)
    #expect(try compare("input a, b\ny = 3*a - b/2").hessian?.nonzeros == 0)
    #expect(try compare("input a, b\ny = a/b").hessian?.nonzeros == 3)
  }
}
