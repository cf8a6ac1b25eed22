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
    /// Starts a process for a further graph.
    let start: @Sendable () -> LayoutProcess
    var timeLimit = Duration.seconds(10)
  }

  /// Starts this executable again with arguments upon which it calls `serve()`.
  ///
  /// - Parameter arguments: what makes the executable call `serve()`.
  public static func process(arguments: [String]) -> GraphLayout {
    let start = { @Sendable in LayoutProcess(arguments: arguments) }
    return .child(Child(process: start(), start: start))
  }

  /// The same layout, given up where the graphs of a picture take longer; 10 seconds are usual.
  ///
  /// A layout in this process cannot be given up.
  public func within(_ timeLimit: Duration) -> GraphLayout {
    guard case .child(var child) = self else { return self }
    child.timeLimit = timeLimit
    return .child(child)
  }

  /// The child's side: lays out the one graph that its parent sends.
  ///
  /// - Returns: the status with which the process should exit.
  public static func serve() -> Int32 { LayoutService.run() }

  /// How long the graphs of a picture may take; nil without a limit.
  var timeLimit: Duration? {
    if case .child(let child) = self { child.timeLimit } else { nil }
  }

  /// Lays out one graph after the other, all of them within the time limit.
  var engine: (LayoutGraph) throws(LayoutFailure) -> Layout {
    switch self {
    case .inProcess: return { graph throws(LayoutFailure) in try graph.laidOut() }
    case .child(let child):
      let deadline = ContinuousClock.now + child.timeLimit
      return { graph throws(LayoutFailure) in
        let process = child.process.isAsked ? child.start() : child.process
        do throws(LayoutFailure) {
          return try process.layout(of: graph, within: deadline - ContinuousClock.now)
        } catch .timedOut {
          throw .timedOut(limit: child.timeLimit)
        }
      }
    }
  }
}
