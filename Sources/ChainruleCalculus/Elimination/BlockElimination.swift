/// A graph of blocks that loses them one by one until only the Jacobian is left.
///
/// Joining a Jacobian of r×k to one of k×c takes r·k·c multiplications where both are dense; where
/// one is diagonal, as many as the other has entries.
struct BlockElimination {
  private(set) var multiplications = 0.0
  private let sizes: [Double]
  private let isOutput: [Bool]
  /// The blocks that each block is made of, and whether their edges are diagonal.
  private var into: [[Int: Bool]]
  private var out: [[Int: Bool]]

  init(_ graph: BlockGraph) {
    sizes = graph.blocks.map { Double($0.size) }
    isOutput = graph.blocks.map(\.isOutput)
    into = graph.blocks.map { block in
      Dictionary(uniqueKeysWithValues: block.edges.map { ($0.source, $0.isDiagonal) })
    }
    out = [[Int: Bool]](repeating: [:], count: sizes.count)
    for (target, edges) in into.enumerated() {
      for (source, isDiagonal) in edges { out[source][target] = isDiagonal }
    }
  }

  /// How many Jacobians are multiplied when a block is eliminated now.
  func joinCount(of block: Int) -> Int { into[block].count * out[block].count }

  /// The multiplications that eliminating a block takes now, as numbers that are whole.
  func cost(of block: Int) -> Double {
    var cost = 0.0
    for (source, isFirstDiagonal) in into[block] {
      for (target, isSecondDiagonal) in out[block] {
        cost += Self.product(
          sizes[target], sizes[block], sizes[source], isSecondDiagonal, isFirstDiagonal)
      }
    }
    return cost
  }

  /// The multiplications of a Jacobian of rows × inner by one of inner × columns.
  static func product(
    _ rows: Double, _ inner: Double, _ columns: Double, _ isFirstDiagonal: Bool,
    _ isSecondDiagonal: Bool
  ) -> Double {
    switch (isFirstDiagonal, isSecondDiagonal) {
    case (true, true): inner
    case (true, false): inner * columns
    case (false, true): rows * inner
    case (false, false): rows * inner * columns
    }
  }

  /// Removes one block; an output keeps its edges in.
  mutating func eliminate(_ block: Int) {
    multiplications += cost(of: block)
    for (source, isFirstDiagonal) in into[block] {
      for (target, isSecondDiagonal) in out[block] {
        let isDiagonal = isFirstDiagonal && isSecondDiagonal && into[target][source] != false
        into[target][source] = isDiagonal
        out[source][target] = isDiagonal
      }
    }
    for target in out[block].keys { into[target][block] = nil }
    out[block] = [:]
    guard !isOutput[block] else { return }
    for source in into[block].keys { out[source][block] = nil }
    into[block] = [:]
  }
}
