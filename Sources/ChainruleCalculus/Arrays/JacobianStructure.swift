/// What is known of a matrix of derivatives by its structure, so that it needs no numbers or fewer.
package enum JacobianStructure: Sendable, Equatable {
  /// Every entry is 0: along no path, or as the slope of a comparison or below a kink.
  case zero
  /// I
  case identity
  /// cI
  case scaledIdentity(Double)
  /// diag(v)
  case diagonal([Double])
  /// c**1**, a column of one number.
  case column(Double)
  /// c**1**ᵀ, a row of one number.
  case row(Double)

  package var transposed: JacobianStructure {
    switch self {
    case .column(let entry): .row(entry)
    case .row(let entry): .column(entry)
    case .zero, .identity, .scaledIdentity, .diagonal: self
    }
  }
}

extension JacobianStructure {
  /// The structure that the operations give a matrix, and that its numbers keep; nil for a dense
  /// one.
  ///
  /// Entries are one number only where they are one formula: the gradient 2x of x·x has no
  /// structure at [1, 1, 1].
  ///
  /// - Parameters:
  ///   - formulas: the fingerprints of the entries, asked for where the numbers need them.
  ///   - isPossible: whether a row depends on a column along any path.
  package init?(
    _ rows: [[Double]], formulas: () -> [[Residue]], isPossible: (Int, Int) -> Bool
  ) {
    let columns = rows.first?.count ?? 0
    guard rows.count > 1 || columns > 1 else { return nil }
    let first = rows[0][0]
    if rows.allSatisfy({ $0.allSatisfy { $0 == first } }) {
      let entries = formulas().joined()
      let isOneFormula = entries.allSatisfy { $0 == entries.first }
      if first == 0, isOneFormula, entries.first == .zero {
        self = .zero
        return
      }
      if min(rows.count, columns) == 1 {
        guard isOneFormula, first != 0 else { return nil }
        self = columns == 1 ? .column(first) : .row(first)
        return
      }
    }
    let isDiagonal =
      rows.count == columns
      && rows.indices.allSatisfy { row in
        (0..<columns).allSatisfy { row == $0 || !isPossible(row, $0) }
      }
    guard isDiagonal else { return nil }
    let diagonal = rows.indices.map { rows[$0][$0] }
    guard diagonal.allSatisfy({ $0 == first }) else {
      self = .diagonal(diagonal)
      return
    }
    let entries = formulas()
    if entries.indices.contains(where: { entries[$0][$0] != entries[0][0] }) {
      self = .diagonal(diagonal)
    } else {
      self = first == 1 ? .identity : .scaledIdentity(first)
    }
  }
}

extension Differentiation {
  /// The formula of each derivative that `jacobian` gives as a number, as a residue.
  ///
  /// - Complexity: that of the Jacobian in reverse mode.
  package func fingerprints() -> [[Residue]] {
    var generator = SplitMix64(seed: 1)
    let graph = program.graph
    let inputs = point.map { Fingerprint($0, using: &generator) }
    let linearized = graph.linearized(
      at: graph.values(at: inputs), active: self.linearized.active, atKink: rule)
    return program.outputs.map { output in
      let adjoints = linearized.adjoints(of: output.node)
      return chosen.map { adjoints[$0.index]?.residue ?? .zero }
    }
  }
}
