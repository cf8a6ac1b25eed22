package import ChainruleCalculus
import ChainruleSymbolics

extension CheckReport.Answer {
  /// - Parameter program: the program to which the formula is an answer.
  package init(_ judgement: AnswerJudgement, of program: NamedGraph) {
    let counterexample = judgement.counterexample
    var place: String?
    if case .mistake(_, at: let node?) = judgement.diagnosis {
      place = Self.equation(of: node, program)
    }
    self.init(
      verdict: judgement.verdict,
      counterexample: counterexample.map { wrong in
        zip(program.graph.inputs, wrong.point).map {
          EvaluationReport.Entry(name: program.programName(of: $0), value: $1)
        }
      }, values: counterexample.map { Values(found: $0.answer, right: $0.derivative) },
      mistake: judgement.diagnosis.map { Self.name(of: $0, program) }, place: place)
  }

  /// u₂ = sin u₁
  private static func equation(of node: NodeID, _ program: NamedGraph) -> String? {
    let name = Formula(name: program.programName(of: node)).unicodeText
    let definition = GraphTerms(program).definition(of: node)
    return definition.map { "\(name) = \($0.formula { NumberText.full($0) }.unicodeText)" }
  }

  private static func name(of diagnosis: AnswerJudgement.Diagnosis, _ program: NamedGraph)
    -> String
  {
    switch diagnosis {
    case .mistake(let mistake, _): mistake.rawValue
    case .wholeSign: Mistake.sign.rawValue
    case .factor(let factor):
      "a factor too much: \(NumberText(digits: 4)(factor))"
    case .addend(let addend): "an addend too much: \(NumberText(digits: 4)(addend))"
    case .notDifferentiated: "the function itself, not differentiated"
    case .derivativeByAnother(let input):
      "the derivative by \(program.programName(of: input)) instead"
    }
  }
}
