import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is given its new content whole or keeps its old one.
///
/// The content is written beside the file and takes its name at the end. Links are followed, and
/// a file that is there keeps its permissions.
struct FileReplacement {
  private let file: FilePath
  private let permissions: FilePermissions?

  /// Throws an `Errno` where the file may not be replaced.
  init(path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      file = FilePath(path)
      permissions = nil
      return
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Errno.isDirectory }
    guard access(path, W_OK) == 0, let real = realpath(path, nil) else {
      throw Errno(rawValue: errno)
    }
    defer { free(real) }
    file = FilePath(platformString: real)
    permissions = FilePermissions(rawValue: status.st_mode & 0o7777)
  }

  func write(_ bytes: [UInt8]) throws {
    let (draft, descriptor) = try openDraft()
    do {
      try descriptor.closeAfter {
        if let permissions { _ = fchmod(descriptor.rawValue, permissions.rawValue) }
        try descriptor.writeAll(bytes)
      }
      guard rename(draft.string, file.string) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlink(draft.string)
      throw error
    }
  }

  /// A new file in the same folder, under a name that nobody uses.
  private func openDraft() throws -> (FilePath, FileDescriptor) {
    var number = 0
    while true {
      let name = ".chainrule-\(getpid())-\(number)"
      let draft = file.removingLastComponent().appending(name)
      do {
        let descriptor = try FileDescriptor.open(
          draft, .writeOnly, options: [.create, .exclusiveCreate],
          permissions: FilePermissions(rawValue: 0o666))
        return (draft, descriptor)
      } catch Errno.fileExists {
        number += 1
      }
    }
  }
}
