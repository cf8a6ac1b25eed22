import ArgumentParser
import Chainrule

/// Why a command could not be carried out, and the exit code that says so.
enum Failure: Error {
  /// The program, the point or the question is wrong.
  case program(ProgramError)
  case usage(String)
  case missingFile(String, reason: String)
  case cannotCreate(String, reason: String)
  case cannotWrite(String, reason: String)
  /// A picture could not be laid out.
  case drawing(DrawingError)
  case internalFailure(String)

  /// The failure that an error is; nil for the errors of argument parsing.
  init?(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as ProgramError: self = .program(error)
    case let error as DrawingError: self = .drawing(error)
    default: return nil
    }
  }

  /// After the codes of sysexits.h.
  var exitCode: ExitCode {
    switch self {
    case .program(let error): Self.exitCode(of: error.kind)
    case .usage: ExitCode(64)
    case .missingFile: ExitCode(66)
    case .drawing(let error): error.isTimeLimit ? ExitCode(75) : ExitCode(70)
    case .internalFailure: ExitCode(70)
    case .cannotCreate: ExitCode(73)
    case .cannotWrite: ExitCode(74)
    }
  }

  private static func exitCode(of kind: ProgramError.Kind) -> ExitCode {
    switch kind {
    case .mistakes: ExitCode(65)
    case .missingFile: ExitCode(66)
    case .defect: ExitCode(70)
    case .tooLarge: ExitCode(75)
    }
  }

  /// Tells the user on standard error.
  func report(asJSON: Bool) {
    let error = programError
    Output.writeError(asJSON ? error.json : error.text)
  }

  private var programError: ProgramError {
    switch self {
    case .program(let error): error
    case .usage(let message): ProgramError(code: "usage", message: message)
    case .missingFile(let path, let reason):
      ProgramError(
        code: "no-such-file", message: "cannot read \(path): \(reason)",
        help: path.hasSuffix(".chain")
          ? "a SOURCE that ends in .chain is a file; anything else is the program itself" : nil)
    case .cannotCreate(let path, let reason):
      ProgramError(code: "cannot-create", message: "cannot create \(path): \(reason)")
    case .cannotWrite(let path, let reason):
      ProgramError(code: "cannot-write", message: "cannot write \(path): \(reason)")
    case .drawing(let error):
      ProgramError(code: error.code, message: error.message, help: error.help)
    case .internalFailure(let message):
      ProgramError(
        code: "internal", message: message, help: "this is a defect of chainrule itself")
    }
  }
}
