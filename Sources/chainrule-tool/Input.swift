import SystemPackage

/// Reads whole files and standard input.
enum Input {
  /// No file is read that is longer, as a device without end is: 1 GiB.
  private static let mostBytes = 1 << 30

  private struct TooLong: Error, CustomStringConvertible {
    let description = "it is longer than 1 GiB"
  }

  static func file(_ path: String) throws(Failure) -> [UInt8] {
    do {
      let descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
      return try descriptor.closeAfter { try readToEnd(descriptor) }
    } catch {
      throw .missingFile(path, reason: "\(error)")
    }
  }

  static func standardInput() throws(Failure) -> [UInt8] {
    do {
      return try readToEnd(.standardInput)
    } catch {
      throw .missingFile("standard input", reason: "\(error)")
    }
  }

  private static func readToEnd(_ descriptor: FileDescriptor) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { return bytes }
      guard bytes.count + chunk.count <= mostBytes else { throw TooLong() }
      bytes += chunk
    }
  }
}
