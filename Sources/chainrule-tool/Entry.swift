import ArgumentParser
import Chainrule

@main
enum Entry {
  /// Serves a layout when asked to be the layout's process, and is the tool otherwise.
  static func main() {
    switch CommandLine.arguments.dropFirst().first {
    case LayoutProcessCommand.name: LayoutProcessCommand.run()
    // Whoever draws most likely needs a layout, and does not wait for the process to start.
    case DrawCommand.name: _ = LayoutProcessCommand.layout
    default: break
    }
    do {
      var command = try ChainruleCommand.parseAsRoot()
      try command.run()
    } catch {
      ChainruleCommand.exit(withError: toldAsJSON(error) ?? error)
    }
  }

  /// Tells a mistake in the options as the other errors are told where JSON is asked for.
  private static func toldAsJSON(_ error: any Error) -> ExitCode? {
    let isUsage =
      !(error is ExitCode) && ChainruleCommand.exitCode(for: error) == .validationFailure
    guard isUsage, CommandLine.arguments.contains("--json") else { return nil }
    let failure = Failure.usage(ChainruleCommand.message(for: error))
    failure.report(asJSON: true)
    return failure.exitCode
  }
}

struct ChainruleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chainrule",
    abstract: "Turns formulas into computation graphs, differentiates, draws and explains them.",
    discussion: """
      SOURCE is a file if it ends in .chain, standard input if it is -, else the program's text:

        chainrule draw 'x + x^2' --at x=3 -o plus-square.svg
        chainrule trace Samples/baydin.chain

      Text that begins with a minus goes behind --: chainrule evaluate --at x=2 -- '-x^2'
      """,
    version: Version.text,
    subcommands: [
      DrawCommand.self, TraceCommand.self, EvaluateCommand.self, PathsCommand.self,
      ExplainCommand.self, CompareCommand.self, CheckCommand.self, DescendCommand.self,
      OperationsCommand.self, DoctorCommand.self,
    ])
}
