/// What the parent sends: a graph, and after how long the answer will interest nobody.
package struct LayoutRequest: Sendable, Equatable {
  package var graph: LayoutGraph
  /// In seconds, rounded up; 0 where there is no limit.
  package var secondsAllowed: UInt32

  package init(graph: LayoutGraph, secondsAllowed: UInt32 = 0) {
    self.graph = graph
    self.secondsAllowed = secondsAllowed
  }

  private static let mark: UInt32 = 0x3152_4743

  /// - Precondition: the graph is valid.
  package func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.mark)
    writer.write(secondsAllowed)
    writer.write(graph.direction.rawValue)
    writer.write(graph.spacing.nodes)
    writer.write(graph.spacing.ranks)
    writer.write(count: graph.nodes.count)
    for size in graph.nodes { writer.write(size) }
    writer.write(count: graph.edges.count)
    for edge in graph.edges {
      writer.write(count: edge.tail)
      writer.write(count: edge.head)
      writer.write(edge.label == nil ? 0 : UInt8(1))
      if let label = edge.label { writer.write(label) }
    }
    return writer.bytes
  }

  /// Reads any bytes; the graph in them has yet to be validated.
  package init(decoding bytes: [UInt8]) throws(LayoutFailure) {
    var reader = ByteReader(bytes)
    guard try reader.mark() == Self.mark else { throw .garbled(reason: "it is no request") }
    secondsAllowed = try reader.mark()
    guard let direction = LayoutGraph.Direction(rawValue: try reader.byte()) else {
      throw .garbled(reason: "it holds an unknown direction")
    }
    let spacing = LayoutGraph.Spacing(nodes: try reader.number(), ranks: try reader.number())
    graph = LayoutGraph(nodes: [], edges: [], direction: direction, spacing: spacing)
    for _ in 0..<(try reader.count(ofSize: 16)) { graph.nodes.append(try reader.size()) }
    for _ in 0..<(try reader.count(ofSize: 9)) {
      let tail = try reader.index()
      let head = try reader.index()
      let label = try reader.presence() ? try reader.size() : nil
      graph.edges.append(LayoutGraph.Edge(tail: tail, head: head, label: label))
    }
    try reader.finish()
  }
}
