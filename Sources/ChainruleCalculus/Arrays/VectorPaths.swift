/// One way along which a change of a node reaches another on the vector graph.
package struct VectorPath: Sendable, Equatable {
  /// From the input to the output.
  package let nodes: [Int]
  /// The Jacobian of each edge, in the same order, numerator layout.
  package let jacobians: [[[Double]]]
  /// What the path contributes to the total derivative: the Jacobians multiplied from the output
  /// back.
  package let product: [[Double]]

  /// √Σ pᵢⱼ² of the product.
  package var frobeniusNorm: Double {
    product.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}

extension VectorDifferentiation {
  /// How many numbers the Jacobians of listed paths may have in all.
  package static let pathBudget = 1_000_000

  /// Every path from an input, those of largest Frobenius norm first; nil where there are more
  /// than the limit or their Jacobians are too large to be multiplied out.
  ///
  /// - Complexity: the sum of the products of Jacobians along the paths.
  package func paths(from input: ChosenInput, to target: Int, limit: Int) -> [VectorPath]? {
    guard
      let found = graph.routes(
        from: input.place, to: target, limit: limit, through: graph.nodes.indices.map(isActive))
    else { return nil }
    var numbers = 0
    for path in found {
      for (a, b) in zip(path, path.dropFirst()) {
        numbers += graph.nodes[a].shape.count * graph.nodes[b].shape.count
      }
    }
    guard numbers <= Self.pathBudget else { return nil }
    var known: [SIMD2<Int>: [[Double]]] = [:]
    let paths = found.map { path($0, input, &known) }
    return paths.enumerated().sorted { a, b in
      let (x, y) = (a.element.frobeniusNorm, b.element.frobeniusNorm)
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
  }

  /// - Parameter known: the Jacobians of edges that were found before.
  private func path(
    _ nodes: [Int], _ input: ChosenInput, _ known: inout [SIMD2<Int>: [[Double]]]
  ) -> VectorPath {
    let jacobians = zip(nodes, nodes.dropFirst()).map { source, target in
      let jacobian = known[SIMD2(source, target)] ?? jacobian(from: source, to: target)
      known[SIMD2(source, target)] = jacobian
      return jacobian
    }
    let size = graph.nodes[nodes[nodes.count - 1]].shape.count
    let identity = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
    let product = jacobians.reversed().reduce(identity) { product, jacobian in
      product.map { row in
        jacobian[0].indices.map { column in
          zip(row, jacobian).reduce(0) { $0 + ($1.0 == 0 ? 0 : $1.0 * $1.1[column]) }
        }
      }
    }
    return VectorPath(
      nodes: nodes, jacobians: jacobians, product: input.columns(of: product))
  }
}
