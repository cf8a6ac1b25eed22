package import ChainruleCalculus

extension CostComparison {
  /// The numbers on which every way to the Jacobian is carried out, and the Jacobian to be found.
  package struct Numbers: Sendable {
    /// Where the numbers come from.
    package enum Source: Sendable, Equatable {
      case point
      /// Seeded values of the inputs, because no point is given.
      case standIn
      /// Seeded partials on the edges, because values or partials are not finite.
      case edges
    }

    package let source: Source
    /// A value of each input at which everything is finite; nil where none was found.
    package let point: [Double]?
    package let partials: [Partial<Double>]
    private let expected: Expectation

    init(_ graph: EliminationGraph, _ request: Request) {
      let scalars = request.program.graph
      func partials(at point: [Double]) -> [Partial<Double>]? {
        let values = scalars.values(at: point)
        let linearized = scalars.linearized(
          at: values, active: scalars.active(for: request.chosen), atKink: request.rule)
        let partials = graph.partials(of: linearized)
        let isFinite = values.allSatisfy(\.isFinite) && partials.allSatisfy(\.scalar.isFinite)
        return isFinite ? partials : nil
      }
      if let point = request.point {
        let found = partials(at: point)
        self.point = point
        source = found == nil ? .edges : .point
        self.partials = found ?? graph.randomPartials()
      } else {
        var found: ([Double], [Partial<Double>])?
        for point in StandIns(count: scalars.inputCount) where found == nil {
          found = partials(at: point).map { (point, $0) }
        }
        point = found?.0
        source = found == nil ? .edges : .standIn
        self.partials = found?.1 ?? graph.randomPartials()
      }
      expected = Expectation(graph, self.partials)
    }

    /// Seeded numbers near 1 and −1 on the edges of a graph.
    init(onEdgesOf graph: EliminationGraph) {
      source = .edges
      point = nil
      partials = graph.randomPartials()
      expected = Expectation(graph, partials)
    }

    /// Whether a Jacobian is the one that adjoint sweeps find.
    func confirm(_ jacobian: SparseMatrix) -> Bool { expected.confirm(jacobian) }

    /// Whether every entry that is finite is so: products that overflow in one way need not in
    /// another.
    func confirmFinite(_ jacobian: SparseMatrix) -> Bool {
      expected.confirm(jacobian, onlyFinite: true)
    }

    /// Whether sweeps at the point have to give the expected Jacobian too.
    var pointHasThem: Bool { source != .edges }
  }
}

/// Seeded points, of which one may lie where every operation is defined.
private struct StandIns: Sequence, IteratorProtocol {
  let count: Int
  private var tried = 0
  private var generator = SplitMix64(seed: 6)

  init(count: Int) { self.count = count }

  private static let ranges = [0.5...1.5, 0.1...0.9, 1.1...2.0, -0.9...0.9, 2.0...9.0, -3.0...3.0]

  mutating func next() -> [Double]? {
    guard tried < 4 * Self.ranges.count else { return nil }
    let range = Self.ranges[tried % Self.ranges.count]
    tried += 1
    return (0..<count).map { _ in .random(in: range, using: &generator) }
  }
}

extension EliminationGraph {
  /// Seeded numbers near 1 and −1, whose products stay in the range of numbers.
  fileprivate func randomPartials() -> [Partial<Double>] {
    var generator = SplitMix64(seed: 7)
    return isUnit.map { isUnit in
      let number = Double.random(in: 0.9...1.1, using: &generator)
      let isNegative = Bool.random(using: &generator)
      if isUnit { return isNegative ? .minusOne : .one }
      return .factor(isNegative ? -number : number)
    }
  }
}

/// What a Jacobian has to be, from sweeps over the edges and from no elimination.
private struct Expectation: Sendable {
  /// Each row and how far from it is near enough, where there are few enough edges.
  private var rows: [(row: Int, values: [Double], tolerances: [Double])] = []
  /// A direction, with what every output has to change along it.
  private let direction: [Double]
  private let changes: [Double]
  private let changeTolerances: [Double]

  private static let steps = 20_000_000
  /// How far off a sum over paths may be: orders of addition differ by less than this part of the
  /// sum of their magnitudes.
  private static func tolerance(_ magnitude: Double, loss: Double) -> Double {
    1e-9 * magnitude + loss * .leastNonzeroMagnitude + .leastNormalMagnitude
  }

  init(_ graph: EliminationGraph, _ partials: [Partial<Double>]) {
    let numbers = partials.map(\.scalar)
    let magnitudes = numbers.map(\.magnitude)
    var generator = SplitMix64(seed: 8)
    direction = (0..<graph.inputCount).map { _ in .random(in: -1...1, using: &generator) }
    changes = graph.changes(numbers, along: direction)
    // Below the normal numbers products lose up to the least number, which the rest of a path may
    // make large, from either end.
    let tangentLoss = graph.changes(magnitudes, along: direction.map { _ in 1 }, adding: 1)
    changeTolerances = zip(
      graph.changes(magnitudes, along: direction.map(\.magnitude)), tangentLoss
    ).map { Self.tolerance($0, loss: $1) }
    let affordable = max(1, Self.steps / max(1, graph.vertexCount + graph.edgeCount))
    for row in graph.outputs.indices.prefix(affordable) {
      let adjointLoss = graph.adjoints(magnitudes, of: row, adding: 1)
      let tolerances = zip(graph.adjoints(magnitudes, of: row), adjointLoss).map {
        Self.tolerance($0, loss: $1 + tangentLoss[row])
      }
      rows.append((row, graph.adjoints(numbers, of: row), tolerances))
    }
  }

  func confirm(_ jacobian: SparseMatrix, onlyFinite: Bool = false) -> Bool {
    func areClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
      !tolerance.isFinite || (a - b).magnitude <= tolerance || onlyFinite && !a.isFinite
    }
    for row in changes.indices {
      let change = jacobian.pattern.entries(of: row).reduce(0) {
        $0 + jacobian.values[$1] * direction[Int(jacobian.pattern.columns[$1])]
      }
      guard areClose(change, changes[row], changeTolerances[row]) else { return false }
    }
    return rows.allSatisfy { row, values, tolerances in
      var dense = [Double](repeating: 0, count: values.count)
      for place in jacobian.pattern.entries(of: row) {
        dense[Int(jacobian.pattern.columns[place])] = jacobian.values[place]
      }
      return dense.indices.allSatisfy { areClose(dense[$0], values[$0], tolerances[$0]) }
    }
  }
}

extension EliminationGraph {
  /// The change of every output when the inputs move along a direction.
  ///
  /// - Parameter each: is added to every vertex on the way.
  fileprivate func changes(
    _ numbers: [Double], along direction: [Double], adding each: Double = 0
  ) -> [Double] {
    var changes = direction + [Double](repeating: each, count: operationCount)
    for vertex in inputCount..<vertexCount {
      for edge in edges(into: vertex) {
        changes[vertex] += numbers[edge] * changes[Int(sources[edge])]
      }
    }
    return outputs.map { $0.map { changes[$0] } ?? 0 }
  }

  /// The derivative of one output by every input.
  ///
  /// - Parameter each: is added to every vertex on the way.
  fileprivate func adjoints(_ numbers: [Double], of row: Int, adding each: Double = 0) -> [Double] {
    guard let output = outputs[row] else { return [Double](repeating: 0, count: inputCount) }
    var adjoints = [Double](repeating: 0, count: output + 1)
    adjoints[output] = 1
    for vertex in stride(from: output, through: inputCount, by: -1) where adjoints[vertex] != 0 {
      for edge in edges(into: vertex) {
        adjoints[Int(sources[edge])] += numbers[edge] * adjoints[vertex] + each
      }
    }
    return (0..<inputCount).map { $0 <= output ? adjoints[$0] : 0 }
  }
}
