import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics

/// The total derivative as a sum over paths.
public struct Paths: Sendable {
  /// The paths as a person reads them, largest first.
  public let text: String
  /// The same in Markdown.
  public let markdown: String
  /// The paths as JSON, `chainrule.paths/1`.
  public let json: String
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
    let number = NumberText(digits: query.digits ?? 4)
    return Paths(
      text: report.text(number), markdown: report.markdown(number),
      json: report.json.text)
  }
}
