import CGraphviz
import ChainruleProcesses

extension Conversation {
  /// Reads the answer of a child that ended well, or finds why it did not.
  func layout(
    of graph: LayoutGraph, status: ChildProcess.Status
  ) throws(LayoutFailure) -> Layout {
    switch status {
    case .signaled(let signal): throw .crashed(signal: signal, message: words)
    case .exited(Int32(CGRAPHVIZ_MEMORY_EXIT)): throw .outOfMemory
    case .exited(0), .unknown: break
    // Graphviz from 3 on says so and exits, where before it aborted.
    case .exited where words.contains("out of memory"): throw .outOfMemory
    case .exited(let status): throw .exited(status: status, message: words)
    }
    let layout = try LayoutAnswer(decoding: answer).result.get()
    guard layout.fits(graph) else { throw .garbled(reason: "it is the layout of another graph") }
    return layout
  }

  private var words: String { String(decoding: message, as: UTF8.self).trimmingNewlines }
}
