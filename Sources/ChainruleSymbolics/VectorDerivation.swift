package import ChainruleCalculus

/// The derivatives of a program of vectors and matrices, step by step: Jacobians in place of
/// partials, the vector chain rule in place of the scalar ones.
///
/// - SeeAlso: Parr and Howard (2018), section 4.5.4 and section 5.
package struct VectorDerivation: Sendable {
  /// A variable and what it is made of.
  package struct Introduction: Sendable {
    package let name: String
    package let sides: [MathText]
    package let shape: Shape
    package let programText: String?
    package let value: ShapedArray<Double?>?
  }

  /// The Jacobian of a variable by one that it uses.
  package struct Partial: Sendable {
    package let name: String
    package let symbol: MathText
    /// Its entries one by one, where they are few, then its form.
    package let sides: [MathText]
    package let rows: Int
    package let columns: Int
    package let reason: Reason
    /// Which elements pass anything, where some may not: counted from 1.
    package let activity: Activity?
  }

  package struct Activity: Sendable, Equatable {
    package let active: [Int]
    package let count: Int
  }

  package enum Reason: Sendable, Equatable {
    /// A function of one or more numbers.
    case scalar
    /// Element i of the value depends on element i alone: the Jacobian is diagonal.
    case elementwise
    /// Every element depends on the scalar: the Jacobian is a column.
    case expansion
    case dotProduct
    /// ∂ moves inside Σ.
    case sum
    case matrixProduct
    /// Elements move and nothing is computed.
    case movement
    case other
  }

  package struct Factor: Sendable {
    package let symbol: MathText
    package let form: MathText
    package let rows: Int
    package let columns: Int
  }

  package struct Route: Sendable {
    package let nodes: [MathText]
    /// From the output back.
    package let factors: [Factor]
  }

  package struct Derivative: Sendable {
    package let output: String
    package let input: String
    package let symbol: MathText
    package let routes: [Route]
    /// The product or sum of products as it is, then made shorter.
    package let sides: [MathText]
    package let rules: [MatrixRule]
    package let rows: Int
    package let columns: Int
    package let value: ShapedArray<Double?>?
  }

  package let title: [String]
  package let introductions: [Introduction]
  package let partials: [Partial]
  package let derivatives: [Derivative]
}

extension VectorDerivation {
  /// How many paths are told one by one.
  private static let routeLimit = 12

  /// - Parameters:
  ///   - numbers: the program at a point, where there is one.
  ///   - isActive: whether a node of the vector graph depends on a chosen input.
  package init(
    _ graph: VectorGraph, of program: NamedGraph, numbers: VectorDifferentiation?,
    isActive: [Bool], number: NumberText
  ) {
    let terms = VectorTerms(graph, number: number.callAsFunction)
    title = program.title
    let operations = graph.nodes.indices.filter { terms.definition(of: $0) != nil }
    introductions = operations.map { place in
      Introduction(
        name: graph.nodes[place].name,
        sides: [terms.name(of: place)] + [terms.definition(of: place)].compactMap(\.self),
        shape: graph.nodes[place].shape, programText: terms.programText(of: place),
        value: numbers?.values(of: place))
    }
    partials = operations.filter { isActive[$0] }.flatMap { target in
      graph.sources(of: target).filter { isActive[$0] }.map { source in
        Partial(from: source, to: target, graph, terms, numbers)
      }
    }
    let inputs = graph.nodes.indices.filter { graph.nodes[$0].role == .input && isActive[$0] }
    derivatives = graph.outputs.flatMap { output in
      inputs.compactMap { input in
        graph.routes(from: input, to: output, limit: Self.routeLimit, through: isActive)
          .map { Derivative(from: input, to: output, $0, graph, terms, numbers) }
      }
    }
  }
}

extension VectorDerivation.Partial {
  init(
    from source: Int, to target: Int, _ graph: VectorGraph, _ terms: VectorTerms,
    _ numbers: VectorDifferentiation?
  ) {
    name = "d\(graph.nodes[target].name)/d\(graph.nodes[source].name)"
    symbol = terms.symbol(of: target, by: source)
    rows = graph.nodes[target].shape.count
    columns = graph.nodes[source].shape.count
    let form = terms.jacobian(from: source, to: target)
    sides = [symbol] + [terms.entries(from: source, to: target), form].compactMap(\.self)
    reason = graph.reason(from: source, to: target)
    if let numbers, reason == .elementwise, graph.mayBeInactive(target) {
      let jacobian = numbers.jacobian(from: source, to: target)
      activity = VectorDerivation.Activity(
        active: jacobian.indices.filter { jacobian[$0][$0] != 0 }.map { $0 + 1 },
        count: jacobian.count)
    } else {
      activity = nil
    }
  }
}

extension VectorDerivation.Derivative {
  init(
    from input: Int, to output: Int, _ paths: [[Int]], _ graph: VectorGraph, _ terms: VectorTerms,
    _ numbers: VectorDifferentiation?
  ) {
    self.output = graph.nodes[output].name
    self.input = graph.nodes[input].name
    let symbol = terms.symbol(of: output, by: input)
    self.symbol = symbol
    let (rows, columns) = (graph.nodes[output].shape.count, graph.nodes[input].shape.count)
    (self.rows, self.columns) = (rows, columns)
    var rules: [MatrixRule] = []
    var plain: [MathText] = []
    var short: [MathText] = []
    routes = paths.map { path in
      let edges = Array(zip(path, path.dropFirst()).reversed())
      let factors = edges.map { terms.factors(from: $0, to: $1) }
      let product = MatrixProduct(factors.flatMap(\.self), in: terms.store)
      for rule in product.used where !rules.contains(rule) { rules.append(rule) }
      plain.append(terms.text(factors.flatMap(\.self)))
      short.append(terms.text(product, isScalar: rows == 1 && columns == 1))
      return VectorDerivation.Route(
        nodes: path.map(terms.name),
        factors: zip(edges, factors).map { edge, factors in
          VectorDerivation.Factor(
            symbol: terms.symbol(of: edge.1, by: edge.0), form: terms.text(factors),
            rows: graph.nodes[edge.1].shape.count, columns: graph.nodes[edge.0].shape.count)
        })
    }
    self.rules = rules
    let sums = paths.isEmpty ? [] : [MathText.sum(plain), MathText.sum(short)]
    sides = [symbol] + (sums.count == 2 && sums[0] == sums[1] ? [sums[0]] : sums)
    value = numbers.map { numbers in
      let rows = (0..<graph.nodes[output].shape.count).map { element in
        numbers.adjoints(of: element, in: output)[input]
          ?? [Double](repeating: 0, count: graph.nodes[input].shape.count)
      }
      let shape: Shape =
        rows.count == 1
        ? graph.nodes[input].shape.isScalar ? .scalar : .row(rows[0].count)
        : .matrix(rows: rows.count, columns: rows[0].count)
      return ShapedArray(shape, rows.flatMap { $0.map(Optional.some) })
    }
  }
}
