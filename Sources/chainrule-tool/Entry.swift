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
    ChainruleCommand.main()
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
