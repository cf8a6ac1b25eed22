import ChainruleCalculus
import ChainruleSymbolics

extension EvaluationReport {
  /// Where the program stands in the tables of shapes; nil for one number by one number.
  var placeInTables: String? {
    if pattern == nil { return stackedPlace }
    var kinds: Set<DerivativeShape> = []
    var hasMatrix = false
    for output in outputGroups {
      for input in chosenGroups {
        if let kind = DerivativeShape(of: output.shape, by: input.shape) {
          kinds.insert(kind)
        } else {
          hasMatrix = true
        }
      }
    }
    var places = DerivativeShape.allCases.filter(kinds.contains).map {
      "\($0.words) (\($0.result(layout)))"
    }
    if hasMatrix { places.append("with a matrix (outside of the tables)") }
    return places.isEmpty ? nil : "place in the tables of shapes: " + places.joined(separator: ", ")
  }

  /// Scalars only: several inputs make a vector, and so do several outputs.
  private var stackedPlace: String? {
    let (rows, columns) = (outputs.count, chosen.count)
    guard columns > 0, rows > 1 || columns > 1 else { return nil }
    let kind = DerivativeShape(
      of: rows > 1 ? .vector(rows) : .scalar, by: columns > 1 ? .vector(columns) : .scalar)
    return kind.map { "place in the tables of shapes: \($0.words) (\($0.result(layout))), stacked" }
  }

  /// Where the last step of a program of vectors stands in the table of factors; nil where nothing
  /// lies between inputs and outputs.
  var placeInFactors: String? {
    guard !chainShapes.isEmpty else { return nil }
    let places = chainShapes.map { "\($0.place): \($0.factors(layout))" }
    return "factors of the chain rule f(u(x)) at the outputs: " + places.joined(separator: ", ")
  }

  /// The first entry beside the diagonal of every f(w) ○ g(x) that is not element by element.
  static func brokenDiagonals(
    _ outputs: [Group], _ inputs: [Group], _ pattern: SparsityPattern?, of program: NamedGraph
  ) -> [String] {
    guard let vectors = program.vectors, let pattern else { return [] }
    let pairs = zip(outputs, vectors.outputs).filter { vectors.joinsVectors(at: $1) }
    return pairs.flatMap { output, _ in
      inputs.compactMap { input -> String? in
        guard input.shape.isLine, input.shape.count == output.shape.count,
          let entry = pattern.entryBesideDiagonal(rows: output.places, columns: input.places)
        else { return nil }
        func name(_ group: Group, _ element: Int) -> String {
          Formula(name: group.name + group.shape.subscriptText(of: element)).unicodeText
        }
        return "note: the Jacobian of \(Formula(name: output.name).unicodeText)"
          + " by \(Formula(name: input.name).unicodeText) is not diagonal:"
          + " \(name(output, entry.row)) depends on \(name(input, entry.column))"
      }
    }
  }

  /// What f, its operands u and the inputs x behind them are, as far as there is no matrix.
  static func chainShapes(of differentiation: Differentiation) -> [ChainShapes] {
    guard let vectors = differentiation.program.vectors else { return [] }
    let numbers = VectorDifferentiation(vectors, differentiation)
    var found: [ChainShapes] = []
    for input in numbers.chosenInputs {
      let isVector = input.element == nil && !vectors.nodes[input.place].shape.isScalar
      let reached = vectors.reached(from: input.place)
      for output in vectors.outputs {
        for inner in vectors.sources(of: output) where inner != input.place && reached[inner] {
          let shapes = [output, inner, input.place].map { vectors.nodes[$0].shape }
          let place = ChainShapes(
            isVectorOutput: !shapes[0].isScalar, isVectorInner: !shapes[1].isScalar,
            isVectorInput: isVector)
          if !shapes.contains(where: \.isMatrix), !found.contains(place) { found.append(place) }
        }
      }
    }
    return found
  }
}
