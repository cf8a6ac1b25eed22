import ChainruleCalculus
import ChainruleCharts
import ChainruleGraphics
import ChainruleReporting
import ChainruleSymbolics

/// The way of a gradient descent from a program's point on.
public struct Descent: Sendable {
  /// How far and how long a descent goes.
  public struct Options: Sendable {
    /// By how much of the gradient the inputs move at each step.
    public var rate = 0.1
    /// How many steps are taken at most.
    public var steps = 20
    /// The norm of the gradient at which the descent has arrived; by default only 0.
    public var tolerance = 0.0

    /// Twenty steps at the rate 0.1.
    public init() {}
  }

  /// Why a descent ended.
  public enum Stop: String, Sendable {
    /// All steps were taken.
    case steps
    /// The gradient became as small as was asked for.
    case converged
    /// The value grew without an end in sight, or beyond all doubles.
    case diverged
    /// A value or derivative is not a finite number, and growth is not why.
    case notFinite = "not-finite"
  }

  private let report: DescentReport
  private let number: NumberText

  init(_ report: DescentReport, number: NumberText) {
    self.report = report
    self.number = number
  }

  /// Why it ended.
  public var stopped: Stop {
    switch report.descent.stop {
    case .steps: .steps
    case .converged: .converged
    case .diverged: .diverged
    case .notFinite: .notFinite
    }
  }

  /// The value at the start and after each step.
  public var values: [Double] { report.descent.steps.map(\.value) }

  /// The inputs that moved, where they ended.
  public var arrival: [String: Value] {
    Dictionary(
      report.arrival.map { ($0.name, Value($0.value)) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a reader has to know, such as why it diverged and what to do about it.
  public var notes: [String] { report.notes }

  /// The outcome and the steps as a person reads them; of very many, the first and last.
  public var text: String { report.text(number) }

  /// The outcome and the steps in Markdown.
  public var markdown: String { report.markdown(number) }

  /// Every step as comma-separated values, under a row of headings.
  public var csv: String { report.csv }

  /// Every step as JSON, `chainrule.descent/1`.
  public var json: String { report.json.text }

  /// The value over the steps as an SVG document.
  ///
  /// - Parameter theme: which colours it has.
  public func svg(theme: Drawing.Theme = .light) -> String {
    report.chart.svg(Theme(theme))
  }
}

extension Program {
  /// The most numbers that the steps of a descent may hold together.
  private static let largestDescent = 50_000_000

  /// Gradient descent of the program's only output over the inputs of `wrt`, from its point on.
  ///
  /// - Parameters:
  ///   - query: the start, and the inputs that move; all where none is named.
  ///   - options: the rate, the number of steps and the tolerance.
  /// - Throws: `ProgramError` where the query does not fit the program, or it has several outputs.
  /// - Precondition: no option is negative, and the rate is positive.
  public func descent(_ query: Query = Query(), options: Descent.Options = Descent.Options())
    throws(ProgramError) -> Descent
  {
    precondition(options.rate > 0 && options.steps >= 0 && options.tolerance >= 0)
    let point = try self.point(query)
    let chosen = try chosenInputs(query, option: "--over")
    guard compiled.outputs.count == 1, let output = compiled.outputs.first else {
      throw .severalOutputs(outputs)
    }
    let (size, isTooLarge) = options.steps.multipliedReportingOverflow(by: chosen.count + 2)
    guard !isTooLarge, size <= Self.largestDescent else { throw .longDescent(options.steps) }
    var method = GradientDescent(
      of: output.node, in: compiled.graph, over: chosen, rate: options.rate,
      stepLimit: options.steps)
    method.tolerance = options.tolerance
    method.rule = KinkRule(query.atKink)
    let report = DescentReport(
      compiled, of: output,
      over: compiled.inputVariables(of: chosen), by: method, from: point)
    return Descent(report, number: NumberText(digits: query.digits ?? 4))
  }
}

extension ProgramError {
  fileprivate static func severalOutputs(_ names: [String]) -> ProgramError {
    let few = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
    return ProgramError(
      code: "several-outputs",
      message: "gradient descent makes one number small, and the outputs are \(few)",
      help: names.first.map { "choose one: --of \($0)" })
  }

  fileprivate static func longDescent(_ steps: Int) -> ProgramError {
    ProgramError(
      code: "too-large", message: "\(steps) steps are more than can be kept",
      help: "take fewer, with a lower rate or a tolerance to stop at", kind: .tooLarge)
  }
}
