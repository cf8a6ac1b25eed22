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
  /// The check as a person reads it.
  public let text: String
  /// The check as JSON, `chainrule.check/1`.
  public let json: String
}

extension Program {
  /// Compares forward mode, reverse mode, finite differences, the Taylor remainder and formulas.
  ///
  /// - Parameter query: the point, and by which inputs derivatives are wanted.
  /// - Throws: `ProgramError` where the query does not fit the program.
  public func check(_ query: Query = Query()) throws(ProgramError) -> Check {
    let differentiation = try differentiation(query)
    var check = compiled.graph.checkDerivatives(
      at: differentiation.point, of: compiled.outputs.map(\.node), wrt: differentiation.chosen,
      atKink: differentiation.rule)
    if let leg = differentiation.symbolicLeg { check = check.adding(leg) }
    let report = CheckReport(check, of: differentiation)
    return Check(
      verdict: Check.Verdict(check.verdict), text: report.text, json: report.json.text)
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
