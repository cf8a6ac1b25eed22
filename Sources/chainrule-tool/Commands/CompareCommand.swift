import ArgumentParser
import Chainrule

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "What each mode costs, and which to use.",
    discussion: """
      Needs no point: without one, every way is carried out at a point chosen at random. A condition \
      of --fail-if names a number by the keys of the JSON report: reverse.multiplications > 400, \
      jacobian.columnColors != 3, verdict.sweeps.mode == forward. Where one holds, the exit code \
      is 1.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, html, latex, csv, json
  }

  @OptionGroup var options: ProgramOptions

  @Option(
    help: "text, markdown, html, latex, csv or json; else after the ending of the output file.")
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Search that many seconds for a cheaper order of elimination.", valueName: "S"))
  var search: Double?

  @Option(
    help: ArgumentHelp(
      "A file that lists an order of elimination to replay, by number or name.", valueName: "FILE"))
  var order: String?

  @Flag(help: "Time this program's own sweeps too.")
  var measure = false

  @Option(
    help: ArgumentHelp(
      "Compare for each value of a size of the program.", valueName: "n=1..64"))
  var vary: String?

  @Option(
    help: ArgumentHelp(
      "A file for the sparsity pattern: a picture (.svg) or Matrix Market (.mtx).",
      valueName: "FILE"))
  var pattern: String?

  @Option(
    name: .customLong("fail-if"),
    help: ArgumentHelp(
      "Exit with 1 where a number of the JSON report is so; may be repeated.",
      valueName: "reverse.multiplications > 400"))
  var failureConditions: [String] = []

  func validate() throws {
    if let search, !(search >= 0 && search <= 86_400) {
      throw ValidationError("--search is in seconds, from 0 to a day")
    }
    if let pattern, patternFormat == nil {
      throw ValidationError("--pattern writes .svg and .mtx, not \(pattern)")
    }
    if vary != nil {
      _ = try variedSize()
      guard search == nil, order == nil, !measure, pattern == nil, failureConditions.isEmpty else {
        throw ValidationError("--vary goes with none of the other options of compare")
      }
    }
    if let ending = options.output.ending, format == nil, !options.output.json,
      formatOfFile == nil
    {
      let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("no comparison is written as .\(ending); the formats are \(known)")
    }
  }

  func run() throws {
    try options.output.run {
      if let variation = try variation() {
        return try options.output.write(text(of: variation))
      }
      let conditions = try failureConditions.map(ModeComparison.Condition.init)
      var wanted = ModeComparison.Options()
      wanted.search = search.map { .seconds($0) }
      wanted.isMeasuring = measure
      if let order { wanted.order = (try Input.file(order), order) }
      let comparison = try options.program().comparison(options.query(), options: wanted)
      let fails = try conditions.map(comparison.holds)
      if let pattern, let patternFormat {
        try Output.write(Array(try comparison.pattern(patternFormat).utf8), to: pattern)
      }
      try options.output.write(text(of: comparison))
      if fails.contains(true) { throw ExitCode(1) }
    }
  }

  private func text(of comparison: ModeComparison) -> String {
    switch options.output.json ? .json : format ?? formatOfFile ?? .text {
    case .text: comparison.text
    case .markdown: comparison.markdown
    case .html: comparison.html
    case .latex: comparison.latex
    case .csv: comparison.csv
    case .json: comparison.json
    }
  }

  /// The name and the values of `n=1..64`.
  private func variedSize() throws -> (name: String, values: ClosedRange<Int>)? {
    guard let vary else { return nil }
    let parts = vary.split(separator: "=").map { String($0.trimmed) }
    let ends = (parts.last ?? "").split(separator: ".").compactMap { Int($0.trimmed) }
    guard parts.count == 2, parts[1].contains(".."), ends.count == 2, ends[0] <= ends[1],
      ends[1] - ends[0] < 1_000
    else {
      throw ValidationError("--vary takes a size and its values, at most 1,000: --vary n=1..64")
    }
    return (parts[0], ends[0]...ends[1])
  }

  private func variation() throws -> ModeVariation? {
    guard let (name, values) = try variedSize() else { return nil }
    return try ModeVariation(
      bytes: options.source.bytes(), name: options.source.name, varying: name, over: values,
      options: options.compilation(), options.query())
  }

  private func text(of variation: ModeVariation) throws -> String {
    switch options.output.json ? .json : format ?? formatOfFile ?? .text {
    case .text: return variation.text
    case .markdown: return variation.markdown
    case .csv: return variation.csv
    case .json: return variation.json
    case .html, .latex: throw Failure.usage("--vary writes text, markdown, csv and json")
    }
  }

  private var patternFormat: ModeComparison.PatternFormat? {
    ModeComparison.PatternFormat.allCases.first { pattern?.hasSuffix(".\($0.rawValue)") == true }
  }

  /// The format that the ending of the output file stands for.
  private var formatOfFile: Format? {
    switch options.output.ending {
    case "md": .markdown
    case "tex": .latex
    case "txt": .text
    case let ending: ending.flatMap(Format.init)
    }
  }
}
