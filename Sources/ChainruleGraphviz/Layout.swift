/// Where the parts of a `LayoutGraph` lie, in its order and in points.
package struct Layout: Sendable, Equatable {
  /// The smallest page that holds everything, its top left corner being the origin.
  package var size: Size
  /// The centre of each node.
  package var nodes: [Point]
  package var edges: [Edge]

  package init(size: Size, nodes: [Point], edges: [Edge]) {
    self.size = size
    self.nodes = nodes
    self.edges = edges
  }

  /// A path from the border of the tail to the border of the head.
  package struct Edge: Sendable, Equatable {
    /// The control points of joined cubic Bézier curves: 3k + 1 of them, k ≥ 1.
    package var curve: [Point]
    /// The centre of the label, if there is one.
    package var label: Point?

    package init(curve: [Point], label: Point?) {
      self.curve = curve
      self.label = label
    }
  }
}

extension Layout {
  /// Whether this can be the layout of a graph: the right number of everything, all of it finite.
  ///
  /// - Complexity: nodes + control points.
  package func fits(_ graph: LayoutGraph) -> Bool {
    guard nodes.count == graph.nodes.count, edges.count == graph.edges.count,
      size.width.isFinite, size.height.isFinite, nodes.allSatisfy(\.isFinite)
    else { return false }
    return zip(edges, graph.edges).allSatisfy { placed, edge in
      placed.curve.count >= 4 && placed.curve.count % 3 == 1
        && placed.curve.allSatisfy(\.isFinite)
        && (placed.label == nil) == (edge.label == nil)
        && placed.label?.isFinite != false
    }
  }
}

extension Point {
  fileprivate var isFinite: Bool { x.isFinite && y.isFinite }
}
