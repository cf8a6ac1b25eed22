import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics

/// The derivatives of a program step by step, with the reason of each step.
public struct Explanation: Sendable {
  private let report: ExplanationReport

  init(_ report: ExplanationReport) {
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
  /// - Parameter query: the inputs to differentiate by, and the point.
  /// - Throws: `ProgramError` where the query does not fit the program.
  public func explanation(_ query: Query = Query()) throws(ProgramError) -> Explanation {
    Explanation(
      ExplanationReport(try derivation(query), number: NumberText(digits: query.digits ?? 4)))
  }

  func derivation(_ query: Query) throws(ProgramError) -> Derivation {
    let numbers = try hasPoint(query) ? differentiation(query) : nil
    return Derivation(compiled, wrt: try chosenInputs(query), at: numbers)
  }
}
