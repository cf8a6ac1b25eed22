import ArgumentParser
import Chainrule

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Forward and reverse mode step by step, as the tables of the literature.")

  @OptionGroup var options: ProgramOptions
  @OptionGroup var table: TableFormat

  @Option(
    help: ArgumentHelp(
      "The direction of the tangents: how far each input moves.", valueName: "x1=1,x2=0"))
  var seed: String?

  func run() throws {
    try options.output.run {
      let trace = try options.program().trace(options.query(), seed: seed)
      try options.output.write(
        table.choose(
          options.output, text: trace.text, markdown: trace.markdown, json: trace.json))
    }
  }
}

/// The formats of tables: text, Markdown, JSON.
struct TableFormat: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  @Option(help: "text, markdown or json; else after the ending of the output file.")
  var format: Format?

  func choose(
    _ output: OutputOptions, text: @autoclosure () -> String,
    markdown: @autoclosure () -> String, json: @autoclosure () -> String
  ) -> String {
    let chosen = output.json ? .json : format ?? Self.format(ofFile: output.output)
    return switch chosen {
    case .text: text()
    case .markdown: markdown()
    case .json: json()
    }
  }

  private static func format(ofFile path: String) -> Format {
    path.hasSuffix(".md") ? .markdown : path.hasSuffix(".json") ? .json : .text
  }
}
