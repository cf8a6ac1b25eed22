import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics

/// The derivatives of a program step by step, with the reason of each step.
public struct Explanation: Sendable {
  /// What of a derivation is shown.
  public enum Form: Sendable {
    /// Every step with its result and reason.
    case complete
    /// Questions, with room in place of every answer.
    case exercise
    /// The answers, numbered as the questions of the exercise are.
    case key
  }

  private let report: any DerivationReport

  init(_ report: any DerivationReport) {
    self.report = report
  }

  /// The derivation in Unicode text.
  public var text: String { report.text }

  /// The derivation in Markdown, with mathematics in LaTeX.
  public var markdown: String { report.markdown }

  /// The derivation as a LaTeX file that compiles.
  public var latex: String { report.latex }

  /// The derivation as a page of HTML with mathematics in MathML, without a script.
  public var html: String { report.html }

  /// The derivation as JSON, `chainrule.explanation/1`.
  public var json: String { report.json.text }
}

extension Program {
  /// The four steps to every derivative: introduce intermediate variables, differentiate each,
  /// combine, substitute back and simplify.
  ///
  /// Without a point there are no numbers; the formulas need none.
  ///
  /// - Parameters:
  ///   - query: the inputs to differentiate by, and the point.
  ///   - form: whether the answers are there, or room for them.
  /// - Throws: `ProgramError` where the query does not fit the program.
  public func explanation(_ query: Query = Query(), form: Explanation.Form = .complete)
    throws(ProgramError) -> Explanation
  {
    if compiled.vectors == nil { try AnswerSize.requireExplanation(of: compiled) }
    let numbers = try hasPoint(query) ? differentiation(query) : nil
    if let vectors = compiled.vectors {
      return try vectorExplanation(vectors, query, at: numbers, form)
    }
    let derivation = Derivation(compiled, wrt: try chosenInputs(query), at: numbers)
    return Explanation(
      ExplanationReport(
        derivation, form: ExplanationReport.Form(form),
        number: NumberText(digits: query.digits ?? 4)))
  }

  private func vectorExplanation(
    _ vectors: VectorGraph, _ query: Query, at point: Differentiation?, _ form: Explanation.Form
  ) throws(ProgramError) -> Explanation {
    let number = NumberText(digits: query.digits ?? 4)
    let active = compiled.graph.active(for: try chosenInputs(query))
    let derivation = VectorDerivation(
      vectors, of: compiled, numbers: point.map { VectorDifferentiation(vectors, $0) },
      isActive: vectors.nodes.map { node in
        node.elements.contains {
          if case .node(let node) = $0 { active[node.index] } else { false }
        }
      }, number: number)
    return Explanation(
      VectorExplanationReport(
        derivation, form: ExplanationReport.Form(form),
        layout: DerivativeLayout(query.layout), number: number))
  }
}

extension ExplanationReport.Form {
  fileprivate init(_ form: Explanation.Form) {
    self =
      switch form {
      case .complete: .complete
      case .exercise: .exercise
      case .key: .key
      }
  }
}
