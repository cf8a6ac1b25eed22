import ArgumentParser
import Chainrule

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Whether forward mode, reverse mode and finite differences agree.",
    discussion: "Exit code 1 says that they do not.")

  @OptionGroup var options: ProgramOptions

  func run() throws {
    try options.output.run {
      let check = try options.program().check(options.query())
      try options.output.write(options.output.json ? check.json : check.text)
      if check.verdict == .disagree { throw ExitCode(1) }
    }
  }
}
