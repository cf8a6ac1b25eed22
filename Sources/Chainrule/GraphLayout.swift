import ChainruleGraphviz

/// Where positions come from: Graphviz, in a process of its own or in this one.
///
/// Graphviz can end its process on some graphs, and cannot be interrupted. A tool lays out in a
/// child process; a library that owns no executable does it in place, one graph at a time.
public enum GraphLayout: Sendable {
  /// In this process, behind a lock.
  case inProcess
  /// In a child process that is already running.
  case child(Child)

  /// A process that waits for one graph.
  public struct Child: Sendable {
    let process: LayoutProcess
  }

  /// Starts this executable again with arguments upon which it calls `serve()`.
  ///
  /// - Parameters:
  ///   - arguments: what makes the executable call `serve()`.
  ///   - timeLimit: how long the layout may take once the graph is known.
  public static func process(arguments: [String], timeLimit: Duration) -> GraphLayout {
    .child(Child(process: LayoutProcess(arguments: arguments, timeLimit: timeLimit)))
  }

  /// The child's side: lays out the one graph that its parent sends.
  ///
  /// - Returns: the status with which the process should exit.
  public static func serve() -> Int32 { LayoutService.run() }

  func layout(of graph: LayoutGraph) throws(LayoutFailure) -> Layout {
    switch self {
    case .inProcess: try graph.laidOut()
    case .child(let child): try child.process.layout(of: graph)
    }
  }
}
