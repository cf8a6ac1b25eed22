import Foundation
import TestSupport
import Testing

@Suite("A file is written whole or not at all")
struct OutputFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("chainrule-\(UUID().uuidString)")
  private let files = FileManager.default

  private func withFolder(_ work: () throws -> Void) throws {
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    try work()
    let names = try files.contentsOfDirectory(atPath: folder.path)
    #expect(names.allSatisfy { !$0.hasPrefix(".") }, "left behind: \(names)")
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func draw(_ name: String, format: String = "dot") throws -> Tool.Run {
    try Tool.run(["draw", "x + x^2", "--format", format, "-o", path(name)])
  }

  @Test("A new file and one that is there")
  func replacement() throws {
    try withFolder {
      #expect(try draw("a.dot").status == 0)
      let first = files.contents(atPath: path("a.dot"))
      try Data("old and much longer".utf8).write(to: URL(fileURLWithPath: path("a.dot")))
      #expect(try draw("a.dot").status == 0)
      #expect(files.contents(atPath: path("a.dot")) == first)
    }
  }

  @Test("A link stays a link, and permissions stay")
  func link() throws {
    try withFolder {
      #expect(files.createFile(atPath: path("a.dot"), contents: Data()))
      try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("a.dot"))
      try files.createSymbolicLink(atPath: path("b.dot"), withDestinationPath: "a.dot")
      #expect(try draw("b.dot").status == 0)
      #expect(try files.destinationOfSymbolicLink(atPath: path("b.dot")) == "a.dot")
      let attributes = try files.attributesOfItem(atPath: path("a.dot"))
      #expect(attributes[.posixPermissions] as? Int == 0o640)
      #expect((attributes[.size] as? Int ?? 0) > 100)
    }
  }

  @Test("A folder that is not there, or is in the place of the file, is an error")
  func folders() throws {
    try withFolder {
      for name in ["none/a.dot", "."] {
        let run = try draw(name)
        #expect(run.status == 73, "\(run.errors)")
        #expect(run.errors.hasPrefix("error[cannot-create]"), "\(run.errors)")
      }
    }
  }

  @Test("The folders of frames are made")
  func frames() throws {
    try withFolder {
      let run = try Tool.run([
        "draw", "x + x^2", "--elimination", "reverse", "--frames", path("a/b/c"),
      ])
      #expect(run.status == 0, "\(run.errors)")
      #expect(try !files.contentsOfDirectory(atPath: path("a/b/c")).isEmpty)
      try Data().write(to: URL(fileURLWithPath: path("d")))
      let refused = try Tool.run([
        "draw", "x + x^2", "--elimination", "reverse", "--frames", path("d/e"),
      ])
      #expect(refused.status == 73, "\(refused.errors)")
    }
  }
}
