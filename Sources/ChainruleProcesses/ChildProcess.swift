import CProcesses
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A running program: its number until it has been waited for, and its two streams.
///
/// It is spawned directly: swift-subprocess does so too, but starts five threads to watch it, and
/// took 1.7 to 2 ms longer for a child that lives for 5 ms.
package final class ChildProcess: Sendable {
  let conversation: Int32
  let messages: Int32
  /// The child's number; nil once it is reaped, when the number may be another process's.
  private let process: Mutex<Int32?>

  package enum Status: Sendable, Equatable {
    case exited(Int32)
    case signaled(Int32)
    /// Somebody else waited for it, as happens where a program ignores the signal of its children.
    case unknown
  }

  /// Starts a program.
  ///
  /// - Parameter executable: a path, or a name to be found in the folders of `PATH`.
  package init(executable: String, arguments: [String]) throws(ChildProcessFailure) {
    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = cprocesses_child()
    let error = cprocesses_start(executable, &words, &child)
    guard error == 0 else {
      throw ChildProcessFailure(
        executable: executable, isMissing: error == ENOENT,
        reason: String(cString: strerror(error)))
    }
    conversation = child.conversation
    messages = child.messages
    process = Mutex(child.process)
  }

  deinit {
    kill()
    _ = wait(until: nil)
    close(conversation)
    close(messages)
  }

  /// Kills the child if it still runs. Safe on any thread.
  package func kill() {
    process.withLock { process in
      if let process { _ = Self.signal(process, SIGKILL) }
    }
    // A process of its own that still holds the other end keeps nobody waiting.
    shutdown(conversation, Int32(SHUT_RDWR))
  }

  /// Waits for the child to end and reaps it; nil if that takes until the deadline.
  package func wait(until deadline: ContinuousClock.Instant?) -> Status? {
    var pause: UInt32 = 20
    while true {
      if let status = reap() { return status }
      if let deadline, ContinuousClock.now >= deadline { return nil }
      usleep(pause)
      pause = min(2 * pause, 5_000)
    }
  }

  /// The status of a child that has ended, if it has.
  private func reap() -> Status? {
    process.withLock { process in
      guard let number = process else { return .unknown }
      var status: Int32 = 0
      let ended = waitpid(number, &status, WNOHANG)
      if ended == 0 || (ended < 0 && errno == EINTR) { return nil }
      process = nil
      guard ended == number else { return .unknown }
      let signal = status & 0x7f
      return signal == 0 ? .exited((status >> 8) & 0xff) : .signaled(signal)
    }
  }

  private static func signal(_ process: Int32, _ number: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.kill(process, number)
    #elseif canImport(Musl)
      Musl.kill(process, number)
    #else
      Darwin.kill(process, number)
    #endif
  }
}

/// Why a program could not be started.
package struct ChildProcessFailure: Error, Sendable, CustomStringConvertible {
  package let executable: String
  /// Whether there is no such program.
  package let isMissing: Bool
  package let reason: String

  package var description: String { "\(executable): \(reason)" }
}
