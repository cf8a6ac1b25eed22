import ChainruleCalculus
import ChainruleDrawing
import ChainruleGraphviz
import TestSupport

/// The diagram of a program at its own point, differentiated by every input.
func diagram(of program: NamedGraph, folding groups: [NodeGroup] = []) -> Diagram {
  let differentiation = Differentiation(
    program, at: program.defaults.map { $0 ?? 0 }, wrt: program.graph.inputs, atKink: .zero)
  return Diagram(
    of: program, at: differentiation, along: differentiation.standardDirections,
    outputs: program.outputs, folding: groups, digits: 4)
}

func scene(
  of diagram: Diagram, _ direction: LayoutGraph.Direction = .up
) throws(LayoutFailure) -> Scene {
  try Scene(diagram, direction) { graph throws(LayoutFailure) in try graph.laidOut() }
}

/// A program that is a random graph, with names as the compiler gives them.
func randomProgram(
  seed: UInt64, operations: Int = 12, isNamed: (Int) -> Bool = { _ in true }
) -> NamedGraph {
  let random = RandomGraph(seed: seed, operations: operations)
  let graph = random.graph
  let names = (0..<graph.nodeCount).map { index in
    switch graph[NodeID(index)] {
    case .input(let place): "x\(place + 1)"
    case .constant: ""
    case .operation: "u\(index)"
    }
  }
  let outputs = graph.outputs.map { NamedGraph.Output(name: names[$0.index], node: $0) }
  return NamedGraph(
    graph: graph, names: names, generated: names.indices.map { $0 >= 3 && !isNamed($0) },
    aliases: [:], outputs: outputs, defaults: random.point, title: [])
}
