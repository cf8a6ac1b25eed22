import CGraphviz
import Synchronization

/// Held during every call: Graphviz keeps global state, even when each thread has its own context.
private let engine = Mutex<Void>(())

extension LayoutGraph {
  /// Lays out in this process.
  ///
  /// Graphviz may crash on some graphs, and cannot be interrupted: a program that must survive
  /// uses a `LayoutProcess`. Calls from several threads wait for each other.
  package func laidOut() throws(LayoutFailure) -> Layout {
    try validate()
    guard !nodes.isEmpty else {
      return Layout(size: Size(width: 0, height: 0), nodes: [], edges: [])
    }
    var answer = cgraphviz_layout()
    defer { cgraphviz_release(&answer) }
    layOut(into: &answer)
    switch answer.status {
    case Int32(CGRAPHVIZ_DONE): break
    case Int32(CGRAPHVIZ_NO_MEMORY): throw .outOfMemory
    case Int32(CGRAPHVIZ_UNAVAILABLE):
      throw .engineUnavailable(reason: Self.message(of: answer))
    default: throw .refused(message: Self.message(of: answer))
    }
    var layout = Layout(answer, of: self)
    guard layout.fits(self) else { throw .refused(message: "an edge or a label has no place") }
    layout.enclose(self)
    return layout
  }

  private func layOut(into answer: inout cgraphviz_layout) {
    let sizes = nodes.map { cgraphviz_size(width: $0.width, height: $0.height) }
    let arrows = edges.map(cgraphviz_edge.init)
    sizes.withUnsafeBufferPointer { sizes in
      arrows.withUnsafeBufferPointer { arrows in
        var request = cgraphviz_request(
          nodes: sizes.baseAddress, edges: arrows.baseAddress,
          node_count: Int32(sizes.count), edge_count: Int32(arrows.count),
          points_right: direction == .right ? 1 : 0,
          node_separation: spacing.nodes, rank_separation: spacing.ranks)
        engine.withLock { _ in cgraphviz_lay_out(&request, &answer) }
      }
    }
  }

  private static func message(of answer: cgraphviz_layout) -> String {
    let text = withUnsafeBytes(of: answer.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return text.trimmingNewlines
  }
}

extension cgraphviz_edge {
  fileprivate init(_ edge: LayoutGraph.Edge) {
    self.init(
      tail: Int32(edge.tail), head: Int32(edge.head), has_label: edge.label == nil ? 0 : 1,
      label: cgraphviz_size(width: edge.label?.width ?? 0, height: edge.label?.height ?? 0))
  }
}

extension Layout {
  /// Copies what Graphviz found.
  fileprivate init(_ answer: cgraphviz_layout, of graph: LayoutGraph) {
    var next = 0
    let edges = graph.edges.indices.map { index in
      let count = Int(answer.point_counts[index])
      defer { next += count }
      return Edge(
        curve: (next..<next + count).map { Point(answer.points[$0]) },
        label: answer.labels[index].x.isNaN ? nil : Point(answer.labels[index]))
    }
    self.init(
      size: Size(width: answer.width, height: answer.height),
      nodes: graph.nodes.indices.map { Point(answer.nodes[$0]) }, edges: edges)
  }
}

extension Point {
  fileprivate init(_ point: cgraphviz_point) {
    self.init(x: point.x, y: point.y)
  }
}

extension String {
  /// The text without the line breaks at its end.
  var trimmingNewlines: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
