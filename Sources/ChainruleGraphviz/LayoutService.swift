import CGraphviz

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The child's side of a `LayoutProcess`: one graph from standard input, one answer to standard
/// output.
///
/// The process is confined and serves nothing else: whatever Graphviz does to it is seen by the
/// parent as an exit status. A hidden command of the tool calls this and ends with what it returns.
package enum LayoutService {
  /// The memory that a layout may have, in bytes of address space.
  package static let memoryLimit: UInt64 = 4 << 30

  /// Serves one request and returns the status to exit with.
  ///
  /// - Parameter memoryLimit: nil sets none, as a sanitizer needs.
  package static func run(memoryLimit: UInt64? = Self.memoryLimit) -> Int32 {
    cgraphviz_confine(memoryLimit ?? 0)
    // The answer gets a descriptor of its own: what a library prints goes where errors go.
    let output = dup(STDOUT_FILENO)
    guard output >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return EX_IOERR }
    // The parent is still reading its program: what does not need the graph is done meanwhile.
    cgraphviz_prepare()
    guard let bytes = readToEnd(STDIN_FILENO) else { return EX_IOERR }
    // A parent that ends without a graph has no question.
    guard !bytes.isEmpty else { return EX_OK }
    let answer = LayoutAnswer(Result { () throws(LayoutFailure) in try layout(for: bytes) })
    return write(answer.encoded(), to: output) ? EX_OK : EX_IOERR
  }

  private static func layout(for bytes: [UInt8]) throws(LayoutFailure) -> Layout {
    let request = try LayoutRequest(decoding: bytes)
    cgraphviz_expire(request.secondsAllowed)
    return try request.graph.laidOut()
  }

  private static func readToEnd(_ descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 { bytes += chunk.prefix(count) }
      if count < 0, errno != EINTR { return nil }
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var remaining = bytes[...]
    while !remaining.isEmpty {
      let count = remaining.withUnsafeBytes { send($0, to: descriptor) }
      if count < 0, errno != EINTR { return false }
      if count > 0 { remaining = remaining.dropFirst(count) }
    }
    return true
  }

  private static func send(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
