import ChainruleComparison
import ChainruleReporting

/// What each mode costs as a size of the program grows.
public struct ModeVariation: Sendable {
  private let report: VariationReport

  /// The counts as a person reads them; the first line says where the cheaper mode changes.
  public var text: String { report.text }

  /// The same in Markdown.
  public var markdown: String { report.markdown }

  /// A line for each value of the size, as comma-separated values.
  public var csv: String { report.csv }

  /// A list of comparisons, `chainrule.comparison/1`, each with the value of the size.
  public var json: String { report.json.text }

  /// Compares the modes of a program for each value of one of its sizes.
  ///
  /// - Parameters:
  ///   - bytes: the program's text.
  ///   - name: what to call the program in messages.
  ///   - size: the name of the size.
  ///   - values: what the size becomes, one after the other.
  ///   - options: further sizes, and the variables to compute.
  ///   - query: by which inputs derivatives are wanted; points do not count.
  /// - Throws: `ProgramError` where the program has mistakes for one of the values.
  public init(
    bytes: [UInt8], name: String, varying size: String, over values: ClosedRange<Int>,
    options: Program.Options = Program.Options(), _ query: Query = Query()
  ) throws(ProgramError) {
    var comparisons: [(value: Int, comparison: CostComparison)] = []
    for value in values {
      var options = options
      options.sizes[size] = value
      let program = try Program(bytes: bytes, name: name, options: options)
      var request = CostComparison.Request(
        program.compiled, wrt: try program.chosenInputs(query))
      // A table of both modes needs no proof of what the best order is.
      request.proof = (steps: 0, sets: 0)
      comparisons.append((value, try program.compare(request)))
    }
    report = VariationReport(size, comparisons)
  }
}
