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
    let judge = ElementJudge(
      answer: self, program: program, numerator: numerator, isNumerator: isNumerator, start: start)
    var judged: CheckReport.Answer?
    for layout in layouts(beside: wanted) {
      let found = judge.all(in: layout)
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
}

/// Judges the formula of each element of an answer by itself.
private struct ElementJudge {
  let answer: Answer
  let program: NamedGraph
  /// The shape of the derivative in numerator layout, in which its elements are counted.
  let numerator: Shape
  let isNumerator: Bool
  let start: [Double?]

  /// The first element that is wrong, or the last.
  func all(in layout: AnswerLayout) -> CheckReport.Answer {
    let groups = program.vectors.map { $0.operationGroups(in: program.graph) }
    var judged: CheckReport.Answer?
    for element in elements(in: layout) {
      let found = judge(element, in: layout, groups)
      if judged == nil || found.verdict != .agree { judged = found }
      if found.verdict == .disagree {
        if let whole = elementwise(in: layout, groups) { return whole }
        break
      }
    }
    if layout == .transposed, judged?.verdict == .agree, answer.formulas.count > 1 {
      judged?.note = .otherLayout(isNumerator ? numerator : numerator.transposed)
    }
    return judged ?? CheckReport.Answer(verdict: .inconclusive)
  }

  private func judge(_ element: Int, in layout: AnswerLayout, _ groups: [[NodeID]]?)
    -> CheckReport.Answer
  {
    let (of, by) = entry(element)
    let graph = program.graph
    let formula = formula(of: element, in: layout)
    var judgement = graph.judge(
      formula, of: of.nodes[0], by: by.nodes[0], near: start, places: groups)
    if answer.isPartial, judgement.verdict == .disagree,
      graph.operands(of: of.nodes[0]).contains(by.nodes[0])
    {
      let partial = graph.judge(
        formula, of: of.nodes[0], by: by.nodes[0], near: start, as: .partial, places: [])
      if partial.verdict == .agree { judgement = partial }
    }
    return CheckReport.Answer(
      judgement, of: program,
      element: answer.formulas.count > 1 ? (output: of.name, input: by.name) : nil)
  }

  /// What is to be said where the answer is 0 off its diagonal and the Jacobian is not.
  private func elementwise(in layout: AnswerLayout, _ groups: [[NodeID]]?) -> CheckReport.Answer? {
    let side = numerator.rows
    guard layout != .diagonal, side == numerator.columns, side > 1, !answer.input.shape.isMatrix,
      side <= Self.mostRows
    else { return nil }
    let others = (0..<(side * side)).filter { !$0.isMultiple(of: side + 1) }
    for element in others {
      var found = judge(element, in: layout, groups)
      guard found.verdict == .disagree, let point = found.counterexample?.map(\.value) else {
        continue
      }
      guard
        others.allSatisfy({
          formula(of: $0, in: layout).vanishes(in: program.graph, at: point)
        })
      else { return nil }
      found.mistakes = [
        ("taken for element-wise: off its diagonal the Jacobian is not 0", nil)
      ]
      return found
    }
    return nil
  }

  /// Larger Jacobians are not searched for what is wrong with the whole of them.
  private static let mostRows = 12

  /// The elements that are compared: all, or some of very many.
  private func elements(in layout: AnswerLayout) -> [Int] {
    let count = answer.shape.count
    let all =
      layout == .diagonal
      ? (0..<count).map { $0 * (count + 1) } : Array(0..<answer.formulas.count)
    let most = max(4, min(400, 2_000_000 / max(1, program.graph.nodeCount)))
    let step = (all.count + most - 1) / most
    return Array(stride(from: 0, to: all.count, by: max(1, step))).map { all[$0] }
  }

  /// What the answer has for an element of the derivative.
  private func formula(of element: Int, in layout: AnswerLayout) -> AnswerFormula {
    let (row, column) = element.quotientAndRemainder(dividingBy: numerator.columns)
    let isTurned = (layout == .transposed) == isNumerator
    let place =
      layout == .diagonal ? row : isTurned ? column * numerator.rows + row : element
    return answer.formulas[place]
  }

  /// The element of the output and that of the input behind an element of the derivative.
  private func entry(_ element: Int) -> (Variable, Variable) {
    let (output, input) = (answer.output, answer.input)
    let (of, by) =
      input.shape.isScalar
      ? (element, 0) : element.quotientAndRemainder(dividingBy: input.shape.count)
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
