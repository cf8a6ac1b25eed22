import ChainruleProcesses
import Synchronization

/// A child process that lays out one graph, so that Graphviz may crash or hang without harm.
///
/// It is started before the graph is known, because a process takes as long to start as a small
/// graph takes to lay out. If it is never asked it ends with this value; it is killed where it
/// must be, and waited for in every case.
package final class LayoutProcess: Sendable {
  private let child: Result<ChildProcess, LayoutFailure>
  private let state = Mutex(State())

  private struct State {
    var isAsked = false
    var isCancelled = false
  }

  /// Starts the child, which is to call `LayoutService.run()`.
  ///
  /// That it cannot be started is told when it is asked.
  ///
  /// - Parameter executable: a path; no folders are searched.
  package init(executable: String = LayoutProcess.thisExecutable, arguments: [String]) {
    child = Result { () throws(ChildProcessFailure) in
      try ChildProcess(executable: executable, arguments: arguments)
    }.mapError { .helperUnavailable(reason: "\($0)") }
  }

  /// Sends the graph and waits for its layout, blocking the calling thread.
  ///
  /// - Parameter timeLimit: how long the layout may take.
  /// - Precondition: It is the first graph.
  package func layout(
    of graph: LayoutGraph, within timeLimit: Duration = .seconds(60)
  ) throws(LayoutFailure) -> Layout {
    let isFirst = state.withLock { state in
      defer { state.isAsked = true }
      return !state.isAsked
    }
    precondition(isFirst, "a layout process serves one graph")
    try graph.validate()
    do {
      return try ask(child.get(), graph, timeLimit)
    } catch {
      throw state.withLock(\.isCancelled) ? .cancelled : error
    }
  }

  /// Whether it has been given its graph.
  package var isAsked: Bool { state.withLock(\.isAsked) }

  /// Ends the child, and with it a wait for its layout on another thread.
  package func cancel() {
    state.withLock { $0.isCancelled = true }
    if case .success(let child) = child { child.kill() }
  }

  private func ask(
    _ child: ChildProcess, _ graph: LayoutGraph, _ timeLimit: Duration
  ) throws(LayoutFailure) -> Layout {
    let deadline = ContinuousClock.now.advanced(by: timeLimit)
    // The child ends by itself a little later, should this process not live to see to it.
    let request = LayoutRequest(graph: graph, secondsAllowed: timeLimit.wholeSeconds + 2)
    let conversation = child.converse(request.encoded(), until: deadline)
    guard !conversation.isCutShort, let status = child.wait(until: deadline) else {
      child.kill()
      _ = child.wait(until: nil)
      guard conversation.answer.count <= Conversation.answerLimit else {
        throw .garbled(reason: "it does not end")
      }
      throw .timedOut(limit: timeLimit)
    }
    return try conversation.layout(of: graph, status: status)
  }
}

extension Duration {
  /// The seconds in it, rounded up and kept within what fits.
  fileprivate var wholeSeconds: UInt32 {
    let (seconds, rest) = components
    return UInt32(min(max(seconds, 0), 1 << 30)) + (rest > 0 ? 1 : 0)
  }
}
