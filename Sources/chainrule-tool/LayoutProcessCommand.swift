import Chainrule

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The hidden command by which the tool serves itself: one layout, in a process that may crash.
enum LayoutProcessCommand {
  static let name = "layout-process"

  /// The process of the first picture. It starts when this is first read, and takes about as long
  /// as reading the options and the program.
  static let layout = GraphLayout.process(arguments: [name])

  static func run() -> Never { exit(GraphLayout.serve()) }
}
