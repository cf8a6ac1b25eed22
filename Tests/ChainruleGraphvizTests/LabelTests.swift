import ChainruleGraphviz
import Testing

@Suite("The room of labels")
struct LabelTests {
  @Test("Labels overlap no node and no other label, and lie on the page", arguments: 0..<50)
  func apart(seed: UInt64) throws {
    let graph = LayoutGraph.random(seed: seed, nodes: 24)
    let layout = try graph.laidOut()
    let boxes = layout.boxes(of: graph)
    #expect(boxes.count == graph.nodes.count + graph.edges.count { $0.label != nil })
    let page = Box(
      centre: Point(x: layout.size.width / 2, y: layout.size.height / 2), size: layout.size)
    for (index, box) in boxes.enumerated() {
      #expect(!boxes[..<index].contains { $0.overlaps(box) }, "seed \(seed), box \(index)")
      #expect(abs(box.centre.x - page.centre.x) <= (page.size.width - box.size.width) / 2 + 0.01)
      #expect(abs(box.centre.y - page.centre.y) <= (page.size.height - box.size.height) / 2 + 0.01)
    }
  }

  @Test("A label takes exactly its size", arguments: LayoutGraph.Direction.allCases)
  func exact(direction: LayoutGraph.Direction) throws {
    let small = try LayoutGraph.pair(label: Size(width: 100, height: 60), direction: direction)
      .laidOut()
    let wide = try LayoutGraph.pair(label: Size(width: 142, height: 60), direction: direction)
      .laidOut()
    let high = try LayoutGraph.pair(label: Size(width: 100, height: 102), direction: direction)
      .laidOut()
    #expect(wide.size == Size(width: small.size.width + 42, height: small.size.height))
    #expect(high.size == Size(width: small.size.width, height: small.size.height + 42))
  }

  @Test("An edge without a label has no place for one")
  func absent() throws {
    var graph = LayoutGraph.pair(label: Size(width: 10, height: 10))
    graph.edges.append(LayoutGraph.Edge(tail: 0, head: 1))
    let layout = try graph.laidOut()
    #expect(layout.edges.map { $0.label != nil } == [true, false])
  }
}
