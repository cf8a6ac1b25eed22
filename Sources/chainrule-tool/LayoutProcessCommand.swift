import ArgumentParser
import Chainrule

/// The hidden command by which the tool serves itself: one layout, in a process that may crash.
enum LayoutProcessCommand {
  static let name = "layout-process"

  static func run() -> Never {
    ChainruleCommand.exit(withError: ExitCode(GraphLayout.serve()))
  }
}
