import ChainruleGraphviz
import Testing

@Suite("The layout of a graph")
struct EngineTests {
  @Test("An empty graph takes no room")
  func empty() throws {
    let layout = try LayoutGraph(nodes: [], edges: []).laidOut()
    #expect(layout == Layout(size: Size(width: 0, height: 0), nodes: [], edges: []))
  }

  @Test("A single node fills the page", arguments: LayoutGraph.Direction.allCases)
  func single(direction: LayoutGraph.Direction) throws {
    for size in [Size(width: 30, height: 20), Size(width: 31.25, height: 20.75)] {
      let layout = try LayoutGraph(nodes: [size], edges: [], direction: direction).laidOut()
      let centre = try #require(layout.nodes.first)
      #expect(abs(centre.x - layout.size.width / 2) <= 0.5)
      #expect(abs(centre.y - layout.size.height / 2) <= 0.5)
      // Graphviz counts in whole points; the page may be larger by what it rounded.
      #expect((0..<0.5).contains(layout.size.width - size.width))
      #expect((0..<0.5).contains(layout.size.height - size.height))
    }
  }

  @Test("Ranks lead upwards, the asked distance apart")
  func upwards() throws {
    var graph = LayoutGraph.pair()
    graph.spacing = LayoutGraph.Spacing(nodes: 10, ranks: 50)
    let layout = try graph.laidOut()
    #expect(layout.nodes == [Point(x: 20, y: 80), Point(x: 20, y: 10)])
    #expect(layout.size == Size(width: 40, height: 90))
  }

  @Test("Ranks lead to the right, the asked distance apart")
  func rightwards() throws {
    var graph = LayoutGraph.pair(direction: .right)
    graph.spacing = LayoutGraph.Spacing(nodes: 10, ranks: 50)
    let layout = try graph.laidOut()
    #expect(layout.nodes == [Point(x: 20, y: 10), Point(x: 110, y: 10)])
    #expect(layout.size == Size(width: 130, height: 20))
  }

  @Test("Nodes of one rank lie the asked distance apart")
  func neighbours() throws {
    let layout = try LayoutGraph(
      nodes: Array(repeating: Size(width: 40, height: 20), count: 2), edges: [],
      spacing: LayoutGraph.Spacing(nodes: 24, ranks: 50)
    ).laidOut()
    #expect(abs(layout.nodes[0].x - layout.nodes[1].x) == 64)
  }

  @Test("Edges run from the border of the tail to the border of the head", arguments: 0..<10)
  func borders(seed: UInt64) throws {
    var graph = LayoutGraph.random(seed: seed, nodes: 20).withEvenNodes
    // Some against the ranks.
    graph.edges += [LayoutGraph.Edge(tail: 19, head: 0), LayoutGraph.Edge(tail: 12, head: 3)]
    let layout = try graph.laidOut()
    let boxes = layout.boxes(of: graph)
    // Graphviz finds where a curve meets a border by halving, until it is within half a point.
    let tolerance = 0.51
    for (placed, edge) in zip(layout.edges, graph.edges) {
      try #require(placed.curve.count >= 4 && placed.curve.count % 3 == 1)
      #expect(boxes[edge.tail].distanceToBorder(placed.curve[0]) < tolerance)
      let end = placed.curve[placed.curve.count - 1]
      #expect(boxes[edge.head].distanceToBorder(end) < tolerance)
    }
  }

  @Test("A self loop comes back to its node, with room for its label")
  func selfLoop() throws {
    let label = Size(width: 33, height: 12)
    let graph = LayoutGraph(
      nodes: [Size(width: 40, height: 20)],
      edges: [
        LayoutGraph.Edge(tail: 0, head: 0, label: label), LayoutGraph.Edge(tail: 0, head: 0),
      ])
    let layout = try graph.laidOut()
    let boxes = layout.boxes(of: graph)
    #expect(boxes.count == 2 && !boxes[0].overlaps(boxes[1]))
    for edge in layout.edges {
      #expect(boxes[0].distanceToBorder(try #require(edge.curve.first)) < 1)
      #expect(boxes[0].distanceToBorder(try #require(edge.curve.last)) < 1)
    }
  }

  @Test("Parallel edges have paths and labels of their own")
  func parallel() throws {
    var graph = LayoutGraph.pair(label: Size(width: 50, height: 15))
    graph.edges = Array(repeating: graph.edges[0], count: 3)
    let layout = try graph.laidOut()
    let boxes = layout.boxes(of: graph)
    #expect(boxes.count == 5)
    #expect(Set(layout.edges.map(\.curve)).count == 3)
    for (index, box) in boxes.enumerated() {
      #expect(!boxes[..<index].contains { $0.overlaps(box) })
    }
  }

  @Test("Three hundred labelled nodes are laid out, none above another")
  func large() throws {
    let graph = LayoutGraph.random(seed: 300, nodes: 300, labelled: 0.3)
    let layout = try graph.laidOut()
    #expect(layout.fits(graph))
    let boxes = layout.boxes(of: graph)
    for (index, box) in boxes.enumerated() {
      #expect(!boxes[..<index].contains { $0.overlaps(box) })
    }
  }

  @Test("An error of Graphviz keeps its words")
  func refusal() {
    var graph = LayoutGraph.pair()
    graph.edges = (0..<12).map { _ in
      LayoutGraph.Edge(tail: 0, head: 0, label: Size(width: 14_400, height: 10))
    }
    graph.nodes.append(Size(width: 14_400, height: 10))
    do {
      _ = try graph.laidOut()
      Issue.record("Graphviz laid it out")
    } catch {
      guard case .refused(let message) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(message.contains("larger than maximum"))
    }
    // The error is gone with the graph that caused it.
    #expect(throws: Never.self) { try LayoutGraph.pair().laidOut() }
  }
}
