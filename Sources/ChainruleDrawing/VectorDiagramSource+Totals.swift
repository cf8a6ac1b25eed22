import BigInt
import ChainruleCalculus
import ChainruleGraphics
import ChainruleSymbolics

extension VectorDiagramSource {
  typealias ChosenInput = VectorDifferentiation.ChosenInput

  /// So many paths are multiplied out to find the largest.
  private static let pathsJudged = 1000
  /// A Jacobian of more numbers is told by its size.
  private static let numbersShown = 16

  /// The total derivatives of outputs by inputs as they were written, and the paths between them:
  /// those that are traced, else all where they are few.
  func totals(_ traced: (input: Int, output: Int)?, _ edges: [Diagram.Edge])
    -> ([Diagram.Total], [Diagram.Path])
  {
    let inputs = numbers?.chosenInputs ?? []
    var pairs = vectors.outputs.flatMap { output in inputs.map { (input: $0, output: output) } }
    if let traced { pairs = [(ChosenInput(traced.input), traced.output)] }
    guard pairs.count <= Diagram.totalsShown else { return ([], []) }
    let counts = pairs.map { pathCount(from: $0.input.place, to: $0.output) }
    let isFew = counts.reduce(0, +) <= BigUInt(Colors.lineCount)
    let places = DiagramPlaces(nodes: folded.places, edges: edges)
    var paths: [Diagram.Path] = []
    let totals = zip(pairs, counts).map { pair, count in
      let first = paths.count
      if folded.isWhole, traced != nil || isFew {
        paths += self.paths(from: pair.input, to: pair.output, places)
      }
      return Diagram.Total(
        derivative: derivative(of: pair.output, by: pair.input, isOnly: inputs.count == 1),
        pathCount: count, value: value(of: pair.output, by: pair.input),
        paths: first..<paths.count)
    }
    return (totals, paths)
  }

  private func derivative(of output: Int, by input: ChosenInput, isOnly: Bool) -> Formula {
    let d = isOnly ? "d" : "∂"
    let name =
      input.element == nil
      ? terms.name(of: input.place).line : Formula(name: vectors.name(of: input))
    let derivative =
      Formula(d, .variable) + terms.name(of: output).line + Formula("/" + d, .variable) + name
    let (rows, columns) = (vectors.nodes[output].shape.count, columns(of: input))
    if rows * columns <= Self.numbersShown { return derivative }
    let size = layout == .numerator ? "\(rows) × \(columns)" : "\(columns) × \(rows)"
    return derivative + Formula(" (\(size))", .quiet)
  }

  private func columns(of input: ChosenInput) -> Int {
    input.element == nil ? vectors.nodes[input.place].shape.count : 1
  }

  /// The Jacobian in numerator layout, where it is small.
  private func value(of output: Int, by input: ChosenInput) -> Quantity? {
    let (rows, columns) = (vectors.nodes[output].shape.count, columns(of: input))
    guard let numbers, rows * columns <= Self.numbersShown,
      !parts.isDisjoint(with: [.tangent, .adjoint, .partial])
    else { return nil }
    let whole = (0..<rows).map { element in
      numbers.adjoints(of: element, in: output)[input.place]
        ?? [Double](repeating: 0, count: vectors.nodes[input.place].shape.count)
    }
    return quantity(input.columns(of: whole), by: input)
  }

  /// The derivative of a number by a matrix has the shape of the matrix.
  private func quantity(_ rows: [[Double]], by input: ChosenInput) -> Quantity {
    let shape = vectors.nodes[input.place].shape
    guard shape.isMatrix, input.element == nil, rows.count == 1 else { return quantity(rows) }
    return .array(ShapedArray(shape, rows[0]).map(Optional.some))
  }

  private func pathCount(from input: Int, to output: Int) -> BigUInt {
    var counts = [BigUInt](repeating: 0, count: vectors.nodes.count)
    counts[input] = 1
    for place in vectors.nodes.indices where place > input && isActive[place] {
      counts[place] = vectors.sources(of: place).reduce(0) { $0 + counts[$1] }
    }
    return counts[output]
  }

  /// The paths of largest product, as many as there are colours.
  private func paths(from input: ChosenInput, to output: Int, _ places: DiagramPlaces)
    -> [Diagram.Path]
  {
    if parts.contains(.jacobian), let numbers,
      let found = numbers.paths(from: input, to: output, limit: Self.pathsJudged)
    {
      return found.prefix(Colors.lineCount).map { path in
        let (nodes, edges) = places.route(path.nodes)
        return Diagram.Path(
          nodes: nodes, edges: edges,
          partials: partials(along: path.nodes, numbers),
          product: path.product.joined().count <= Self.numbersShown
            ? quantity(path.product, by: input) : nil,
          factors: factors(along: path.nodes, input))
      }
    }
    let routes =
      vectors.routes(
        from: input.place, to: output, limit: Self.pathsJudged, through: isActive) ?? []
    return routes.prefix(Colors.lineCount).map { route in
      let (nodes, edges) = places.route(route)
      return Diagram.Path(
        nodes: nodes, edges: edges, partials: [], product: nil,
        factors: parts.contains(.jacobian) ? factors(along: route, input) : [])
    }
  }

  /// The Jacobians along a path, where all of them are small.
  private func partials(along route: [Int], _ numbers: VectorDifferentiation) -> [Quantity] {
    let edges = Array(zip(route, route.dropFirst()))
    let isSmall = edges.allSatisfy { source, target in
      vectors.nodes[source].shape.count * vectors.nodes[target].shape.count <= 100
    }
    return isSmall
      ? edges.map { Quantity(rows: numbers.jacobian(from: $0, to: $1)) } : []
  }

  /// The Jacobians along a path by their structure in the order in which they are multiplied: the
  /// output's first, in denominator layout the input's.
  private func factors(along route: [Int], _ input: ChosenInput) -> [Formula] {
    let unit = input.element.map { terms.unit($0, of: vectors.nodes[input.place].shape) }
    let edges = zip(route, route.dropFirst()).map { source, target in
      jacobian(from: source, to: target)?.asFactor.line
        ?? edgeDerivative(of: target, by: source)
    }
    switch layout {
    case .numerator: return edges.reversed() + (unit.map { [$0.line] } ?? [])
    case .denominator: return (unit.map { [terms.transposed($0).line] } ?? []) + edges
    }
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
