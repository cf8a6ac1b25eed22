import ArgumentParser
import Chainrule

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Whether forward mode, reverse mode, formulas and finite differences agree.",
    discussion: "Exit code 1 says that they do not, or that the answer is wrong.")

  @OptionGroup var options: ProgramOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A derivative to judge by many points, in the names of the program; no point is needed.",
      valueName: "dy/dx = 1 + 2x"))
  var answer: String?

  func run() throws {
    try options.output.run {
      let check = try options.program().check(options.query(), answer: answer)
      try options.output.write(options.output.json ? check.json : check.text)
      if check.verdict == .disagree || check.answerVerdict == .disagree { throw ExitCode(1) }
    }
  }
}
