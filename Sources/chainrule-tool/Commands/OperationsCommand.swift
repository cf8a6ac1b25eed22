import ArgumentParser
import Chainrule

struct OperationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "operations",
    abstract: "The catalogue of operations: partials, domains, costs, kinks.")

  @Argument(help: "One operation, by any of its spellings.")
  var operation: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var table: TableFormat

  func run() throws {
    try output.run {
      let catalogue = try Catalogue(of: operation)
      try output.write(
        table.choose(
          output, text: catalogue.text, markdown: catalogue.markdown, json: catalogue.json))
    }
  }
}
