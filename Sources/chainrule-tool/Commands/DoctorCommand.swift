import ArgumentParser
import Chainrule

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "What this machine has and lacks, with the command that mends it.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.run {
      let diagnosis = Diagnosis.ofThisMachine(
        layoutArguments: [LayoutProcessCommand.name])
      try output.write(output.json ? diagnosis.json : diagnosis.text)
      if !diagnosis.canDraw { throw ExitCode(70) }
    }
  }
}
