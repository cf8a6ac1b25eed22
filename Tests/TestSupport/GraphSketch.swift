package import ChainruleCalculus

/// A named graph written down by hand, one vertex a line.
///
///     var sketch = GraphSketch()
///     let x = sketch.input("x", 2)
///     sketch.output(sketch.apply(.square, x, as: "y"))
package struct GraphSketch {
  package typealias Vertex = ScalarGraphBuilder.Reference

  private var builder = ScalarGraphBuilder()
  private var names: [Vertex: String] = [:]
  private var outputs: [(name: String, vertex: Vertex)] = []
  private var defaults: [Double?] = []
  package var title: [String] = []

  package init() {}

  package mutating func input(_ name: String, _ value: Double? = nil) -> Vertex {
    let vertex = builder.input()
    names[vertex] = name
    defaults.append(value)
    return vertex
  }

  package mutating func constant(_ value: Double, as name: String? = nil) -> Vertex {
    guard let name else { return builder.literal(value) }
    let vertex = builder.constant(value)
    names[vertex] = name
    return vertex
  }

  package mutating func apply(_ operation: Operation, _ x: Vertex, as name: String) -> Vertex {
    let vertex = builder.apply(operation, to: x)
    names[vertex] = name
    return vertex
  }

  package mutating func apply(
    _ operation: Operation, _ x: Vertex, _ y: Vertex, as name: String
  ) -> Vertex {
    let vertex = builder.apply(operation, to: x, y)
    names[vertex] = name
    return vertex
  }

  package mutating func select(
    _ condition: Vertex, _ x: Vertex, _ y: Vertex, as name: String
  ) -> Vertex {
    let vertex = builder.apply(.selection, to: condition, x, y)
    names[vertex] = name
    return vertex
  }

  /// Makes a vertex an output, under its own name unless another is given.
  package mutating func output(_ vertex: Vertex, as name: String? = nil) {
    outputs.append((name ?? names[vertex] ?? "", vertex))
  }

  package var program: NamedGraph {
    let numbering = builder.graph(of: outputs.map(\.vertex))
    var nodeNames = [String](repeating: "", count: numbering.graph.nodeCount)
    for (vertex, name) in names {
      if let node = numbering[vertex] { nodeNames[node.index] = name }
    }
    return NamedGraph(
      graph: numbering.graph, names: nodeNames, aliases: [:],
      outputs: outputs.compactMap { output in
        numbering[output.vertex].map { .init(name: output.name, node: $0) }
      }, defaults: defaults, title: title)
  }

  /// The program at its own point, differentiated by every input or those named.
  package func differentiation(wrt chosen: [String]? = nil, atKink rule: KinkRule = .zero)
    -> Differentiation
  {
    let program = program
    let inputs = program.graph.inputs.filter {
      chosen?.contains(program.name(of: $0)) ?? true
    }
    return Differentiation(
      program, at: program.defaults.map { $0 ?? 0 }, wrt: inputs, atKink: rule)
  }
}
