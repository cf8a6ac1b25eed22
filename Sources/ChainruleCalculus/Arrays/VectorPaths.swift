/// One way along which a change of a node reaches another on the vector graph.
package struct VectorPath: Sendable, Equatable {
  /// From the input to the output.
  package let nodes: [Int]
  /// What the path contributes to the total derivative: the Jacobians multiplied from the output
  /// back.
  package let product: [[Double]]

  /// √Σ pᵢⱼ² of the product.
  package var frobeniusNorm: Double {
    product.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}

extension VectorDifferentiation {
  /// How many operations may be done to multiply the Jacobians of listed paths.
  private static let pathBudget = 5e7

  /// Every path from an input, those of largest Frobenius norm first; nil where there are more
  /// than the limit or multiplying their Jacobians takes too long.
  ///
  /// - Complexity: elements of the target × operations along the paths.
  package func paths(from input: ChosenInput, to target: Int, limit: Int) -> [VectorPath]? {
    guard
      let found = graph.routes(
        from: input.place, to: target, limit: limit, through: graph.nodes.indices.map(isActive))
    else { return nil }
    let rows = Double(graph.nodes[target].shape.count)
    let work = found.joined().reduce(0) { $0 + rows * operationCount(of: $1) }
    guard work <= Self.pathBudget else { return nil }
    let paths = found.map { path($0, input) }
    return paths.enumerated().sorted { a, b in
      let (x, y) = (a.element.frobeniusNorm, b.element.frobeniusNorm)
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
  }

  /// Each row of the product is passed back along the path, which needs no Jacobian of its own.
  private func path(_ nodes: [Int], _ input: ChosenInput) -> VectorPath {
    let size = graph.nodes[nodes[nodes.count - 1]].shape.count
    let product = (0..<size).map { row in
      var weights = [Double](repeating: 0, count: size)
      weights[row] = 1
      for (source, target) in zip(nodes, nodes.dropFirst()).reversed() {
        weights = passed(weights, from: target, to: source)
      }
      return weights
    }
    return VectorPath(nodes: nodes, product: input.columns(of: product))
  }

  /// About how many elementary operations a node has.
  private func operationCount(of place: Int) -> Double {
    let node = graph.nodes[place]
    guard case .operation(let operation) = node.role else { return 0 }
    guard case .structural(let structural) = operation else { return Double(node.shape.count) }
    return structural.definition.operationCount(node.operands.map(graph.shape(of:)))
  }
}
