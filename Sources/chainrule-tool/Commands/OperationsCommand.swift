import ArgumentParser
import Chainrule

struct OperationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "operations",
    abstract: "The catalogue of operations: partials, domains, costs, kinks.")

  @Argument(help: "One operation, by any of its spellings.")
  var operation: String?

  @Flag(help: "The shapes of derivatives and of the factors of the chain rule, as two tables.")
  var shapes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var table: TableFormat

  func validate() throws {
    if shapes, operation != nil {
      throw ValidationError("--shapes prints its tables alone, without an operation")
    }
  }

  func run() throws {
    try output.run {
      let catalogue = shapes ? Catalogue.shapes : try Catalogue(of: operation)
      try output.write(
        table.choose(
          output, text: catalogue.text, markdown: catalogue.markdown, json: catalogue.json))
    }
  }
}
