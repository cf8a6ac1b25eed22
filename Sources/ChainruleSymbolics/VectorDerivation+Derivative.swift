import ChainruleCalculus

extension MathText {
  fileprivate var isSumOverElements: Bool { tokens.contains(.begin(.limits)) }
}

extension VectorDerivation.Derivative {
  private static let mostTokens = 100

  init(
    from input: Int, to output: Int, _ paths: [[Int]], _ scalars: ScalarGraph,
    _ terms: VectorTerms, _ numbers: VectorDifferentiation?
  ) {
    let graph = terms.graph
    self.output = graph.nodes[output].name
    self.input = graph.nodes[input].name
    names = (terms.name(of: output), terms.name(of: input))
    let symbol = terms.symbol(of: output, by: input)
    self.symbol = symbol
    isInShapeOfInput = graph.nodes[output].shape.isScalar && graph.nodes[input].shape.isMatrix
    let (rows, columns) = (graph.nodes[output].shape.count, graph.nodes[input].shape.count)
    (self.rows, self.columns) = (rows, columns)
    let isScalar = rows == 1 && columns == 1
    besideDiagonal = graph.entryBesideDiagonal(of: output, by: input, in: scalars).map {
      (terms.name(of: output, element: $0), terms.name(of: input, element: $1))
    }
    routes = paths.map { path in
      let edges = Array(zip(path, path.dropFirst()).reversed())
      return VectorDerivation.Route(
        nodes: path.map(terms.name),
        factors: edges.map { source, target in
          let symbol = terms.edgeSymbol(of: target, by: source)
          return VectorDerivation.Factor(
            symbol: symbol, form: terms.form(from: source, to: target) ?? symbol,
            rows: graph.nodes[target].shape.count, columns: graph.nodes[source].shape.count)
        })
    }
    guard !paths.isEmpty else {
      (sides, rules, assumptions, kinks, activity) = ([symbol], [], [], [], nil)
      layers = nil
      programText = terms.zeroText(from: input, to: output)
      programTextInInputs = programText
      value = nil
      return
    }
    let sum = terms.derivative(along: paths)
    programText = terms.programText(sum, from: input, to: output, isInInputs: false)
    let plain = routes.map { route in
      route.factors.count == 1
        ? route.factors[0].form : .product(route.factors.map(\.form.asFactor))
    }
    let whole = MathText.sum(plain)
    let elements = terms.elements(sum, rows: rows, columns: columns)
    programTextInInputs =
      elements?.programText
      ?? terms.programText(sum, from: input, to: output, isInInputs: true)
    let layered = terms.layered(along: paths)
    layers = layered?.layers
    let all =
      (layered?.assumptions ?? sum.assumptions) + (elements?.assumptions ?? [])
      + terms.assumptions(along: paths)
    assumptions = all.map(terms.text)
      .reduce(into: []) { known, text in if !known.contains(text) { known.append(text) } }
    let isRow = rows == 1 && columns > 1
    let active =
      elements.map { [$0.text] }
      ?? terms.activeSum(sum) + terms.cases(sum, isScalar: isScalar, isRow: isRow)
    kinks = numbers.map { terms.kinks(from: input, to: output, $0) } ?? []
    let short = terms.text(sum, isScalar: isScalar)
    rules = short == whole || layered != nil ? [] : sum.used
    // A long one is in the tables of its factors already.
    let steps =
      layered?.sides
      ?? (whole.tokens.count <= Self.mostTokens ? [whole] : []) + [short] + active
      + (sum.isKnown && !active.contains(where: \.isSumOverElements)
        ? [terms.substituted(active.last ?? short, except: output)] : [])
    sides = ([symbol] + steps)
      .reduce(into: []) { sides, side in if sides.last != side { sides.append(side) } }
    activity =
      zip(paths[0], paths[0].dropFirst()).lazy
      .compactMap { graph.activity(from: $0, to: $1, numbers) }.first
    value = numbers.map { numbers in
      let rows = (0..<graph.nodes[output].shape.count).map { element in
        numbers.adjoints(of: element, in: output)[input]
          ?? [Double](repeating: 0, count: graph.nodes[input].shape.count)
      }
      let shape: Shape =
        graph.nodes[output].shape.isScalar && graph.nodes[input].shape.isMatrix
        ? graph.nodes[input].shape
        : rows.count == 1
          ? graph.nodes[input].shape.isScalar ? .scalar : .row(rows[0].count)
          : .matrix(rows: rows.count, columns: rows[0].count)
      return ShapedArray(shape, rows.flatMap { $0.map(Optional.some) })
    }
  }
}
