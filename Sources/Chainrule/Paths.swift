import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics

/// The total derivative as a sum over paths.
public struct Paths: Sendable {
  private enum Sums {
    case scalar(PathsReport)
    case vector(VectorPathsReport)
  }

  private let sums: Sums
  private let number: NumberText

  init(_ report: PathsReport, number: NumberText) {
    sums = .scalar(report)
    self.number = number
  }

  init(_ report: VectorPathsReport, number: NumberText) {
    sums = .vector(report)
    self.number = number
  }

  /// The paths as a person reads them, largest first.
  public var text: String {
    switch sums {
    case .scalar(let report): report.text(number)
    case .vector(let report): report.text(number)
    }
  }

  /// The same in Markdown.
  public var markdown: String {
    switch sums {
    case .scalar(let report): report.markdown(number)
    case .vector(let report): report.markdown(number)
    }
  }

  /// The paths as JSON, `chainrule.paths/1`.
  public var json: String {
    switch sums {
    case .scalar(let report): report.json.text
    case .vector(let report): report.json.text
    }
  }
}

extension Program {
  /// The paths from each chosen input to the first output, counted all, listed up to a limit.
  ///
  /// On vectors and matrices products are Jacobians, ranked by their Frobenius norm; where the paths
  /// are too many for that, they are those of the elements.
  ///
  /// - Parameters:
  ///   - query: the point, and by which inputs derivatives are wanted.
  ///   - limit: how many of the paths of largest product are listed.
  /// - Throws: `ProgramError` where the query does not fit the program.
  public func paths(_ query: Query = Query(), limit: Int = 10) throws(ProgramError) -> Paths {
    let differentiation = try differentiation(query)
    let number = NumberText(digits: query.digits ?? 4)
    if let vectors = compiled.vectors,
      let report = VectorPathsReport(
        VectorDifferentiation(vectors, differentiation), limit: limit)
    {
      return Paths(report, number: number)
    }
    try AnswerSize.requirePaths(of: compiled, from: differentiation.chosen.count)
    let report = PathsReport(
      differentiation, of: compiled.outputs[0], wrt: differentiation.chosen, limit: limit)
    return Paths(report, number: number)
  }
}
