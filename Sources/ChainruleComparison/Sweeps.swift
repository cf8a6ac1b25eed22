package import ChainruleCalculus

extension CostComparison {
  /// Where a Jacobian has entries, and into how many sweeps they fit.
  package struct Pattern: Sendable {
    package let rows: Int
    package let columns: Int
    /// Nil where there are too many entries to list.
    package let sparsity: SparsityPattern?
    package let columnColoring: Coloring?
    package let rowColoring: Coloring?
    package let bidirectional: BidirectionalColoring?

    init(_ graph: EliminationGraph) {
      rows = graph.outputs.count
      columns = graph.inputCount
      sparsity = graph.sparsityPattern()
      columnColoring = sparsity?.columnColoring()
      rowColoring = sparsity?.rowColoring()
      bidirectional = sparsity?.bidirectionalColoring(
        columns: columnColoring, rows: rowColoring)
    }
  }

  /// What it takes to pass over all edges, once for each seed.
  package struct SweepCount: Sendable, Equatable {
    package let sweeps: Int
    /// One multiplication for each edge and seed.
    package let multiplications: Int
    /// What this program's own sweeps do, values and partials included; nil where that is too much
    /// to count or no point is known at which it can be counted.
    package let executed: Tally?
  }

  /// The Jacobian by sweeps, dense and compressed.
  package struct Sweeps: Sendable {
    package let forward: SweepCount
    package let reverse: SweepCount
    package let compressedForward: SweepCount?
    package let compressedReverse: SweepCount?
    /// Columns by tangents and rows by adjoints together.
    package let bidirectional: SweepCount?
    /// The ways that were carried out and gave the right Jacobian.
    package let verified: [Way]

    /// A way to compress the sweeps.
    package enum Way: String, Sendable {
      case compressedForward, compressedReverse, bidirectional
    }

    /// Operations that are counted one by one, and entries computed, at most.
    private static let limit = 4_000_000

    init(
      _ request: Request, _ graph: EliminationGraph, _ pattern: Pattern, _ numbers: Numbers
    ) throws(WrongJacobian) {
      let sweep = CountedSweeps(request, edges: graph.edgeCount, at: numbers.point)
      let (rows, columns) = (pattern.rows, pattern.columns)
      forward = sweep.count(forward: (0..<columns).map { [$0] })
      reverse = sweep.count(reverse: (0..<rows).map { [$0] })
      compressedForward = pattern.columnColoring.map { sweep.count(forward: $0.groups) }
      compressedReverse = pattern.rowColoring.map { sweep.count(reverse: $0.groups) }
      bidirectional = pattern.bidirectional.map {
        sweep.count(forward: $0.columnGroups, reverse: $0.rowGroups)
      }
      verified = try Self.verify(request, graph, pattern, numbers)
    }

    /// Computes the compressed Jacobians and compares them.
    ///
    /// - Returns: those for which that does not take too long.
    private static func verify(
      _ request: Request, _ edges: EliminationGraph, _ pattern: Pattern, _ numbers: Numbers
    ) throws(WrongJacobian) -> [Way] {
      guard numbers.pointHasThem, let point = numbers.point, let sparsity = pattern.sparsity else {
        return []
      }
      let graph = request.program.graph
      func sweeps(at point: [Double]) -> JacobianSweeps<Double> {
        JacobianSweeps(
          graph, at: point, of: request.program.outputs.map(\.node), wrt: request.chosen,
          atKink: request.rule)
      }
      let here = sweeps(at: point)
      var verified: [Way] = []
      func check(_ way: Way, _ count: Int?, _ jacobian: (JacobianSweeps<Double>) -> SparseMatrix?)
        throws(WrongJacobian)
      {
        guard let count, count * graph.nodeCount <= 5 * limit, let found = jacobian(here) else {
          return
        }
        verified.append(way)
        if numbers.confirmFinite(found) { return }
        // What is found at one point is found at all; elsewhere numbers may keep their digits.
        var elsewhere = request
        elsewhere.point = nil
        let others = Numbers(edges, elsewhere)
        let again = others.point.flatMap { jacobian(sweeps(at: $0)) }
        guard let again, others.confirmFinite(again) else {
          throw WrongJacobian(way: way.rawValue)
        }
      }
      try check(.compressedForward, pattern.columnColoring?.count) { sweeps in
        pattern.columnColoring.map { sweeps.jacobian(sparsity, columns: $0) }
      }
      try check(.compressedReverse, pattern.rowColoring?.count) { sweeps in
        pattern.rowColoring.map { sweeps.jacobian(sparsity, rows: $0) }
      }
      try check(.bidirectional, pattern.bidirectional?.count) { sweeps in
        pattern.bidirectional.map { sweeps.jacobian(sparsity, $0) }
      }
      return verified
    }

    /// Counts sweeps by running them on counting numbers.
    private struct CountedSweeps {
      let request: Request
      let edges: Int
      let point: [Double]?

      init(_ request: Request, edges: Int, at point: [Double]?) {
        self.request = request
        self.edges = edges
        self.point = point
      }

      func count(forward: [[Int]] = [], reverse: [[Int]] = []) -> SweepCount {
        let sweeps = forward.count + reverse.count
        return SweepCount(
          sweeps: sweeps, multiplications: sweeps * edges,
          executed: executed(forward, reverse))
      }

      private func executed(_ forward: [[Int]], _ reverse: [[Int]]) -> Tally? {
        let graph = request.program.graph
        guard let point, (forward.count + reverse.count) * graph.nodeCount <= Sweeps.limit else {
          return nil
        }
        return JacobianSweeps.tally(
          graph, at: point, of: request.program.outputs.map(\.node), wrt: request.chosen,
          atKink: request.rule, forward: forward, reverse: reverse)
      }
    }
  }
}
