import ArgumentParser
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
      try FileReplacement(path: path).write(bytes)
    } catch Errno.noSpace {
      throw .cannotWrite(path, reason: "\(Errno.noSpace)")
    } catch {
      throw .cannotCreate(path, reason: "\(error)")
    }
  }

  /// Makes a folder, with those above it, where there is none.
  static func createFolder(_ path: String) throws(Failure) {
    var folder = FilePath(path)
    var missing: [FilePath] = []
    while !folder.isEmpty, access(folder.string, F_OK) != 0 {
      missing.append(folder)
      folder.removeLastComponent()
    }
    for folder in missing.reversed() where mkdir(folder.string, 0o777) != 0 && errno != EEXIST {
      throw .cannotCreate(path, reason: "\(Errno(rawValue: errno))")
    }
    guard isFolder(path) else { throw .cannotCreate(path, reason: "\(Errno.notDirectory)") }
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static func writeError(_ text: String) {
    let text = text.hasSuffix("\n") ? text : text + "\n"
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  /// A device or pipe is written to; only a file can be replaced.
  private static func isSpecial(_ path: String) -> Bool {
    guard let kind = kind(path) else { return false }
    return kind != S_IFREG && kind != S_IFDIR
  }

  private static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
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
}
