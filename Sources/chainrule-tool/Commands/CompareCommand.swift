import ArgumentParser
import Chainrule

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "What each mode costs, and which to use.",
    discussion: "Needs no point. Exit code 1 says that a condition of --fail-if holds.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, csv, json
  }

  @OptionGroup var options: ProgramOptions

  @Option(help: "text, markdown, csv or json; else after the ending of the output file.")
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
    name: .customLong("fail-if"),
    help: ArgumentHelp(
      "Exit with 1 where a number of the JSON report is so; may be repeated.",
      valueName: "reverse.multiplications > 400"))
  var failureConditions: [String] = []

  func validate() throws {
    if let search, !(search >= 0 && search <= 86_400) {
      throw ValidationError("--search is in seconds, from 0 to a day")
    }
  }

  func run() throws {
    try options.output.run {
      let conditions = try failureConditions.map(ModeComparison.Condition.init)
      var wanted = ModeComparison.Options()
      wanted.search = search.map { .seconds($0) }
      wanted.isMeasuring = measure
      if let order { wanted.order = (try Input.file(order), order) }
      let comparison = try options.program().comparison(options.query(), options: wanted)
      let fails = try conditions.map(comparison.holds)
      try options.output.write(text(of: comparison))
      if fails.contains(true) { throw ExitCode(1) }
    }
  }

  private func text(of comparison: ModeComparison) -> String {
    switch options.output.json ? .json : format ?? formatOfFile {
    case .text: comparison.text
    case .markdown: comparison.markdown
    case .csv: comparison.csv
    case .json: comparison.json
    }
  }

  /// The format that the ending of the output file stands for.
  private var formatOfFile: Format {
    let endings: [(String, Format)] = [(".md", .markdown), (".csv", .csv), (".json", .json)]
    return endings.first { options.output.output.hasSuffix($0.0) }?.1 ?? .text
  }
}
