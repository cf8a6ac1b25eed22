import ChainruleGraphviz
import Testing

@Suite("What cannot be laid out")
struct ValidationTests {
  @Test(
    "A node without a sensible size is refused",
    arguments: [0, -1, 1e9, .nan, .infinity, -.infinity, 14_400.5])
  func nodes(length: Double) {
    expectInvalid(LayoutGraph(nodes: [Size(width: length, height: 10)], edges: []))
    expectInvalid(LayoutGraph(nodes: [Size(width: 10, height: length)], edges: []))
  }

  @Test("A label without a sensible size is refused", arguments: [0, -1, 1e9, .nan, .infinity])
  func labels(length: Double) {
    expectInvalid(.pair(label: Size(width: length, height: 10)))
    expectInvalid(.pair(label: Size(width: 10, height: length)))
  }

  @Test("An edge to a node that is not there is refused", arguments: [-1, 2, .max, .min])
  func ends(index: Int) {
    var graph = LayoutGraph.pair()
    graph.edges = [LayoutGraph.Edge(tail: 0, head: index)]
    expectInvalid(graph)
    graph.edges = [LayoutGraph.Edge(tail: index, head: 1)]
    expectInvalid(graph)
  }

  @Test("A distance that makes no sense is refused", arguments: [0, -5, .nan, .infinity, 1e7])
  func distances(length: Double) {
    var graph = LayoutGraph.pair()
    graph.spacing = LayoutGraph.Spacing(nodes: length, ranks: 20)
    expectInvalid(graph)
    graph.spacing = LayoutGraph.Spacing(nodes: 20, ranks: length)
    expectInvalid(graph)
  }

  @Test("Too many parts are refused before anything is done with them")
  func parts() {
    let size = Size(width: 10, height: 10)
    expectInvalid(
      LayoutGraph(nodes: Array(repeating: size, count: LayoutGraph.partLimit + 1), edges: []))
  }

  private func expectInvalid(
    _ graph: LayoutGraph, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      _ = try graph.laidOut()
      Issue.record("it was laid out", sourceLocation: sourceLocation)
    } catch {
      guard case .invalid(let reason) = error else {
        Issue.record("\(error)", sourceLocation: sourceLocation)
        return
      }
      #expect(!reason.isEmpty, sourceLocation: sourceLocation)
    }
  }
}
