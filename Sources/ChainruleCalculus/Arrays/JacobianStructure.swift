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
  /// A column of 1.
  case ones
  /// 1ᵀ, a row of 1.
  case onesTransposed
}

extension JacobianStructure {
  /// The structure of a matrix that the graph allows and its numbers keep; nil for a dense one.
  ///
  /// - Parameter isPossible: whether a row depends on a column along any path.
  package init?(_ rows: [[Double]], isPossible: (Int, Int) -> Bool) {
    let columns = rows.first?.count ?? 0
    guard rows.count > 1 || columns > 1 else { return nil }
    func onlyOnDiagonal() -> Bool {
      rows.indices.allSatisfy { row in
        (0..<columns).allSatisfy { row == $0 || !isPossible(row, $0) }
      }
    }
    let entries = rows.lazy.joined()
    if entries.allSatisfy({ $0 == 1 }), min(rows.count, columns) == 1 {
      self = columns == 1 ? .ones : .onesTransposed
      return
    }
    if entries.allSatisfy({ $0 == 0 }) {
      self = .zero
      return
    }
    guard rows.count == columns, onlyOnDiagonal() else { return nil }
    let diagonal = rows.indices.map { rows[$0][$0] }
    if diagonal.allSatisfy({ $0 == 1 }) {
      self = .identity
    } else if diagonal.allSatisfy({ $0 == diagonal[0] }) {
      self = .scaledIdentity(diagonal[0])
    } else {
      self = .diagonal(diagonal)
    }
  }
}

extension NamedGraph {
  /// Chosen inputs as they were written: whole where all elements are chosen, else the elements
  /// that are.
  package func inputVariables(of chosen: [NodeID]) -> [Variable] {
    var isChosen = [Bool](repeating: false, count: graph.inputCount)
    for input in chosen { isChosen[input.index] = true }
    return inputVariables.flatMap { variable in
      let elements = variable.nodes.indices.filter { isChosen[variable.nodes[$0].index] }
      if elements.count == variable.nodes.count { return [variable] }
      return elements.map {
        Variable(name: variable.name(ofElement: $0), nodes: [variable.nodes[$0]])
      }
    }
  }
}

extension Differentiation {
  /// The inputs by which derivatives are taken as they were written.
  package var chosenVariables: [Variable] { program.inputVariables(of: chosen) }

  /// The derivative of one variable by another, a row for each element of the output.
  package func block(of output: Range<Int>, by input: Range<Int>, _ jacobian: [[Double]])
    -> [[Double]]
  {
    output.map { row in Array(jacobian[row][input]) }
  }
}
