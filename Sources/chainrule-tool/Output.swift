import ArgumentParser
import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes results: a file whole or not at all, a stream to its end.
enum Output {
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    if path == "-" { return try write(bytes, to: .standardOutput, named: "standard output") }
    if isSpecial(path) { return try writeThrough(bytes, to: path) }
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw isFull(error)
        ? .cannotWrite(path, reason: reason(error)) : .cannotCreate(path, reason: reason(error))
    }
  }

  /// Makes a folder, with those above it, where there is none.
  static func createFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .cannotCreate(path, reason: reason(error))
    }
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static func writeError(_ text: String) {
    let text = text.hasSuffix("\n") ? text : text + "\n"
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  /// A device or pipe is written to; only a file can be replaced.
  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
      && status.st_mode & S_IFMT != S_IFDIR
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(FilePath(path), .writeOnly)
    } catch {
      throw .cannotCreate(path, reason: "\(error)")
    }
    defer { _ = try? descriptor.close() }
    try write(bytes, to: descriptor, named: path)
  }

  private static func write(_ bytes: [UInt8], to descriptor: FileDescriptor, named name: String)
    throws(Failure)
  {
    signal(SIGPIPE, SIG_IGN)
    do {
      try descriptor.writeAll(bytes)
    } catch Errno.brokenPipe {
      ChainruleCommand.exit()  // Whoever read has read enough.
    } catch {
      throw .cannotWrite(name, reason: "\(error)")
    }
  }

  private static func isFull(_ error: any Error) -> Bool {
    (error as? CocoaError)?.code == .fileWriteOutOfSpace
  }

  private static func reason(_ error: any Error) -> String {
    let underlying = (error as? CocoaError)?.underlying ?? error
    if let error = underlying as? POSIXError { return "\(Errno(rawValue: error.code.rawValue))" }
    return "\(underlying)"
  }
}
