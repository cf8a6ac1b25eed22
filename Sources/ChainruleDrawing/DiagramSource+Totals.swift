import BigInt
import ChainruleCalculus
import ChainruleGraphics
import ChainruleSymbolics

extension DiagramSource {
  /// Of a longer point, the first inputs are told.
  private static let inputsTold = 20

  /// The total derivatives and the paths they are sums over, as far as there is room for them.
  func totals(
    _ traced: (input: NodeID, output: NamedGraph.Output)?, edges: [Diagram.Edge],
    coloursPaths: Bool
  ) -> ([Diagram.Total], [Diagram.Path]) {
    let inputs = differentiation?.chosen ?? program.graph.inputs
    var pairs = outputs.flatMap { output in inputs.map { (input: $0, output: output) } }
    if let traced { pairs = [traced] }
    guard pairs.count <= Diagram.totalsShown else { return ([], []) }
    let counts = pairs.map { pathCount(from: $0.input, to: $0.output.node) }
    let known = counts.compactMap(\.self)
    let isFew = known.count == counts.count && known.reduce(0, +) <= Colors.lineCount
    let places = DiagramPlaces(nodes: folded.places, edges: edges)
    var paths: [Diagram.Path] = []
    let totals = zip(pairs, counts).map { pair, count in
      let first = paths.count
      if coloursPaths, traced != nil || isFew {
        paths += linearized.largestPaths(
          from: pair.input, to: pair.output.node, limit: Colors.lineCount
        ).map { path($0, in: places, isKnown: differentiation != nil && parts.contains(.partial)) }
      }
      return Diagram.Total(
        derivative: derivative(
          of: pair.output.name, by: program.name(of: pair.input), inputs.count),
        pathCount: count, value: value(of: pair.output, by: pair.input).map(Quantity.number),
        paths: first..<paths.count)
    }
    return (differentiation == nil && paths.isEmpty ? [] : totals, paths)
  }

  /// Nil where the graph is so large that the number of paths may have as many digits.
  private func pathCount(from input: NodeID, to output: NodeID) -> BigUInt? {
    guard program.graph.nodeCount <= Diagram.countedNodes else { return nil }
    return linearized.pathCount(from: input, to: output)
  }

  private func value(of output: NamedGraph.Output, by input: NodeID) -> Double? {
    // Whoever leaves out every derivative does not want the total told either.
    guard let differentiation, !parts.isDisjoint(with: [.tangent, .adjoint, .partial]) else {
      return nil
    }
    if let place = outputs.firstIndex(of: output) { return adjoints[place][input.index] ?? 0 }
    return differentiation.linearized.adjoints(of: output.node)[input.index] ?? 0
  }

  /// dy/dx of a function of one variable, else ∂y/∂x.
  private func derivative(of output: String, by input: String, _ inputs: Int) -> Formula {
    let d = inputs == 1 ? "d" : "∂"
    return Formula(d, .variable) + Formula(name: output) + Formula("/" + d, .variable)
      + Formula(name: input)
  }

  /// The first line of the program's own title, else its formula, if that is short, and the point.
  var title: String {
    if let line = program.title.first(where: { !$0.isEmpty }) { return line }
    let equations = outputs.map { output in
      let formula = terms.expansion(of: output.node, limit: 12)?.programText
      return formula.map { "\(output.name) = \($0)" } ?? output.name
    }
    let title = equations.joined(separator: ", ") + (point.map { " at \($0)" } ?? "")
    return title.count <= 120 ? title : outputs.map(\.name).joined(separator: ", ")
  }

  /// The values of the inputs: `x1 = 2, x2 = 5`.
  private var point: String? {
    guard let differentiation, !program.graph.inputs.isEmpty else { return nil }
    let inputs = program.graph.inputs
    let shown = inputs.prefix(Self.inputsTold).map { input in
      "\(program.name(of: input)) = \(NumberText.shortest(differentiation.point[input.index]))"
    }
    let rest = inputs.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more inputs" : "")
  }

  func description(_ totals: [Diagram.Total]) -> String {
    let names = outputs.map(\.name).joined(separator: ", ")
    var sentences = ["Computation graph of \(names)" + (point.map { " with \($0)." } ?? ".")]
    for total in totals {
      guard let value = total.value else { continue }
      sentences.append("\(total.derivative.plainText) = \(number(value)).")
    }
    return sentences.joined(separator: " ")
  }
}

extension DiagramSource {
  fileprivate func path(
    _ path: DerivativePath, in places: DiagramPlaces, isKnown: Bool
  ) -> Diagram.Path {
    let (nodes, edges) = places.route(path.nodes.map(\.index))
    return Diagram.Path(
      nodes: nodes, edges: edges, partials: isKnown ? path.partials.map(Quantity.number) : [],
      product: isKnown ? .number(path.product) : nil,
      factors: isKnown && path.partials.count > 1 ? path.partials.map(factor) : [])
  }

  private func factor(_ partial: Double) -> Formula {
    Formula(partial < 0 ? "(\(number(partial)))" : number(partial), .quiet)
  }
}
