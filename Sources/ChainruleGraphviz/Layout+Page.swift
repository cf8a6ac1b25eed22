extension Layout {
  /// Widens the page where a box reaches beyond it.
  ///
  /// Graphviz counts in whole points: a box whose lengths are not may lie half a point outside. With
  /// whole, even lengths this changes nothing.
  ///
  /// - Complexity: nodes + control points.
  mutating func enclose(_ graph: LayoutGraph) {
    var least = Point(x: 0, y: 0)
    var most = Point(x: size.width, y: size.height)
    func include(_ centre: Point, _ size: Size) {
      least.x = min(least.x, centre.x - size.width / 2)
      least.y = min(least.y, centre.y - size.height / 2)
      most.x = max(most.x, centre.x + size.width / 2)
      most.y = max(most.y, centre.y + size.height / 2)
    }
    for (centre, size) in zip(nodes, graph.nodes) { include(centre, size) }
    for (placed, edge) in zip(edges, graph.edges) {
      if let centre = placed.label, let size = edge.label { include(centre, size) }
    }
    size = Size(width: most.x - least.x, height: most.y - least.y)
    if least != Point(x: 0, y: 0) { move(by: Point(x: -least.x, y: -least.y)) }
  }

  private mutating func move(by offset: Point) {
    func moved(_ point: Point) -> Point { Point(x: point.x + offset.x, y: point.y + offset.y) }
    nodes = nodes.map(moved)
    edges = edges.map { Edge(curve: $0.curve.map(moved), label: $0.label.map(moved)) }
  }
}
