import ArgumentParser
import Chainrule

/// Where a result goes, and whether it is JSON.
struct OutputOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output = "-"

  @Flag(help: "Write JSON, and errors as JSON too.")
  var json = false

  /// What follows the last point of the output file's name, in lower case.
  var ending: String? {
    let name = output.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".")
    return parts.count > 1 ? parts.last?.lowercased() : nil
  }

  /// Whether the result would appear on a screen.
  var isTerminal: Bool { output == "-" && Output.isTerminal }

  func write(_ text: String) throws(Failure) {
    try write(Array(text.utf8))
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    try Output.write(bytes, to: output)
  }

  /// Runs a command's work; a failure goes to standard error and becomes the exit code.
  func run(_ work: () throws -> Void) throws {
    do {
      try work()
    } catch {
      guard let failure = Failure(error) else { throw error }
      failure.report(asJSON: json)
      throw failure.exitCode
    }
  }
}
