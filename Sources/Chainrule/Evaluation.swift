import ChainruleCalculus
import ChainruleReporting
import ChainruleSymbolics

/// The values and derivatives of a program at a point.
public struct Evaluation: Sendable {
  /// How derivatives are found.
  public enum Mode: String, Sendable, CaseIterable {
    /// One sweep for each input.
    case forward
    /// One sweep for each output.
    case reverse
    /// The one with fewer sweeps.
    case auto
  }

  private let report: EvaluationReport
  private let number: NumberText

  init(_ report: EvaluationReport, number: NumberText) {
    self.report = report
    self.number = number
  }

  /// The value of each output, by name.
  public var values: [String: Double] {
    Dictionary(report.outputs.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// The derivative of an output by an input; nil where one of them is not known.
  public func derivative(of output: String, by input: String) -> Double? {
    guard let row = report.outputs.firstIndex(where: { $0.name == output }),
      let column = report.chosen.firstIndex(of: input)
    else { return nil }
    return report.jacobian[row][column]
  }

  /// The evaluation as a person reads it.
  public var text: String { report.text(number) }

  /// The evaluation as JSON, `chainrule.evaluation/1`.
  public var json: String { report.json.text }
}

extension Program {
  /// The values and derivatives at a point.
  ///
  /// - Parameters:
  ///   - query: the point, and by which inputs derivatives are wanted.
  ///   - mode: how the derivatives are found.
  ///   - intermediates: whether every intermediate value is reported too.
  ///   - change: how far inputs are moved, as `x1=1, x2=0`, to compare what the outputs then do
  ///     with what the derivative promises.
  /// - Throws: `ProgramError` where the query does not fit the program.
  public func evaluation(
    _ query: Query = Query(), mode: Evaluation.Mode = .auto, intermediates: Bool = false,
    change: String? = nil
  ) throws(ProgramError) -> Evaluation {
    try AnswerSize.requireJacobian(
      of: compiled.outputs.count, by: try chosenInputs(query).count)
    let differentiation = try differentiation(query)
    let mode: Differentiation.Mode =
      switch mode {
      case .forward: .forward
      case .reverse: .reverse
      case .auto: differentiation.cheaperMode
      }
    var direction: Direction?
    if let change {
      direction = try self.direction(change, option: "--change", differentiation)
    }
    let report = EvaluationReport(
      differentiation, mode: mode,
      layout: DerivativeLayout(query.layout),
      intermediates: intermediates ? .listed : .hidden, change: direction)
    return Evaluation(report, number: query.digits.map(NumberText.init(digits:)) ?? .full)
  }
}
