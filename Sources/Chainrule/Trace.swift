import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics

/// Forward and reverse mode step by step, as the tables of the literature.
public struct Trace: Sendable {
  private enum Tables {
    case scalar(TraceReport)
    case vector(VectorTraceReport)
  }

  private let differentiation: Differentiation
  /// How far each input moves, where a seed was given.
  private let direction: Direction?
  private let number: NumberText

  init(_ differentiation: Differentiation, along direction: Direction?, number: NumberText) {
    self.differentiation = differentiation
    self.direction = direction
    self.number = number
  }

  private var tables: Tables {
    if let vectors = differentiation.program.vectors {
      return .vector(
        VectorTraceReport(VectorDifferentiation(vectors, differentiation), along: direction))
    }
    return .scalar(TraceReport(differentiation, along: direction))
  }

  /// The tables in aligned columns.
  public var text: String {
    switch tables {
    case .scalar(let report): report.text(number)
    case .vector(let report): report.text(number)
    }
  }

  /// The tables in Markdown.
  public var markdown: String {
    switch tables {
    case .scalar(let report): report.markdown(number)
    case .vector(let report): report.markdown(number)
    }
  }

  /// The tables as JSON, `chainrule.trace/1`.
  public var json: String {
    switch tables {
    case .scalar(let report): report.json.text
    case .vector(let report): report.json.text
    }
  }
}

extension Program {
  /// The tables of forward and reverse mode at a point.
  ///
  /// - Parameters:
  ///   - query: the point, and by which inputs derivatives are wanted.
  ///   - seed: how far each input moves, as `x1=1, x2=0`; else each by itself, up to three.
  /// - Throws: `ProgramError` where the query or seed does not fit the program.
  public func trace(_ query: Query = Query(), seed: String? = nil) throws(ProgramError) -> Trace {
    try AnswerSize.requireTrace(of: compiled)
    let differentiation = try differentiation(query)
    var direction: Direction?
    if let seed { direction = try self.direction(seed, option: "--seed", differentiation) }
    return Trace(
      differentiation, along: direction, number: NumberText(digits: query.digits ?? 4))
  }
}
