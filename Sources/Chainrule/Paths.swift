import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics

/// The total derivative as a sum over paths.
public struct Paths: Sendable {
  private let report: PathsReport
  private let number: NumberText

  init(_ report: PathsReport, number: NumberText) {
    self.report = report
    self.number = number
  }

  /// The paths as a person reads them, largest first.
  public var text: String { report.text(number) }

  /// The same in Markdown.
  public var markdown: String { report.markdown(number) }

  /// The paths as JSON, `chainrule.paths/1`.
  public var json: String { report.json.text }
}

extension Program {
  /// The paths from each chosen input to the first output, counted all, listed up to a limit.
  ///
  /// - Parameters:
  ///   - query: the point, and by which inputs derivatives are wanted.
  ///   - limit: how many of the paths of largest product are listed.
  /// - Throws: `ProgramError` where the query does not fit the program.
  public func paths(_ query: Query = Query(), limit: Int = 10) throws(ProgramError) -> Paths {
    let differentiation = try differentiation(query)
    let report = PathsReport(
      differentiation, of: compiled.outputs[0], wrt: differentiation.chosen, limit: limit)
    return Paths(report, number: NumberText(digits: query.digits ?? 4))
  }
}
