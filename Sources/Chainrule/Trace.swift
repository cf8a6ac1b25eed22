import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics

/// Forward and reverse mode step by step, as the tables of the literature.
public struct Trace: Sendable {
  /// The tables in aligned columns.
  public let text: String
  /// The tables in Markdown.
  public let markdown: String
  /// The tables as JSON, `chainrule.trace/1`.
  public let json: String
}

extension Program {
  /// The tables of forward and reverse mode at a point.
  ///
  /// - Parameters:
  ///   - query: the point, and by which inputs derivatives are wanted.
  ///   - seed: how far each input moves, as `x1=1, x2=0`; else each by itself, up to three.
  /// - Throws: `ProgramError` where the query or seed does not fit the program.
  public func trace(_ query: Query = Query(), seed: String? = nil) throws(ProgramError) -> Trace {
    let differentiation = try differentiation(query)
    var direction: Direction?
    if let seed { direction = try self.direction(seed, differentiation) }
    let report = TraceReport(differentiation, along: direction)
    let number = NumberText(digits: query.digits ?? 4)
    return Trace(
      text: report.text(number), markdown: report.markdown(number),
      json: report.json.text)
  }
}
