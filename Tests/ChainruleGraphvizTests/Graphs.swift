import ChainruleGraphviz

/// A small generator whose numbers are the same everywhere (SplitMix64, Steele et al. 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension LayoutGraph {
  /// A directed graph without cycles: every node but the first has one edge or more coming in.
  static func random(seed: UInt64, nodes count: Int, labelled share: Double = 0.8) -> LayoutGraph {
    var generator = SeededGenerator(seed: seed)
    func size(_ widths: ClosedRange<Double>, _ heights: ClosedRange<Double>) -> Size {
      Size(
        width: .random(in: widths, using: &generator),
        height: .random(in: heights, using: &generator))
    }
    let nodes = (0..<count).map { _ in size(20...160, 16...60) }
    var edges: [Edge] = []
    for head in nodes.indices.dropFirst() {
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let isLabelled = Double.random(in: 0..<1, using: &generator) < share
        edges.append(
          Edge(
            tail: .random(in: max(0, head - 6)..<head, using: &generator), head: head,
            label: isLabelled ? size(8...120, 10...40) : nil))
      }
    }
    return LayoutGraph(
      nodes: nodes, edges: edges, direction: .random(using: &generator))
  }

  /// The same graph with nodes of whole, even lengths, which Graphviz does not round.
  var withEvenNodes: LayoutGraph {
    var graph = self
    graph.nodes = nodes.map { size in
      Size(width: 2 * (size.width / 2).rounded(), height: 2 * (size.height / 2).rounded())
    }
    return graph
  }

  /// Two boxes of 40 by 20 with an edge from the first to the second.
  static func pair(label: Size? = nil, direction: Direction = .up) -> LayoutGraph {
    LayoutGraph(
      nodes: [Size(width: 40, height: 20), Size(width: 40, height: 20)],
      edges: [Edge(tail: 0, head: 1, label: label)], direction: direction)
  }
}

extension LayoutGraph.Direction {
  fileprivate static func random(using generator: inout SeededGenerator) -> Self {
    Bool.random(using: &generator) ? .up : .right
  }
}

/// An upright rectangle.
struct Box {
  var centre: Point
  var size: Size

  /// Whether the two share more than a border; what is within a thousandth of a point is rounding.
  func overlaps(_ other: Box) -> Bool {
    let tolerance = 0.002
    return abs(centre.x - other.centre.x) < (size.width + other.size.width) / 2 - tolerance
      && abs(centre.y - other.centre.y) < (size.height + other.size.height) / 2 - tolerance
  }

  /// How far a point is from the border, along the axis on which it is nearest.
  func distanceToBorder(_ point: Point) -> Double {
    let x = abs(point.x - centre.x) - size.width / 2
    let y = abs(point.y - centre.y) - size.height / 2
    return abs(max(x, y))
  }
}

extension Layout {
  /// The rectangles of all nodes, then those of all labels.
  func boxes(of graph: LayoutGraph) -> [Box] {
    zip(nodes, graph.nodes).map(Box.init)
      + zip(edges, graph.edges).compactMap { placed, edge in
        guard let centre = placed.label, let size = edge.label else { return nil }
        return Box(centre: centre, size: size)
      }
  }
}
