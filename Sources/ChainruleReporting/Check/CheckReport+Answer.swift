package import ChainruleCalculus
import ChainruleSymbolics

extension CheckReport.Answer {
  /// - Parameters:
  ///   - program: the program to which the formula is an answer.
  ///   - element: the names of one element of the output and of the input, where there are several.
  package init(
    _ judgement: AnswerJudgement, of program: NamedGraph,
    element: (output: String, input: String)? = nil
  ) {
    let counterexample = judgement.counterexample
    self.init(
      verdict: judgement.verdict,
      element: element.map { MathText.derivative(of: $0.output, by: $0.input, .partial) },
      counterexample: counterexample.map { wrong in
        zip(program.graph.inputs, wrong.point).map {
          EvaluationReport.Entry(name: program.programName(of: $0), value: $1)
        }
      }, point: counterexample.map { Self.text(of: $0.point, program) },
      values: counterexample.map { Values(found: $0.answer, right: $0.derivative) },
      mistakes: judgement.diagnosis.map { Self.mistakes($0, program) } ?? [])
  }

  /// x = 1, w = [2, 0.5]
  private static func text(of point: [Double], _ program: NamedGraph) -> String {
    let array = ArrayText(number: .full, limit: 4)
    return program.inputVariables.map { variable in
      let values = ShapedArray(variable.shape, variable.nodes.map { point[$0.index] })
      return Formula(name: variable.name).unicodeText + " = " + array.line(values)
    }.joined(separator: ", ")
  }

  /// The vector of what stands on the diagonal.
  package static func diagonal(of wanted: Shape) -> CheckReport.Answer {
    CheckReport.Answer(
      verdict: .disagree,
      mistakes: [("only the diagonal of the Jacobian, which is a \(wanted.programText)", nil)])
  }

  package static func wrongShape(_ shape: Shape, in wanted: Shape) -> CheckReport.Answer {
    CheckReport.Answer(
      verdict: .disagree,
      mistakes: [("shape: \(shape.programText) in place of \(wanted.programText)", nil)])
  }

  /// u₂ = sin u₁
  private static func equation(of node: NodeID, _ program: NamedGraph) -> String? {
    if let vectors = program.vectors {
      let terms = VectorTerms(vectors) { NumberText.full($0) }
      let place = vectors.nodes.indices.first { place in
        terms.definition(of: place) != nil
          && vectors.nodes[place].elements.contains {
            if case .node(let element) = $0 { element >= node } else { false }
          }
      }
      return place.flatMap { place in
        terms.definition(of: place).map {
          MathText.equation([terms.name(of: place), $0]).unicodeText
        }
      }
    }
    let name = Formula(name: program.programName(of: node)).unicodeText
    let definition = GraphTerms(program).definition(of: node)
    return definition.map { "\(name) = \($0.formula { NumberText.full($0) }.unicodeText)" }
  }

  private static func mistakes(_ diagnosis: AnswerJudgement.Diagnosis, _ program: NamedGraph)
    -> [(name: String, place: String?)]
  {
    switch diagnosis {
    case .mistakes(let mistakes):
      mistakes.map { made in
        (made.mistake.rawValue, made.node.flatMap { equation(of: $0, program) })
      }
    case .wholeSign: [(Mistake.sign.rawValue, nil)]
    case .factor(let factor): [("a factor too much: \(text(of: factor))", nil)]
    case .addend(let addend): [("an addend too much: \(NumberText(digits: 4)(addend))", nil)]
    case .notDifferentiated: [("the function itself, not differentiated", nil)]
    case .derivativeByAnother(let other):
      [("the derivative by \(name(of: other, program)) instead", nil)]
    case .derivativeOfAnother(let other):
      [("the derivative of \(name(of: other, program)) instead", nil)]
    }
  }

  /// The name of a variable; an element goes by the name of the whole.
  private static func name(of node: NodeID, _ program: NamedGraph) -> String {
    program.inputVariables.first { $0.nodes.contains(node) }?.name
      ?? program.programName(of: node)
  }

  /// 1/3 rather than 0.3333
  private static func text(of factor: Double) -> String {
    let inverse = (1 / factor).rounded()
    let isInverse = inverse.magnitude > 1 && (inverse * factor - 1).magnitude < 1e-9
    let number = NumberText(digits: 4)
    return isInverse ? (inverse < 0 ? "−1/" : "1/") + number(inverse.magnitude) : number(factor)
  }
}
