import ArgumentParser
import Chainrule

/// The program that a command is about.
struct SourceArgument: ParsableArguments {
  @Argument(
    help: "A file ending in .chain, - for standard input, or the program's text.")
  var source: String

  /// What to call the program in messages.
  var name: String {
    isFile ? source : source == "-" ? "standard input" : "program"
  }

  private var isFile: Bool { source.hasSuffix(".chain") }

  func bytes() throws(Failure) -> [UInt8] {
    if source == "-" { return try Input.standardInput() }
    return isFile ? try Input.file(source) : Array(source.utf8)
  }
}
