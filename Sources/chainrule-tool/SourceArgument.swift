import ArgumentParser
import Chainrule
import SystemPackage

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

  /// Reads a file that the program names, relative to the program's own file or else to where the
  /// tool was started.
  var readFile: @Sendable (String) throws(Program.UnreadableFile) -> Program.File {
    let folder = isFile ? FilePath(source).removingLastComponent() : FilePath("")
    return { (path) throws(Program.UnreadableFile) in
      let place = folder.pushing(FilePath(path)).string
      do throws(Failure) {
        return Program.File(name: place, bytes: try Input.file(place))
      } catch {
        guard case .missingFile(_, let reason) = error else {
          throw Program.UnreadableFile(reason: "\(error)")
        }
        throw Program.UnreadableFile(reason: reason)
      }
    }
  }

  func bytes() throws(Failure) -> [UInt8] {
    if source == "-" { return try Input.standardInput() }
    return isFile ? try Input.file(source) : Array(source.utf8)
  }
}
