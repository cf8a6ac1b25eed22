import Foundation
import Testing

/// The checkout that these tests are in.
private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func swiftFiles(below folder: String) throws -> [URL] {
  let enumerator = try #require(
    FileManager.default.enumerator(
      at: root.appending(path: folder), includingPropertiesForKeys: nil))
  return enumerator.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    .sorted { $0.path < $1.path }
}

/// What each module may import of this package: lower levels, and of those what it needs.
private let allowed: [String: Set<String>] = [
  "ChainruleLanguage": [],
  "ChainruleCalculus": [],
  "ChainruleProcesses": ["CProcesses"],
  "ChainruleGraphviz": ["CGraphviz", "ChainruleProcesses"],
  "ChainruleCompiler": ["ChainruleLanguage", "ChainruleCalculus"],
  "ChainruleSymbolics": ["ChainruleCalculus"],
  "ChainruleDrawing": ["ChainruleCalculus", "ChainruleSymbolics", "ChainruleGraphviz"],
  "ChainruleReporting": [
    "ChainruleLanguage", "ChainruleCalculus", "ChainruleSymbolics", "ChainruleGraphviz",
    "ChainruleDrawing",
  ],
  "Chainrule": [
    "ChainruleLanguage", "ChainruleCalculus", "ChainruleCompiler", "ChainruleSymbolics",
    "ChainruleProcesses", "ChainruleGraphviz", "ChainruleDrawing", "ChainruleReporting",
  ],
  "chainrule-tool": ["Chainrule"],
]

@Suite("Every module knows only what stands below it")
struct LayerTests {
  @Test(
    "A module imports no module of this package that is not on its list",
    arguments: allowed.keys.sorted())
  func imports(module: String) throws {
    let files = try swiftFiles(below: "Sources/\(module)")
    #expect(!files.isEmpty, "the list names a module that does not exist")
    for file in files {
      for name in try importedModules(in: file) where isOurs(name) {
        #expect(
          allowed[module]?.contains(name) == true,
          "\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test("Every module is on the list")
  func complete() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path)
    let modules = try folders.filter { try !swiftFiles(below: "Sources/\($0)").isEmpty }
    #expect(Set(modules) == Set(allowed.keys))
  }

  @Test("No module imports all of Foundation, which costs milliseconds at every start")
  func foundation() throws {
    for file in try swiftFiles(below: "Sources") {
      #expect(
        try !importedModules(in: file).contains("Foundation"), "\(file.lastPathComponent)")
    }
  }

  @Test("Only the catalogue switches over operations")
  func oneSwitch() throws {
    let isCase = try Regex(#"case \.(sine|hyperbolicTangent|errorFunction)\b.*:"#)
    for file in try swiftFiles(below: "Sources") where file.lastPathComponent != "Operation.swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.firstMatch(of: isCase) == nil, "\(file.lastPathComponent)")
    }
  }

  private func isOurs(_ name: String) -> Bool {
    name.hasPrefix("Chainrule") || name == "CGraphviz" || name == "CProcesses"
  }

  private func importedModules(in file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1,
        line.hasPrefix("import ") || words[0] == "package" || words[0] == "public"
          || words[0] == "internal" || words[0] == "private" || words[0] == "fileprivate"
          || words[0].hasPrefix("@")
      else { return nil }
      return words.last { $0 != "//" }.map { String($0.split(separator: ".")[0]) }
    }
  }
}

@Suite("Files stay small enough to be read in one go")
struct FileTests {
  @Test("No Swift file has more than 600 lines", arguments: ["Sources", "Tests"])
  func length(folder: String) throws {
    for file in try swiftFiles(below: folder) {
      let lines = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false
      ).count
      #expect(lines <= 601, "\(file.lastPathComponent) has \(lines - 1) lines")
    }
  }
}
