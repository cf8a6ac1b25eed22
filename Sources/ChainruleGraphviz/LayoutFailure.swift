/// Why there is no layout.
///
/// Nothing else of a program depends on a layout: text, JSON, DOT and Mermaid do without.
package enum LayoutFailure: Error, Sendable, Equatable {
  /// The graph asks for what cannot be laid out.
  case invalid(reason: String)
  /// Graphviz reported an error, in its own words.
  case refused(message: String)
  /// Graphviz, or the plugin that lays out, could not be loaded.
  case engineUnavailable(reason: String)
  /// The process that was to lay out could not be started.
  case helperUnavailable(reason: String)
  /// The process ended by a signal; the message is what it last wrote to standard error.
  case crashed(signal: Int32, message: String)
  /// The process ended with a status other than 0; the message is as above.
  case exited(status: Int32, message: String)
  /// The process answered with something that is no layout of the graph.
  case garbled(reason: String)
  case timedOut(limit: Duration)
  case outOfMemory
  case cancelled
}

extension LayoutFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalid(let reason): "the graph cannot be laid out: \(reason)"
    case .refused(let message): Self.joining("Graphviz refused the graph", message)
    case .engineUnavailable(let reason): "Graphviz is not available: \(reason)"
    case .helperUnavailable(let reason): "the layout process could not be started: \(reason)"
    case .crashed(let signal, let message):
      Self.joining("Graphviz crashed with signal \(signal)", message)
    case .exited(let status, let message):
      Self.joining("the layout process ended with status \(status)", message)
    case .garbled(let reason): "the layout process gave no layout: \(reason)"
    case .timedOut(let limit): "the layout took longer than \(limit)"
    case .outOfMemory: "the layout needs more memory than it may have"
    case .cancelled: "the layout was cancelled"
    }
  }

  private static func joining(_ fact: String, _ message: String) -> String {
    message.isEmpty ? fact : "\(fact): \(message)"
  }
}
