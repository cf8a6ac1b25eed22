import ChainruleGraphviz
import Foundation

/// Programs to play the child.
enum Program {
  /// The test's own child, which the package manager builds beside the tests.
  static let layoutChild: String = {
    #if os(Linux)
      let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      return tests.deletingLastPathComponent().appendingPathComponent("LayoutChild").path
    #else
      let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
      return bundles[0].deletingLastPathComponent().appendingPathComponent("LayoutChild").path
    #endif
  }()

  static func child(_ arguments: String...) -> LayoutProcess {
    LayoutProcess(executable: layoutChild, arguments: arguments)
  }

  static func shell(_ script: String) -> LayoutProcess {
    LayoutProcess(executable: "/bin/sh", arguments: ["-c", script])
  }
}

/// A file in which a child leaves its number before it does anything else.
struct Footprint {
  private let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("chainrule-\(UUID().uuidString)").path

  /// What a script begins with.
  var step: String { "echo $$ > '\(path)'" }

  /// The number, once it is there.
  func process() async throws -> pid_t {
    while true {
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      if text.hasSuffix("\n"), let number = pid_t(text.dropLast()) { return number }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Whether neither a process nor a zombie of that number is left.
  static func isGone(_ process: pid_t) -> Bool { kill(process, 0) == -1 && errno == ESRCH }

  func erase() { try? FileManager.default.removeItem(atPath: path) }
}
