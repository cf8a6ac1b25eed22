import Foundation
import Testing
import TestSupport

/// The tool as a user runs it: the built executable in a process of its own.
enum Tool {
  struct Run {
    let status: Int32
    let output: Data
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  static let root = checkout(of: #filePath)

  /// Beside the bundle of the tests, where the build puts products.
  static let executable: URL = {
    let bundles = CommandLine.arguments + [Bundle.main.bundlePath]
    let folders = bundles.map { URL(filePath: $0).deletingLastPathComponent() }
    let candidates = folders.map { $0.appending(path: "chainrule") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? root.appending(path: ".build/debug/chainrule")
  }()

  static func run(
    _ arguments: String..., input: Data = Data(), in folder: URL = root,
    environment: [String: String] = [:]
  ) throws -> Run {
    try run(arguments, input: input, in: folder, environment: environment)
  }

  static func run(
    _ arguments: [String], input: Data = Data(), in folder: URL = root,
    environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let files = try (0..<3).map { _ in try TemporaryFile() }
    try input.write(to: files[0].url)
    process.standardInput = try FileHandle(forReadingFrom: files[0].url)
    process.standardOutput = try FileHandle(forWritingTo: files[1].url)
    process.standardError = try FileHandle(forWritingTo: files[2].url)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try Data(contentsOf: files[1].url),
      errors: String(decoding: try Data(contentsOf: files[2].url), as: UTF8.self))
  }

  static let samples: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Samples").path)
    return (names ?? []).filter { $0.hasSuffix(".chain") }.map { String($0.dropLast(6)) }.sorted()
  }()
}

/// An empty file that is gone when nobody needs it.
final class TemporaryFile {
  let url: URL

  init(ending: String = "txt") throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "chainrule-\(UUID().uuidString).\(ending)")
    try Data().write(to: url)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
