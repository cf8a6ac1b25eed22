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
  "ChainruleData": [],
  "ChainruleCharts": ["ChainruleGraphics"],
  "ChainruleProcesses": ["CProcesses"],
  "ChainruleGraphics": [],
  "ChainruleGraphviz": ["CGraphviz", "ChainruleProcesses"],
  "ChainruleCompiler": ["ChainruleLanguage", "ChainruleCalculus", "ChainruleData"],
  "ChainruleSymbolics": ["ChainruleCalculus"],
  "ChainruleDrawing": [
    "ChainruleGraphics", "ChainruleCalculus", "ChainruleSymbolics", "ChainruleGraphviz",
  ],
  "ChainruleComparison": ["ChainruleCalculus"],
  "ChainruleReporting": [
    "ChainruleLanguage", "ChainruleCalculus", "ChainruleCharts", "ChainruleGraphics",
    "ChainruleSymbolics", "ChainruleGraphviz", "ChainruleDrawing", "ChainruleComparison",
  ],
  "Chainrule": [
    "ChainruleLanguage", "ChainruleCalculus", "ChainruleCompiler", "ChainruleSymbolics",
    "ChainruleProcesses", "ChainruleData", "ChainruleCharts", "ChainruleGraphics",
    "ChainruleGraphviz", "ChainruleDrawing", "ChainruleComparison", "ChainruleReporting",
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
    imports(in: try String(contentsOf: file, encoding: .utf8))
  }

  @Test("An import is found whatever stands before or after the module's name")
  func forms() {
    let text = """
      import A
        private import B  // why
      @preconcurrency package import C
      import struct D.E
      /// import F
      let text = "import G"; import H
      """
    #expect(imports(in: text) == ["A", "B", "C", "D", "H"])
  }

  private func imports(in text: String) -> [String] {
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
    let statements = text.split { $0 == "\n" || $0 == ";" }
    return statements.compactMap { statement in
      let words = statement.split { $0 == " " || $0 == "\t" }
      guard let place = words.firstIndex(of: "import"),
        words[..<place].allSatisfy({ $0.hasPrefix("@") || $0.allSatisfy(\.isLowercase) })
      else { return nil }
      let name = words[(place + 1)...].first { !kinds.contains($0) }
      return name.map { String($0.split(separator: ".")[0]) }
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
