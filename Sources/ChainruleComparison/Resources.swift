package import ChainruleCalculus

extension CostComparison {
  /// How many numbers each mode keeps at a time.
  package struct Memory: Sendable, Equatable {
    /// For the values alone.
    package let value: Int
    /// For values and tangents of one direction.
    package let forward: Int
    /// For all values and partials, which reverse mode needs at the end.
    package let reverse: Int
    /// What keeping fewer states of a loop costs in passes; one for each loop of several passes.
    package let checkpoints: [Checkpoints]

    init(_ program: NamedGraph, _ graph: EliminationGraph) {
      let scalars = program.graph
      value = scalars.mostLiveValues
      forward = 2 * value
      reverse = scalars.nodeCount + graph.edgeCount
      checkpoints = program.loops.filter { $0.passes > 1 }.map(Checkpoints.init)
    }
  }

  /// Reverse mode through a loop that keeps only some of the states between its passes, and does
  /// the passes between them again.
  package struct Checkpoints: Sendable, Equatable {
    package let loop: UnrolledLoop
    /// The passes done forward in all, for some numbers of states kept, ascending.
    package let plans: [Plan]

    package struct Plan: Sendable, Equatable {
      package let states: Int
      package let forwardPasses: Int
    }

    private static let counts = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500, 1_000]

    init(_ loop: UnrolledLoop) {
      self.loop = loop
      plans = Self.counts.filter { $0 < loop.passes }.map {
        Plan(
          states: $0,
          forwardPasses: BinomialCheckpoints.forwardSteps(loop.passes, keeping: $0))
      }
    }
  }

  /// The second derivatives of a sum of the outputs: where they can differ from 0.
  package struct Hessian: Sendable {
    package let rows: Int
    package let nonzeros: Int
    /// Products of the Hessian and a direction that find all of it, with and without symmetry.
    package let starColors: Int?
    package let columnColors: Int?

    init?(_ graph: ScalarGraph, wrt chosen: [NodeID]) {
      guard let pattern = graph.hessianPattern(wrt: chosen) else { return nil }
      rows = pattern.rowCount
      nonzeros = pattern.nonzeros
      // A column without entries needs no product.
      let isFilled = (0..<pattern.rowCount).filter { !pattern.entries(of: $0).isEmpty }
      let filled = pattern.restricted(to: isFilled)
      starColors = filled.starColoring()?.count
      columnColors = filled.columnColoring()?.count
    }
  }

  /// What the same program costs when equal operations are done once.
  package struct Sharing: Sendable {
    /// Operations that need not be repeated.
    package let operations: Int
    /// The structural multiplications by elimination, before and after.
    package let forward: (before: Int, after: Int)
    package let reverse: (before: Int, after: Int)

    init?(
      _ scalars: ScalarGraph, _ graph: EliminationGraph, _ forms: ClosedForms, wrt chosen: [NodeID],
      outputs: [NodeID]
    ) {
      let shared = scalars.sharing(outputs)
      let saved = scalars.operations.count - shared.graph.operations.count
      guard saved > 0 else { return nil }
      operations = saved
      let after = ClosedForms(EliminationGraph(shared.graph, of: shared.nodes, wrt: chosen))
      forward = (forms.forward, after.forward)
      reverse = (forms.reverse, after.reverse)
    }
  }
}

extension SparsityPattern {
  /// The rows and columns of a symmetric pattern that are kept; all their entries lie in them.
  fileprivate func restricted(to kept: [Int]) -> SparsityPattern {
    var numbers = [Int](repeating: -1, count: columnCount)
    for (number, column) in kept.enumerated() { numbers[column] = number }
    return SparsityPattern(
      columnCount: kept.count, rows: kept.map { row in self[row].map { numbers[Int($0)] } })
  }
}
