// swift-tools-version: 6.2
import PackageDescription

// One module a phase. A module imports only modules of a lower level, and of those only what is
// listed here; `swift build --explicit-target-dependency-import-check error` and
// ArchitectureTests hold the sources to it.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

extension Target.Dependency {
  static let arguments = product(name: "ArgumentParser", package: "swift-argument-parser")
  static let bigInt = product(name: "BigInt", package: "BigInt")
  static let real = product(name: "RealModule", package: "swift-numerics")
  static let system = product(name: "SystemPackage", package: "swift-system")
}

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], excluding excluded: [String] = []
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: excluded, swiftSettings: strict)
}

let package = Package(
  name: "chainrule",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Chainrule", targets: ["Chainrule"]),
    .executable(name: "chainrule", targets: ["chainrule-tool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Level 0
    .target(name: "CProcesses"),
    module("ChainruleProcesses", ["CProcesses"]),
    module("ChainruleGraphics"),
    // Level 1
    .systemLibrary(
      name: "CLibgvc", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphviz", dependencies: ["CLibgvc"]),
    module("ChainruleLanguage"),
    module("ChainruleData"),
    module("ChainruleCharts", ["ChainruleGraphics", .real]),
    module("ChainruleCalculus", [.real, .bigInt]),
    module("ChainruleGraphviz", ["CGraphviz", "ChainruleProcesses"]),
    // Level 2
    module("ChainruleCompiler", ["ChainruleLanguage", "ChainruleCalculus", "ChainruleData"]),
    module("ChainruleSymbolics", ["ChainruleCalculus", .bigInt]),
    // Level 3
    module(
      "ChainruleDrawing",
      [
        "ChainruleGraphics", "ChainruleCalculus", "ChainruleSymbolics", "ChainruleGraphviz",
        .bigInt,
      ]),
    module("ChainruleComparison", ["ChainruleCalculus"]),
    // Level 4
    module(
      "ChainruleReporting",
      [
        "ChainruleLanguage", "ChainruleCalculus", "ChainruleCharts",
        "ChainruleGraphics", "ChainruleSymbolics",
        "ChainruleGraphviz", "ChainruleDrawing", "ChainruleComparison",
      ]),
    // Level 5
    module(
      "Chainrule",
      [
        "ChainruleLanguage", "ChainruleCalculus", "ChainruleCompiler", "ChainruleSymbolics",
        "ChainruleProcesses", "ChainruleData", "ChainruleCharts",
        "ChainruleGraphics", "ChainruleGraphviz",
        "ChainruleDrawing", "ChainruleComparison",
        "ChainruleReporting",
      ]),
    // Level 6
    .executableTarget(
      name: "chainrule-tool", dependencies: ["Chainrule", .arguments, .system],
      swiftSettings: strict),

    // Tests
    .target(
      name: "TestSupport", dependencies: ["ChainruleCalculus"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("ChainruleCalculusTests", ["ChainruleCalculus", "TestSupport", .bigInt]),
    tests(
      "ChainruleCompilerTests",
      [
        "ChainruleCompiler", "ChainruleSymbolics", "ChainruleLanguage", "ChainruleCalculus",
        "TestSupport",
      ]),
    tests("ChainruleTests", ["Chainrule", "TestSupport"]),
    tests("EndToEndTests", ["chainrule-tool", "TestSupport"], excluding: ["Golden"]),
    tests("ArchitectureTests", []),
    .executableTarget(
      name: "LayoutChild", dependencies: ["ChainruleGraphviz"], path: "Tests/LayoutChild",
      swiftSettings: strict),
    tests("ChainruleGraphvizTests", ["ChainruleGraphviz", "LayoutChild"]),
    tests("ChainruleLanguageTests", ["ChainruleLanguage"]),
    tests(
      "ChainruleDrawingTests",
      [
        "ChainruleDrawing", "ChainruleGraphics", "ChainruleReporting", "ChainruleSymbolics",
        "ChainruleGraphviz", "ChainruleCalculus", "TestSupport",
      ]),
    tests("ChainruleDataTests", ["ChainruleData", "ChainruleCalculus"]),
    tests(
      "ChainruleChartsTests",
      ["ChainruleCharts", "ChainruleGraphics", "ChainruleCalculus", "TestSupport"]),
    tests(
      "ChainruleComparisonTests",
      [
        "ChainruleComparison", "ChainruleCompiler", "ChainruleLanguage", "ChainruleCalculus",
        "TestSupport",
      ]),
    tests(
      "ChainruleSymbolicsTests",
      ["ChainruleSymbolics", "ChainruleCalculus", "TestSupport", .bigInt]),
    tests(
      "ChainruleReportingTests",
      [
        "ChainruleReporting", "ChainruleCharts", "ChainruleSymbolics", "ChainruleCalculus",
        "TestSupport",
      ]),
  ]
)
