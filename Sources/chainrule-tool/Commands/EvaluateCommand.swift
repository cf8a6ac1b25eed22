public import ArgumentParser
public import Chainrule

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "The values and derivatives of a program at a point.")

  @OptionGroup var options: ProgramOptions

  @Option(help: "How the derivatives are found: forward, reverse or auto.")
  var mode: Evaluation.Mode = .auto

  @Flag(help: "Add the value of every intermediate variable.")
  var intermediates = false

  @Option(
    help: ArgumentHelp(
      "Move inputs, and compare the change of the outputs with what the derivative promises.",
      valueName: "x=1"))
  var change: String?

  func run() throws {
    try options.output.run {
      let evaluation = try options.program().evaluation(
        options.query(), mode: mode, intermediates: intermediates, change: change)
      try options.output.write(options.output.json ? evaluation.json : evaluation.text)
    }
  }
}

extension Evaluation.Mode: ExpressibleByArgument {}
