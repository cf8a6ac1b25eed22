package import Foundation
package import Testing

/// Compares a printed form with the one that is committed.
///
/// With `ACCEPT_GOLDENS=1` in the environment the file is written anew and the test fails, so that
/// a run that accepts is never taken for one that passes.
package func expectGolden(
  _ actual: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["ACCEPT_GOLDENS"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: file)
    Issue.record("accepted \(file.lastPathComponent)", sourceLocation: sourceLocation)
    return
  }
  guard let data = FileManager.default.contents(atPath: file.path) else {
    Issue.record(
      "\(file.lastPathComponent) is missing; ACCEPT_GOLDENS=1 makes it",
      sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard actual != expected else { return }
  let difference = zip(
    actual.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false)
  ).enumerated().first { $0.element.0 != $0.element.1 }
  let place = difference.map {
    "line \($0.offset + 1):\n  now:    \($0.element.0)\n  golden: \($0.element.1)"
  }
  Issue.record(
    "\(file.lastPathComponent) differs, \(place ?? "in length")", sourceLocation: sourceLocation)
}

/// The folder of the checkout, from the path of a test file two folders below it.
package func checkout(of testFile: String) -> URL {
  URL(filePath: testFile).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
