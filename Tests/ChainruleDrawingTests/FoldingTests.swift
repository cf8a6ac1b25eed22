import ChainruleCalculus
import ChainruleDrawing
import ChainruleSymbolics
import Foundation
import TestSupport
import Testing

@Suite("A large program is drawn as fewer cards")
struct FoldingTests {
  /// A chain of additions of an input, with a name for each operation.
  private func chain(_ names: [String], isNamed: (Int) -> Bool = { _ in true }) -> NamedGraph {
    var builder = ScalarGraphBuilder()
    let x = builder.input()
    var last = x
    for _ in names { last = builder.apply(.addition, to: last, x) }
    let graph = builder.graph(of: [last]).graph
    return NamedGraph(
      graph: graph, names: ["x"] + names, generated: [false] + names.indices.map { !isNamed($0) },
      outputs: [.init(name: names[names.count - 1], node: NodeID(names.count))], defaults: [1])
  }

  private func operations(_ diagram: Diagram) -> Int {
    diagram.nodes.reduce(0) { $0 + ($1.content?.operations ?? ($1.expression == nil ? 0 : 1)) }
  }

  @Test("What has room is not folded, and with none nothing is")
  func room() {
    let program = chain((1...1499).map { "u\($0)" }) { _ in false }
    #expect(Folding.automatic.groups(of: program).isEmpty)
    let larger = chain((1...1500).map { "u\($0)" }) { _ in false }
    #expect(!Folding.automatic.groups(of: larger).isEmpty)
    #expect(Folding.none.groups(of: larger).isEmpty)
  }

  @Test("Where the layout takes too long, a loop is one card though there is room for its values")
  func compact() {
    let program = chain((0..<100).map { "x.\($0)" })
    #expect(Folding.automatic.groups(of: program).isEmpty)
    let folding = Folding.automatic.compact(nodeCount: program.graph.nodeCount)
    let groups = folding?.groups(of: program) ?? []
    #expect(groups.map(\.members.count) == [100])
    #expect(Folding.none.compact(nodeCount: 101) == nil)
    #expect(Folding.automatic.compact(nodeCount: 20) == nil)
    #expect(Folding.automatic.compact(nodeCount: 2000) == nil)
  }

  @Test("A variable holds the steps to it, and shows its own numbers")
  func variables() throws {
    let names = (0..<2000).map { $0 % 200 == 199 ? "v\($0 / 200)" : "u\($0)" }
    let program = chain(names) { $0 % 200 == 199 }
    let diagram = diagram(of: program, folding: Folding.automatic.groups(of: program))
    #expect(diagram.nodes.map(\.name) == ["x"] + (0..<10).map { "v\($0)" })
    #expect(diagram.nodes.dropFirst().allSatisfy { $0.content?.operations == 200 })
    #expect(diagram.nodes.last?.value?.number == 2001)
    #expect(diagram.nodes.last?.role == .output)
    #expect(diagram.nodes[1].adjoints.first?.value.number == 1)
    let edges = diagram.edges.map { "\($0.source) \($0.target) \($0.value?.number ?? .nan)" }
    #expect(Set(edges).isSuperset(of: ["0 1 201.0", "0 2 200.0", "1 2 1.0", "9 10 1.0"]))
    #expect(edges.count == 19)
  }

  @Test("The values of a loop are one card that says how many they are")
  func loops() {
    let names = (0..<1000).flatMap { ["t.\($0)", "x.\($0)"] } + ["y"]
    let program = chain(names)
    let diagram = diagram(of: program, folding: Folding.automatic.groups(of: program))
    #expect(diagram.nodes.map(\.label.plainText) == ["x", "t × 1000", "x × 1000", "y"])
    #expect(diagram.nodes.map(\.content?.operations) == [nil, 1000, 1000, nil])
    #expect(diagram.nodes[1].value == nil && diagram.nodes[1].tangents.isEmpty)
    #expect(
      diagram.edges.allSatisfy {
        $0.kind == ($0.target == 3 ? .partial : .bundle) || $0.source == 2
      })
  }

  @Test("What names do not make small is cut into parts that hold everything", arguments: [2, 30])
  func parts(factor: Int) throws {
    let count = 1000 * factor
    let program = chain((0..<count).map { "v\($0)" })
    let diagram = diagram(of: program, folding: Folding.automatic.groups(of: program))
    #expect((20...40).contains(diagram.nodes.count))
    #expect(operations(diagram) == count)
    #expect(diagram.nodes.first?.name == "x" && diagram.nodes.last?.name == "v\(count - 1)")
    #expect(diagram.nodes[1].name.hasPrefix("v0 … v"))
    #expect(!(try scene(of: diagram).svg()).isEmpty)
  }

  @Test("Names fold what they name, and nothing else", arguments: ["y", "x"])
  func names(name: String) {
    let names = ["x.0", "u1", "x.1", "u2", "u3", "y"]
    let program = chain(names) { !names[$0].hasPrefix("u") }
    #expect(program.foldableNames == ["x", "x.0", "x.1", "y"])
    let groups = Folding.names([name]).groups(of: program)
    #expect(groups.count == 1)
    let members = groups.first?.members.map { program.name(of: $0) }
    #expect(members == (name == "y" ? ["u2", "u3", "y"] : ["x.0", "u1", "x.1"]))
  }

  @Test("Elements and values of a variable bear its name")
  func baseNames() {
    let names = ["x", "x.3", "x[2]", "x.3[2]", "A[1,2]", "a.b", ".5", "[1]", "x.", "x.1.2", ""]
    let bases = ["x", "x", "x", "x", "A", "a.b", ".5", "[1]", "x.", "x.1", ""]
    #expect(names.map(\.withoutVersion) == bases)
  }

  /// Reverse mode over the edges of a diagram gives the derivatives of the program: the partials of
  /// folded cards are what the chain rule needs.
  @Test("The partials of folded variables obey the chain rule")
  func chainRule() throws {
    var judged = 0
    for seed: UInt64 in 0..<80 {
      let random = randomProgram(seed: seed, operations: 20, isNamed: { $0 % 4 != 0 })
      let groups = Folding.names(random.foldableNames).groups(of: random)
      let folded = diagram(of: random, folding: groups)
      // A step that two definitions share gives an edge without a partial.
      guard folded.edges.allSatisfy({ $0.kind != .bundle }) else { continue }
      judged += 1
      let output = try #require(random.outputs.first?.name)
      var adjoints = folded.nodes.map { $0.name == output ? 1.0 : 0 }
      for target in folded.nodes.indices.reversed() {
        for edge in folded.edges where edge.target == target {
          adjoints[edge.source] += adjoints[target] * (edge.value?.number ?? 0)
        }
      }
      for (node, adjoint) in zip(folded.nodes, adjoints) {
        guard let expected = node.adjoints.first?.value.number else { continue }
        let difference = (adjoint - expected).magnitude
        #expect(difference <= 1e-9 * max(1, expected.magnitude), "\(node.name), seed \(seed)")
      }
    }
    #expect(judged >= 10)
  }
}
