import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics

/// Whether independent ways to the derivatives of a program agree.
public struct Check: Sendable {
  /// What a check finds.
  public enum Verdict: String, Sendable {
    /// Every way gives the same derivatives.
    case agree
    /// Two ways give different derivatives.
    case disagree
    /// The ways cannot be compared: a kink, a value that is not finite, or rounding too coarse.
    case inconclusive
  }

  /// What the check found.
  public let verdict: Verdict
  /// Whether the formula that was given is the derivative; nil where none was.
  public let answerVerdict: Verdict?
  /// The name of the mistake that the formula looks like.
  public let mistake: String?
  /// The check as a person reads it.
  public let text: String
  /// The check as JSON, `chainrule.check/1`.
  public let json: String
}

extension Program {
  /// Compares forward mode, reverse mode, finite differences, the Taylor remainder and formulas at
  /// a point, and judges a formula by many points.
  ///
  /// - Parameters:
  ///   - query: the point, and by which inputs derivatives are wanted.
  ///   - answer: a derivative to judge, as `dy/dx = 1 + 2x`; it needs no point.
  /// - Throws: `ProgramError` where the query or answer does not fit the program.
  public func check(_ query: Query = Query(), answer: String? = nil) throws(ProgramError) -> Check {
    let judged = try answer.map { text throws(ProgramError) in try judge(text, query) }
    if let judged, try !hasPoint(query) { return Check(CheckReport(judged)) }
    try AnswerSize.requireJacobian(
      of: compiled.outputs.count, by: try chosenInputs(query).count)
    let differentiation = try differentiation(query)
    var check = compiled.graph.checkDerivatives(
      at: differentiation.point, of: compiled.outputs.map(\.node), wrt: differentiation.chosen,
      atKink: differentiation.rule)
    if let leg = differentiation.symbolicLeg { check = check.adding(leg) }
    return Check(CheckReport(check, of: differentiation, answer: judged))
  }

  private func judge(_ text: String, _ query: Query) throws(ProgramError) -> CheckReport.Answer {
    try Answer(text, of: self, query).judged(in: compiled, query, near: try values(query))
  }
}

extension Check {
  fileprivate init(_ report: CheckReport) {
    verdict = Verdict(report.verdict)
    answerVerdict = report.answer.map { Verdict($0.verdict) }
    mistake = report.answer?.mistake
    text = report.text
    json = report.json.text
  }
}

extension Check.Verdict {
  init(_ verdict: ChainruleCalculus.Verdict) {
    self =
      switch verdict {
      case .agree: .agree
      case .disagree: .disagree
      case .inconclusive: .inconclusive
      }
  }
}
