import BigInt
import ChainruleCalculus
import ChainruleGraphics
import ChainruleSymbolics

extension VectorDiagramSource {
  /// The total derivatives of outputs by inputs as they were written, and the paths between them
  /// where they are few.
  func totals(_ edges: [Diagram.Edge]) -> ([Diagram.Total], [Diagram.Path]) {
    let inputs = vectors.nodes.indices.filter {
      vectors.nodes[$0].role == .input && isActive[$0]
    }
    let pairs = vectors.outputs.flatMap { output in inputs.map { (input: $0, output: output) } }
    guard pairs.count <= Diagram.totalsShown, differentiation != nil else { return ([], []) }
    let counts = pairs.map { pathCount(from: $0.input, to: $0.output, edges) }
    let isFew = counts.reduce(0, +) <= BigUInt(Colors.lineCount)
    var paths: [Diagram.Path] = []
    let totals = zip(pairs, counts).map { pair, count in
      let first = paths.count
      if isFew { paths += self.paths(from: pair.input, to: pair.output, edges) }
      return Diagram.Total(
        derivative: derivative(of: pair.output, by: pair.input, isOnly: inputs.count == 1),
        pathCount: count, value: value(of: pair.output, by: pair.input),
        paths: first..<paths.count)
    }
    return (totals, paths)
  }

  private func derivative(of output: Int, by input: Int, isOnly: Bool) -> Formula {
    let d = isOnly ? "d" : "∂"
    return Formula(d, .variable) + terms.name(of: output).line + Formula("/" + d, .variable)
      + terms.name(of: input).line
  }

  /// The Jacobian in numerator layout, where it is small.
  private func value(of output: Int, by input: Int) -> Quantity? {
    let size = vectors.nodes[output].shape.count * vectors.nodes[input].shape.count
    guard let numbers, size <= 16, !parts.isDisjoint(with: [.tangent, .adjoint, .partial]) else {
      return nil
    }
    let rows = (0..<vectors.nodes[output].shape.count).map { element in
      numbers.adjoints(of: element, in: output)[input]
        ?? [Double](repeating: 0, count: vectors.nodes[input].shape.count)
    }
    return Quantity(rows: rows)
  }

  private func pathCount(from input: Int, to output: Int, _ edges: [Diagram.Edge]) -> BigUInt {
    var counts = [BigUInt](repeating: 0, count: vectors.nodes.count)
    counts[input] = 1
    for edge in edges where edge.kind == .partial { counts[edge.target] += counts[edge.source] }
    return counts[output]
  }

  /// Every path, found from the output back.
  private func paths(from input: Int, to output: Int, _ edges: [Diagram.Edge]) -> [Diagram.Path] {
    var incoming = [[Int]](repeating: [], count: vectors.nodes.count)
    for (place, edge) in edges.enumerated() where edge.kind == .partial {
      incoming[edge.target].append(place)
    }
    var found: [Diagram.Path] = []
    var pending: [[Int]] = incoming[output].map { [$0] }
    while let path = pending.popLast() {
      let source = edges[path[0]].source
      if source == input {
        found.append(
          Diagram.Path(
            nodes: [input] + path.map { edges[$0].target }, edges: path, partials: [],
            product: nil))
      } else {
        pending += incoming[source].map { [$0] + path }
      }
    }
    return found.sorted { $0.nodes.lexicographicallyPrecedes($1.nodes) }
  }

  /// The first line of the program's own title, else the names of its outputs.
  var title: String {
    program.title.first { !$0.isEmpty }
      ?? vectors.outputs.map { place in
        let definition = terms.definition(of: place)
        return vectors.nodes[place].name + (definition.map { " = " + $0.unicodeText } ?? "")
      }.joined(separator: ", ")
  }

  func description(_ totals: [Diagram.Total]) -> String {
    let names = vectors.outputs.map { vectors.nodes[$0].name }.joined(separator: ", ")
    let inputs = vectors.nodes.filter { $0.role == .input }.map { node in
      "\(node.name) is \(node.shape.isScalar ? "a scalar" : node.shape.programText)"
    }
    var sentences = ["Computation graph of \(names). " + inputs.joined(separator: ", ") + "."]
    for total in totals {
      guard let value = total.value else { continue }
      sentences.append("\(total.derivative.plainText) = \(number(value)).")
    }
    return sentences.joined(separator: " ")
  }
}
