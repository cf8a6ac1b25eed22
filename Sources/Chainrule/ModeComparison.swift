import ChainruleCalculus
import ChainruleComparison
import ChainruleGraphics
import ChainruleLanguage
import ChainruleReporting

/// What each way to differentiate a program costs, and which to use.
public struct ModeComparison: Sendable {
  private let report: ComparisonReport

  init(_ report: ComparisonReport) {
    self.report = report
  }

  /// The comparison as a person reads it; the first line says what to do.
  public var text: String { report.text }

  /// The same in Markdown.
  public var markdown: String { report.markdown }

  /// The same as a LaTeX document.
  public var latex: String { report.latex }

  /// The same as a page of HTML with a chart.
  public var html: String { report.html }

  /// Every count on a line of its own, as comma-separated values.
  public var csv: String { report.csv }

  /// The comparison as JSON, `chainrule.comparison/1`.
  public var json: String { report.json.text }
}

extension ModeComparison {
  /// How a sparsity pattern is written.
  public enum PatternFormat: String, Sendable, CaseIterable {
    /// A picture.
    case svg
    /// The coordinate format of Matrix Market, which SciPy and MATLAB read.
    case mtx
  }

  /// Where the Jacobian has entries that can differ from 0.
  ///
  /// - Throws: `ProgramError` where there are too many to list.
  public func pattern(_ format: PatternFormat) throws(ProgramError) -> String {
    let text =
      switch format {
      case .svg: report.patternPicture(.light)
      case .mtx: report.patternMatrixMarket
      }
    guard let text else {
      throw ProgramError(
        code: "too-many-entries",
        message: "too many entries of the Jacobian can differ from 0 to list them",
        help: "--wrt and --of choose some inputs and outputs", kind: .tooLarge)
    }
    return text
  }

  /// A condition on a number of the report, such as `reverse.multiplications > 400`.
  ///
  /// Keys are those of the JSON report, joined by points; the name of an order stands for its entry
  /// in `orders`. The relations are `<`, `<=`, `>`, `>=`, `==` and `!=`; text, such as a mode, is
  /// compared with a word.
  public struct Condition: Sendable {
    private let source: SourceText
    private let condition: ComparisonCondition

    /// Reads a condition.
    ///
    /// - Throws: `ProgramError` where the text is none, with the place.
    public init(_ text: String) throws(ProgramError) {
      source = SourceText(name: "--fail-if", bytes: Array(text.utf8))
      do throws(ComparisonCondition.Mistake) {
        condition = try ComparisonCondition(source)
      } catch {
        throw ProgramError([error.diagnostic], in: source)
      }
    }

    fileprivate func holds(for report: ComparisonReport) throws(ProgramError) -> Bool {
      do throws(ComparisonCondition.Mistake) {
        return try condition.holds(for: report)
      } catch {
        throw ProgramError([error.diagnostic], in: source)
      }
    }
  }

  /// Whether a condition holds.
  ///
  /// - Throws: `ProgramError` where the report has no such number.
  public func holds(_ condition: Condition) throws(ProgramError) -> Bool {
    try condition.holds(for: report)
  }

  /// What is compared besides the standard orders.
  public struct Options: Sendable {
    /// How long may be searched for a better order of elimination; nil for no search.
    public var search: Duration?
    /// An order to replay: a list of operations, by number from 1 or by name, and what to call it.
    public var order: (bytes: [UInt8], name: String)?

    /// Whether this library's own sweeps are timed.
    public var isMeasuring = false

    /// The standard orders alone.
    public init() {}
  }
}

extension Program {
  /// Counts what each mode costs and says which to use; needs no point.
  ///
  /// - Parameters:
  ///   - query: the point, where one is known, and by which inputs derivatives are wanted.
  ///   - options: whether to search for a better order, and an order to replay.
  /// - Throws: `ProgramError` where the query or the order does not fit the program.
  public func comparison(
    _ query: Query = Query(), options: ModeComparison.Options = ModeComparison.Options()
  ) throws(ProgramError) -> ModeComparison {
    var request = CostComparison.Request(compiled, wrt: try chosenInputs(query))
    request.point = try knownPoint(query)
    request.rule = KinkRule(query.atKink)
    if let search = options.search {
      let end = ContinuousClock.now + search
      request.isSearchOver = { ContinuousClock.now >= end }
    }
    request.isMeasuring = options.isMeasuring
    if let order = options.order {
      let graph = EliminationGraph(
        compiled.graph, of: compiled.outputs.map(\.node), wrt: request.chosen)
      request.given = try eliminationOrder(
        SourceText(name: order.name, bytes: order.bytes), in: graph)
    }
    return ModeComparison(ComparisonReport(try compare(request)))
  }

  func compare(_ request: CostComparison.Request) throws(ProgramError) -> CostComparison {
    do throws(WrongJacobian) {
      return try CostComparison(request)
    } catch {
      throw ProgramError(
        code: "internal", message: "\(error.way) gives another Jacobian than adjoint sweeps",
        help: "this is a defect of chainrule itself", kind: .defect)
    }
  }
}
