import ChainruleCalculus
import ChainruleReporting

/// How the elements of an answer are laid out beside those of the derivative.
private enum AnswerLayout {
  case asWanted
  /// Rows for columns: the other layout.
  case transposed
  /// A vector in place of a diagonal matrix.
  case diagonal
}

extension Answer {
  /// Compares the answer with the derivative, element by element, in the layout in which it is
  /// written.
  func judged(in program: NamedGraph, _ query: Query, near start: [Double?])
    throws(ProgramError) -> CheckReport.Answer
  {
    guard let numerator = Shape.derivative(of: output.shape, by: input.shape) else {
      throw .tooManyDimensions(output, input)
    }
    // A derivative by a matrix keeps the matrix's shape.
    let isNumerator = query.layout == .numerator || input.shape.isMatrix
    let wanted = isNumerator ? numerator : numerator.transposed
    var judged: CheckReport.Answer?
    for layout in layouts(beside: wanted) {
      let found = compare(program, numerator, isNumerator, layout, near: start)
      if judged == nil || found.verdict == .agree { judged = found }
      if found.verdict == .agree { break }
    }
    guard var judged else { return .wrongShape(shape, in: wanted) }
    if shape.isLine, wanted.rows == wanted.columns, wanted.rows > 1 {
      return judged.verdict == .agree ? .diagonal(of: wanted) : .wrongShape(shape, in: wanted)
    }
    if judged.verdict != .agree, !shape.hasSides(of: wanted) {
      judged.note = .otherLayout(wanted)
    }
    return judged
  }

  private func layouts(beside wanted: Shape) -> [AnswerLayout] {
    if shape.isLine, wanted.rows == wanted.columns, wanted.rows == shape.count {
      return [.diagonal]
    }
    return (shape.hasSides(of: wanted) ? [.asWanted] : [])
      + (shape.hasSides(of: wanted.transposed) && !shape.isScalar ? [.transposed] : [])
  }

  private func compare(
    _ program: NamedGraph, _ numerator: Shape, _ isNumerator: Bool, _ layout: AnswerLayout,
    near start: [Double?]
  ) -> CheckReport.Answer {
    let isTurned = (layout == .transposed) == isNumerator
    let places = program.vectors.map { $0.operationGroups(in: program.graph) }
    var judged: CheckReport.Answer?
    for element in elements(of: program, layout, numerator) {
      let (row, column) = (element / numerator.columns, element % numerator.columns)
      let place =
        layout == .diagonal ? row : isTurned ? column * numerator.rows + row : element
      let (of, by) = entry(element)
      var judgement = program.graph.judge(
        formulas[place], of: of.nodes[0], by: by.nodes[0], near: start, places: places)
      if isPartial, judgement.verdict == .disagree,
        program.graph.operands(of: of.nodes[0]).contains(by.nodes[0])
      {
        let partial = program.graph.judge(
          formulas[place], of: of.nodes[0], by: by.nodes[0], near: start, as: .partial, places: [])
        if partial.verdict == .agree { judgement = partial }
      }
      let found = CheckReport.Answer(
        judgement, of: program,
        element: formulas.count > 1 ? (output: of.name, input: by.name) : nil)
      if judged == nil || found.verdict != .agree { judged = found }
      if found.verdict == .disagree { break }
    }
    if layout == .transposed, judged?.verdict == .agree, formulas.count > 1 {
      judged?.note = .otherLayout(isNumerator ? numerator : numerator.transposed)
    }
    return judged ?? CheckReport.Answer(verdict: .inconclusive)
  }

  /// The elements that are compared, counted in numerator layout: all, or some of very many.
  private func elements(of program: NamedGraph, _ layout: AnswerLayout, _ numerator: Shape)
    -> [Int]
  {
    let all =
      layout == .diagonal
      ? (0..<shape.count).map { $0 * (shape.count + 1) } : Array(0..<formulas.count)
    let most = max(4, min(400, 2_000_000 / max(1, program.graph.nodeCount)))
    let step = (all.count + most - 1) / most
    return Array(stride(from: 0, to: all.count, by: max(1, step))).map { all[$0] }
  }

  /// The element of the output and that of the input behind an element of the derivative.
  private func entry(_ element: Int) -> (Variable, Variable) {
    let (of, by) =
      input.shape.isScalar
      ? (element, 0) : (element / input.shape.count, element % input.shape.count)
    return (
      Variable(name: output.name(ofElement: of), nodes: [output.nodes[of]]),
      Variable(name: input.name(ofElement: by), nodes: [input.nodes[by]])
    )
  }
}

extension Shape {
  /// The shape of a derivative in numerator layout; nil where it would have more than two
  /// dimensions.
  fileprivate static func derivative(of output: Shape, by input: Shape) -> Shape? {
    if input.isScalar { return output }
    if output.isScalar { return input.isMatrix ? input : .row(input.count) }
    return output.isLine && input.isLine
      ? .matrix(rows: output.count, columns: input.count) : nil
  }

  fileprivate func hasSides(of other: Shape) -> Bool {
    rows == other.rows && columns == other.columns
  }
}

extension ProgramError {
  fileprivate static func tooManyDimensions(_ output: Variable, _ input: Variable) -> ProgramError {
    func kind(_ shape: Shape) -> String { shape.isMatrix ? "matrix" : "vector" }
    let element = output.name(ofElement: 0)
    return ProgramError(
      code: "answer-shape",
      message: "the derivative of a \(kind(output.shape)) by a \(kind(input.shape)) is no matrix",
      help: "answer for one element: --answer 'd\(element)/d\(input.name) = …'")
  }
}
