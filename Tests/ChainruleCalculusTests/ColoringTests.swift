import ChainruleCalculus
import TestSupport
import Testing

@Suite("Colouring a sparsity pattern")
struct ColoringTests {
  private static func pattern(_ rows: Int, _ columns: Int, _ has: (Int, Int) -> Bool)
    -> SparsityPattern
  {
    SparsityPattern(
      columnCount: columns,
      rows: (0..<rows).map { row in (0..<columns).filter { has(row, $0) } })
  }

  private static func random(seed: UInt64) -> SparsityPattern {
    var generator = SplitMix64(seed: seed)
    let rows = Int.random(in: 1...14, using: &generator)
    let columns = Int.random(in: 1...14, using: &generator)
    let density = Double.random(in: 0.02...0.5, using: &generator)
    return pattern(rows, columns) { _, _ in Double.random(in: 0..<1, using: &generator) < density }
  }

  @Test("A tridiagonal matrix takes 3 colours, a diagonal one 1", arguments: [3, 4, 10, 500])
  func bands(size: Int) throws {
    let tridiagonal = Self.pattern(size, size) { abs($0 - $1) <= 1 }
    for order in ColoringOrder.allCases {
      #expect(try #require(tridiagonal.columnColoring([order])).count == 3, "\(order)")
    }
    #expect(tridiagonal.rowColoring()?.count == 3)
    let diagonal = Self.pattern(size, size) { $0 == $1 }
    #expect(diagonal.columnColoring()?.count == 1)
    #expect(diagonal.rowColoring()?.count == 1)
  }

  @Test("A dense matrix of 5 rows and 10 columns takes 10 column or 5 row colours")
  func dense() {
    let dense = Self.pattern(5, 10) { _, _ in true }
    #expect(dense.columnColoring()?.count == 10)
    #expect(dense.rowColoring()?.count == 5)
    #expect(dense.bidirectionalColoring()?.count == 5)
  }

  @Test("An arrow head takes 2 colours where symmetry helps, 3 sweeps both ways, else all")
  func arrowHead() {
    for center in [0, 2, 4] {
      let arrow = Self.pattern(5, 5) { $0 == $1 || $0 == center || $1 == center }
      #expect(arrow.starColoring()?.count == 2)
      #expect(arrow.columnColoring()?.count == 5)
      #expect(arrow.rowColoring()?.count == 5)
      #expect(arrow.bidirectionalColoring()?.count == 3)
    }
  }

  @Test("No two columns of a colour meet in a row, in any order", arguments: [UInt64](0..<80))
  func validity(seed: UInt64) throws {
    let pattern = Self.random(seed: seed)
    for order in ColoringOrder.allCases {
      let coloring = try #require(pattern.columnColoring([order]))
      #expect(coloring.count >= coloring.leastCount)
      #expect(coloring.groups.joined().sorted() == Array(0..<pattern.columnCount))
      for row in 0..<pattern.rowCount {
        let colors = pattern[row].map { coloring.colors[Int($0)] }
        #expect(Set(colors).count == colors.count, "\(order)")
      }
    }
    let all = try #require(pattern.columnColoring())
    for order in ColoringOrder.allCases {
      #expect(try #require(pattern.columnColoring([order])).count >= all.count)
    }
  }

  @Test("Row and column groups together find every entry", arguments: [UInt64](0..<80))
  func bidirectional(seed: UInt64) throws {
    let pattern = Self.random(seed: seed)
    let (columns, rows) = (pattern.columnColoring(), pattern.rowColoring())
    let coloring = try #require(pattern.bidirectionalColoring(columns: columns, rows: rows))
    #expect(coloring.count <= min(try #require(columns).count, try #require(rows).count))
    for row in 0..<pattern.rowCount {
      for column in pattern[row].map(Int.init) {
        let isAlone =
          coloring.isByRow[row]
          ? coloring.rowGroups[Int(coloring.rowColors[row])].allSatisfy {
            $0 == row || !pattern[$0].contains(Int32(column))
          }
          : coloring.columnGroups[Int(coloring.columnColors[column])].allSatisfy {
            $0 == column || !pattern[row].contains(Int32($0))
          }
        #expect(isAlone)
      }
    }
  }

  @Test(
    "Of an entry and its mirror image one stands alone in its group", arguments: [UInt64](0..<80))
  func star(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let size = Int.random(in: 1...12, using: &generator)
    var joined = Set<[Int]>()
    for a in 0..<size {
      for b in 0..<a where Double.random(in: 0..<1, using: &generator) < 0.3 {
        joined.insert([a, b])
      }
    }
    let pattern = Self.pattern(size, size) {
      $0 == $1 || joined.contains([max($0, $1), min($0, $1)])
    }
    let groups = try #require(pattern.starColoring()).groups
    func standsAlone(_ row: Int, _ column: Int) -> Bool {
      groups.first { $0.contains(column) }?.allSatisfy {
        $0 == column || !pattern[row].contains(Int32($0))
      } ?? false
    }
    for row in 0..<size {
      for column in pattern[row].map(Int.init) {
        #expect(standsAlone(row, column) || standsAlone(column, row))
      }
    }
  }

  @Test(
    "The pattern is what the outputs depend on, however it is found", arguments: [UInt64](0..<40))
  func patterns(seed: UInt64) throws {
    let random = RandomGraph(seed: seed, inputs: 5, operations: 20, outputs: 4)
    let graph = EliminationGraph(random.graph, of: random.graph.outputs, wrt: random.graph.inputs)
    let spread = try #require(graph.sparsityPattern())
    var tight = EliminationGraph.PatternBudget()
    tight.spreading = 0
    #expect(graph.sparsityPattern(within: tight) == spread)
    let partials = graph.edgeNumbers(random)
    #expect(try graph.accumulate(.forward, partials).jacobian.pattern == spread)
  }

  @Test("Compressed sweeps give the entries of dense ones", arguments: [UInt64](0..<60))
  func compressed(seed: UInt64) throws {
    let random = RandomGraph(seed: seed, inputs: 6, operations: 22, outputs: 5)
    let graph = random.graph
    let elimination = EliminationGraph(graph, of: graph.outputs, wrt: graph.inputs)
    let pattern = try #require(elimination.sparsityPattern())
    let sweeps = JacobianSweeps(graph, at: random.point, of: graph.outputs, wrt: graph.inputs)
    let dense = graph.outputs.map { graph.reverse(of: $0, at: random.point) }
    let bound = graph.outputs.map { graph.pathMagnitudes(to: $0, at: random.point) }
    let found = [
      sweeps.jacobian(pattern, columns: try #require(pattern.columnColoring())),
      sweeps.jacobian(pattern, rows: try #require(pattern.rowColoring())),
      sweeps.jacobian(pattern, try #require(pattern.bidirectionalColoring())),
      try elimination.accumulate(.markowitz, elimination.edgeNumbers(random)).jacobian,
    ]
    for matrix in found {
      for row in graph.outputs.indices {
        for column in graph.inputs.indices {
          #expect(
            areClose(
              matrix[row, column], dense[row][column] ?? 0,
              within: SweepTests.tolerance * bound[row][column]))
        }
      }
    }
  }
}

extension EliminationGraph {
  /// The partials at the point of a random graph.
  fileprivate func edgeNumbers(_ random: RandomGraph) -> [Partial<Double>] {
    let graph = random.graph
    return partials(
      of: graph.linearized(
        at: graph.values(at: random.point), active: graph.active(for: graph.inputs)))
  }
}
