/// What is to be laid out: boxes, the arrows between them and the room their labels need.
///
/// All lengths are points. Nodes and edges are known by their place in the arrays, and a layout
/// answers in the same order. It is plain data: mistakes in it are reported when it is laid out.
package struct LayoutGraph: Sendable, Equatable {
  package var nodes: [Size]
  package var edges: [Edge]
  package var direction: Direction
  package var spacing: Spacing

  package init(
    nodes: [Size], edges: [Edge], direction: Direction = .up, spacing: Spacing = Spacing()
  ) {
    self.nodes = nodes
    self.edges = edges
    self.direction = direction
    self.spacing = spacing
  }

  /// An arrow from one node to another, or to itself; several may join the same two.
  package struct Edge: Sendable, Equatable {
    package var tail: Int
    package var head: Int
    /// The room kept free beside the arrow, if it has a label.
    package var label: Size?

    package init(tail: Int, head: Int, label: Size? = nil) {
      self.tail = tail
      self.head = head
      self.label = label
    }
  }

  /// Where arrows lead when they do not close a cycle.
  package enum Direction: UInt8, Sendable, CaseIterable {
    case up
    case right
  }

  /// The least distance between neighbours.
  package struct Spacing: Sendable, Equatable {
    /// Between nodes of one rank.
    package var nodes: Double
    /// From a rank to the next. A rank that holds labels lies halfway.
    package var ranks: Double

    package init(nodes: Double = 18, ranks: Double = 36) {
      self.nodes = nodes
      self.ranks = ranks
    }
  }
}

/// A width and a height in points.
package struct Size: Sendable, Hashable {
  package var width: Double
  package var height: Double

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// A place in points: x to the right, y downwards from the top left corner.
package struct Point: Sendable, Hashable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
