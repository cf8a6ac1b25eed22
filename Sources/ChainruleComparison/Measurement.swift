import ChainruleCalculus

extension CostComparison {
  /// How long this program's own sweeps take, in nanoseconds.
  package struct Measurement: Sendable {
    /// The times of one thing done again and again.
    package struct Times: Sendable, Equatable {
      package let median: Int
      package let least: Int
      package let runs: Int
    }

    /// One evaluation.
    package let value: Times
    /// Values with tangents in one direction.
    package let forward: Times
    /// Values and the gradient of the first output.
    package let reverse: Times
    /// The Jacobian with a sweep for each input or output, whichever are fewer; nil where that
    /// takes too long.
    package let jacobian: Times?
    /// The Jacobian with a sweep for each colour, whichever are fewer.
    package let compressedJacobian: Times?
    /// Finding the colours of columns and rows.
    package let coloring: Times?

    /// Operations that a dense or compressed Jacobian may take to be measured.
    private static let limit = 400_000_000

    /// - Returns: nil where no point is known.
    init?(_ request: Request, _ pattern: Pattern, at point: [Double]?) {
      guard let point else { return nil }
      let graph = request.program.graph
      let sweeps = JacobianSweeps(
        graph, at: point, of: request.program.outputs.map(\.node), wrt: request.chosen,
        atKink: request.rule)
      value = Times { _ = graph.values(at: point) }
      forward = Times { _ = sweeps.forward([pattern.columns > 0 ? [0] : []]) }
      reverse = Times { _ = sweeps.reverse([[0]]) }
      let isForward = pattern.columns < pattern.rows
      let dense = (0..<min(pattern.columns, pattern.rows)).map { [$0] }
      func isAffordable(_ count: Int) -> Bool { count * graph.nodeCount <= Self.limit }
      jacobian =
        isAffordable(dense.count)
        ? Times { _ = isForward ? sweeps.forward(dense) : sweeps.reverse(dense) } : nil
      coloring = pattern.columnColoring.flatMap { _ in
        pattern.sparsity.map { sparsity in
          Times {
            _ = sparsity.columnColoring()
            _ = sparsity.rowColoring()
          }
        }
      }
      guard let sparsity = pattern.sparsity, let columns = pattern.columnColoring,
        let rows = pattern.rowColoring, isAffordable(min(columns.count, rows.count))
      else {
        compressedJacobian = nil
        return
      }
      compressedJacobian = Times {
        _ =
          columns.count < rows.count
          ? sweeps.jacobian(sparsity, columns: columns) : sweeps.jacobian(sparsity, rows: rows)
      }
    }
  }
}

extension CostComparison.Measurement.Times {
  /// Runs for a fifth of a second, at least three times, after once to warm up.
  fileprivate init(_ work: () -> Void) {
    let clock = ContinuousClock()
    work()
    var times: [Int] = []
    let end = clock.now + .milliseconds(200)
    while times.count < 3 || (clock.now < end && times.count < 100_000) {
      let (seconds, attoseconds) = clock.measure(work).components
      times.append(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
    }
    times.sort()
    self.init(median: times[times.count / 2], least: times[0], runs: times.count)
  }
}
