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

  /// A second name of an input, for where an operation uses it directly and by another way too.
  package struct SecondName: Sendable {
    package let name: String
    package let input: String
    /// The input as it is set.
    package let of: MathText
    /// The derivatives that are by this name.
    package let uses: [MathText]
    package let shape: Shape
    package let value: ShapedArray<Double?>?

    /// u₄ = x
    package var sides: [MathText] {
      [MathText([shape.isScalar ? .name(name) : .array(name)]), of]
    }
  }

  /// The Jacobian of a variable by one that it uses.
  package struct Partial: Sendable {
    package let name: String
    package let symbol: MathText
    /// Its entries one by one, where they are few, then its form.
    package let sides: [MathText]
    package let rows: Int
    package let columns: Int
    /// In the language of programs, where that can say it.
    package let programText: String?
    package let reason: Reason
    /// The other variables of an operation on elements.
    package let held: [MathText]
    /// Which elements pass anything, where some may not: counted from 1.
    package let activity: Activity?
  }

  package struct Activity: Sendable, Equatable {
    package let active: [Int]
    package let count: Int
  }

  package enum Reason: Sendable, Equatable {
    /// A function of one or more numbers.
    case scalar(ScalarRule)
    /// Element i of the value depends on element i alone: the Jacobian is diagonal.
    case elementwise(ScalarRule)
    /// Every element depends on the scalar: the Jacobian is a column.
    case expansion
    /// Element i of the value depends on element i and on one that all depend on.
    case elementwiseAndExpansion
    /// Σ wᵢ·xᵢ by wᵢ leaves xᵢ.
    case dotProduct([MathText], by: MathText, rest: MathText)
    /// ∂ moves inside Σ.
    case sum
    case matrixProduct
    /// Ax by A, or xᵀA by A: where in the rows of the Jacobian x stands.
    case matrixBeforeVector, matrixAfterVector
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

  /// The lists of numbers through which an input reaches an output.
  package struct Layers: Sendable {
    /// From the input on.
    package let names: [MathText]
    /// The Jacobian of each list by the one before it, from the output back.
    package let factors: [Factor]
    package let diagonals: [Diagonal]

    /// A Jacobian whose rows depend on the element of their own number alone.
    package struct Diagonal: Sendable {
      package let symbol: MathText
      package let row: MathText
      package let column: MathText

      init(_ symbol: MathText, row: MathText, column: MathText) {
        (self.symbol, self.row, self.column) = (symbol, row, column)
      }
    }
  }

  package struct Derivative: Sendable {
    package let output: String
    package let input: String
    /// Output and input as they are set.
    package let names: (output: MathText, input: MathText)
    package let symbol: MathText
    package let routes: [Route]
    /// Where all paths go through lists of numbers; the sides are then a product of their Jacobians.
    package let layers: Layers?
    /// The product or sum of products as it is, then made shorter.
    package let sides: [MathText]
    /// The shortest form in the language of programs, in its variables and in its inputs alone;
    /// nil where that cannot say it.
    package let programText: String?
    package let programTextInInputs: String?
    package let rules: [MatrixRule]
    /// What has to hold for the sides to be equal.
    package let assumptions: [MathText]
    /// The operations at a kink at the point: there the value is by convention.
    package let kinks: [MathText]
    /// Which elements pass anything on the only path, where some may not.
    package let activity: Activity?
    package let rows: Int
    package let columns: Int
    /// An element of f(w) ○ g(x) and another of the input on which it depends.
    package let besideDiagonal: (row: MathText, column: MathText)?
    package let value: ShapedArray<Double?>?
    /// Whether it is written in the shape of the matrix by which a number is differentiated.
    package let isInShapeOfInput: Bool

    /// Whether the factors of a path are no formulas but symbols.
    package var hasSymbols: Bool {
      routes.contains { $0.factors.contains { $0.form == $0.symbol } }
    }
  }

  package let title: [String]
  package let introductions: [Introduction]
  package let secondNames: [SecondName]
  /// A Jacobian entry by entry before and after its diagonal form, where there is one.
  package let fullJacobian: [MathText]
  package let partials: [Partial]
  package let derivatives: [Derivative]
  /// Derivatives along so many paths that their sum is not written out.
  package let unwritten: [Unwritten]

  package struct Unwritten: Sendable {
    package let output: String
    package let input: String
    package let symbol: MathText
  }
}

extension VectorDerivation {
  /// How many paths are told one by one.
  package static let routeLimit = 12

  /// - Parameters:
  ///   - numbers: the program at a point, where there is one.
  ///   - isActive: whether a node of the vector graph depends on a chosen input.
  package init(
    _ graph: VectorGraph, of program: NamedGraph, numbers: VectorDifferentiation?,
    isActive: [Bool], number: NumberText
  ) {
    var terms = VectorTerms(
      graph, secondNames: graph.secondNames(through: isActive), number: number.callAsFunction)
    terms.written = terms.inInputs()
    title = program.title
    secondNames = terms.secondNames.all.map { input, name in
      SecondName(
        name: name, input: graph.nodes[input].name, of: terms.name(of: input),
        uses: terms.secondNames.uses(of: input).map { terms.edgeSymbol(of: $0, by: input) },
        shape: graph.nodes[input].shape, value: numbers?.values(of: input))
    }
    let operations = graph.nodes.indices.filter { terms.definition(of: $0) != nil }
    introductions = operations.map { place in
      Introduction(
        name: graph.nodes[place].name,
        sides: [terms.name(of: place)] + [terms.definition(of: place)].compactMap(\.self),
        shape: graph.nodes[place].shape, programText: terms.programText(of: place),
        value: numbers?.values(of: place))
    }
    let edges = operations.filter { isActive[$0] }.flatMap { target in
      graph.sources(of: target).filter { isActive[$0] }.map { (source: $0, target: target) }
    }
    partials = edges.map { Partial(from: $0.source, to: $0.target, terms, isActive, numbers) }
    // One that tells more than I, if there is one.
    let full = edges.compactMap { terms.fullJacobian(from: $0.source, to: $0.target) }
    let isPlain = { (sides: [MathText]) in sides.last.map { terms.isUnit($0) } == true }
    fullJacobian = full.first { !isPlain($0) } ?? full.first ?? []
    let inputs = graph.nodes.indices.filter { graph.nodes[$0].role == .input && isActive[$0] }
    var (derivatives, unwritten): ([Derivative], [Unwritten]) = ([], [])
    for output in graph.outputs {
      for input in inputs {
        let routes = graph.routes(
          from: input, to: output, limit: Self.routeLimit, through: isActive)
        if let routes {
          derivatives.append(
            Derivative(from: input, to: output, routes, program.graph, terms, numbers))
        } else {
          unwritten.append(
            Unwritten(
              output: graph.nodes[output].name, input: graph.nodes[input].name,
              symbol: terms.symbol(of: output, by: input)))
        }
      }
    }
    (self.derivatives, self.unwritten) = (derivatives, unwritten)
  }
}

extension VectorDerivation.Partial {
  init(
    from source: Int, to target: Int, _ terms: VectorTerms, _ isActive: [Bool],
    _ numbers: VectorDifferentiation?
  ) {
    let graph = terms.graph
    name =
      "d\(graph.nodes[target].name)/d\(terms.symbol(of: source, in: target).programText)"
    symbol = terms.edgeSymbol(of: target, by: source)
    rows = graph.nodes[target].shape.count
    columns = graph.nodes[source].shape.count
    let form = terms.form(from: source, to: target)
    let long = terms.entries(from: source, to: target) ?? terms.summed(from: source, to: target)
    sides = [symbol] + [long, form].compactMap(\.self)
    programText = terms.programText(
      terms.derivative(along: [[source, target]]), from: source, to: target, isInInputs: false)
    reason = terms.reason(from: source, to: target)
    held =
      if case .operation(.elementwise) = graph.nodes[target].role {
        graph.sources(of: target).filter { $0 != source && isActive[$0] }.map(terms.name)
      } else {
        []
      }
    activity = graph.activity(from: source, to: target, numbers)
  }
}

extension VectorGraph {
  /// Which elements an operation passes something from, where it may not from all.
  func activity(from source: Int, to target: Int, _ numbers: VectorDifferentiation?)
    -> VectorDerivation.Activity?
  {
    guard let numbers, mayBeInactive(target), nodes[source].shape == nodes[target].shape,
      !nodes[target].shape.isScalar
    else { return nil }
    let jacobian = numbers.jacobian(from: source, to: target)
    return VectorDerivation.Activity(
      active: jacobian.indices.filter { jacobian[$0][$0] != 0 }.map { $0 + 1 },
      count: jacobian.count)
  }
}
