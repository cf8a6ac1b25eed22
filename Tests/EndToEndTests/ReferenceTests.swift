import Foundation
import TestSupport
import Testing

/// A program with its values and derivatives to 40 digits, as `Tests/References` has them.
struct Reference: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let program: String?
  let at: [String: String]
  let values: [String: String]
  let jacobian: [String: [String: String]]

  var testDescription: String { name }

  static func read(_ file: String) -> [Reference] {
    let url = Tool.root.appending(path: "Tests/References/\(file).json")
    guard let data = FileManager.default.contents(atPath: url.path) else { return [] }
    do {
      return try JSONDecoder().decode([Reference].self, from: data)
    } catch {
      Issue.record("\(file).json: \(error)")
      return []
    }
  }
}

@Suite("Values and gradients are those of arithmetic with 40 digits")
struct ReferenceTests {
  /// The largest difference allowed, as a part of the largest entry.
  private static let tolerance = 1e-12

  @Test("Of every sample at its own point", arguments: Reference.read("samples"))
  func sample(reference: Reference) throws {
    try compare(reference, with: ["evaluate", "Samples/\(reference.name).chain", "--json"])
  }

  @Test("Of programs of every kind", arguments: Reference.read("programs"))
  func program(reference: Reference) throws {
    let text = try #require(reference.program)
    let point = reference.at.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ", ")
    let at = point.isEmpty ? [] : ["--at", point]
    try compare(reference, with: ["evaluate", "--json"] + at + ["--", text])
  }

  private func compare(_ reference: Reference, with arguments: [String]) throws {
    for mode in ["forward", "reverse"] {
      let run = try Tool.run(["evaluate", "--mode", mode] + arguments.dropFirst())
      #expect(run.status == 0, "\(run.errors)")
      let report = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
      let values = try #require(report["values"] as? [String: Double])
      expect(values, equals: reference.values, "values")
      let jacobian = try #require(report["jacobian"] as? [String: [String: Double]])
      #expect(Set(jacobian.keys) == Set(reference.jacobian.keys))
      for (output, row) in reference.jacobian {
        expect(jacobian[output] ?? [:], equals: row, "d\(output), \(mode)")
      }
    }
  }

  private func expect(_ found: [String: Double], equals wanted: [String: String], _ what: String) {
    #expect(Set(found.keys) == Set(wanted.keys), "\(what)")
    let numbers = wanted.compactMapValues(Double.init)
    let largest = numbers.values.map(\.magnitude).max() ?? 0
    for (name, number) in numbers {
      let difference = ((found[name] ?? .nan) - number).magnitude
      #expect(difference <= Self.tolerance * largest, "\(what) by \(name)")
    }
  }
}
