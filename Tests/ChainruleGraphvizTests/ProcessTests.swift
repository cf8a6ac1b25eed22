import ChainruleGraphviz
import Foundation
import Testing

@Suite("A layout in a child process")
struct ProcessTests {
  @Test("Gives the layout that this process gives", arguments: 0..<6)
  func same(seed: UInt64) throws {
    let graph = LayoutGraph.random(seed: seed, nodes: 12)
    #expect(try Program.child().layout(of: graph) == graph.laidOut())
  }

  @Test("Repeats to the last bit, in one process and in fresh ones")
  func deterministic() throws {
    let graph = LayoutGraph.random(seed: 7, nodes: 40)
    func bytes(_ layout: Layout) -> [UInt8] { LayoutAnswer(.success(layout)).encoded() }
    let first = bytes(try graph.laidOut())
    for seed in 0..<5 as Range<UInt64> {
      _ = try LayoutGraph.random(seed: seed, nodes: 10).laidOut()
      #expect(bytes(try graph.laidOut()) == first)
      #expect(bytes(try Program.child().layout(of: graph)) == first)
    }
  }

  @Test("Several at once do not disturb each other")
  func concurrent() async throws {
    let graph = LayoutGraph.random(seed: 8, nodes: 15)
    let expected = try graph.laidOut()
    await withTaskGroup { group in
      for index in 0..<8 {
        group.addTask {
          let isChild = index.isMultiple(of: 2)
          return isChild ? try? Program.child().layout(of: graph) : try? graph.laidOut()
        }
      }
      for await layout in group { #expect(layout == expected) }
    }
  }

  @Test("Does not depend on fonts")
  func environment() throws {
    let graph = LayoutGraph.random(seed: 9, nodes: 12)
    let process = LayoutProcess(
      executable: "/usr/bin/env",
      arguments: [
        "FONTCONFIG_FILE=/dev/null", "GDFONTPATH=/nowhere", "DOTFONTPATH=/nowhere",
        Program.layoutChild,
      ])
    #expect(try process.layout(of: graph) == graph.laidOut())
  }

  @Test("Carries a large graph both ways")
  func large() throws {
    let size = Size(width: 10, height: 10)
    let graph = LayoutGraph(
      nodes: Array(repeating: size, count: 5_000), edges: [], direction: .right)
    #expect(try Program.child().layout(of: graph).nodes.count == 5_000)
  }

  @Test("An error of Graphviz arrives in its words")
  func refusal() {
    var graph = LayoutGraph.pair(label: Size(width: 14_400, height: 10))
    graph.edges = Array(repeating: graph.edges[0], count: 1)
    graph.edges += (0..<12).map { _ in
      LayoutGraph.Edge(tail: 0, head: 0, label: Size(width: 14_400, height: 10))
    }
    graph.nodes.append(Size(width: 14_400, height: 10))
    let process = Program.child()
    let error = #expect(throws: LayoutFailure.self) { try process.layout(of: graph) }
    guard case .refused(let message)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.contains("larger than maximum"))
  }

  @Test("An invalid graph is not sent")
  func invalid() {
    let process = Program.child()
    let graph = LayoutGraph(nodes: [], edges: [LayoutGraph.Edge(tail: 0, head: 0)])
    #expect(throws: LayoutFailure.invalid(reason: "edge 0 joins a node that is not there")) {
      try process.layout(of: graph)
    }
  }
}
