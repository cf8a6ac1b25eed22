import ArgumentParser
import Chainrule

struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths", abstract: "The total derivative as a sum over paths.")

  @OptionGroup var options: ProgramOptions
  @OptionGroup var table: TableFormat

  @Option(help: ArgumentHelp("How many of the largest paths to list.", valueName: "K"))
  var limit = 10

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit cannot be negative") }
  }

  func run() throws {
    try options.output.run {
      let paths = try options.program().paths(options.query(), limit: limit)
      try options.output.write(
        table.choose(
          options.output, text: paths.text, markdown: paths.markdown, json: paths.json))
    }
  }
}
