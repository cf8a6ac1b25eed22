import Chainrule
import Foundation
import TestSupport
import Testing

/// A program with derivatives on which JAX and autograd agree; see Tests/References/vectors.py.
struct VectorReference: Sendable, CustomTestStringConvertible {
  let name: String
  let program: String
  /// The point as a JSON document.
  let point: [UInt8]
  /// Numbers row by row under "y", and under "y/x" for a derivative.
  let numbers: [String: [Double]]

  var testDescription: String { name }

  static let all: [VectorReference] = {
    let url = checkout(of: #filePath).appending(path: "Tests/References/vectors.json")
    guard let data = FileManager.default.contents(atPath: url.path),
      let file = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let programs = file["programs"] as? [[String: Any]]
    else { return [] }
    return programs.compactMap { entry in
      guard let name = entry["name"] as? String, let program = entry["program"] as? String,
        let at = entry["at"], let point = try? JSONSerialization.data(withJSONObject: at)
      else { return nil }
      return VectorReference(
        name: name, program: program, point: Array(point), numbers: numbers(of: entry))
    }
  }()

  /// The numbers of values and derivatives in a report or reference.
  static func numbers(of report: [String: Any]) -> [String: [Double]] {
    var numbers: [String: [Double]] = [:]
    for (output, value) in report["values"] as? [String: Any] ?? [:] {
      numbers[output] = flat(value)
    }
    for (output, row) in report["jacobian"] as? [String: [String: Any]] ?? [:] {
      for (input, value) in row { numbers["\(output)/\(input)"] = flat(value) }
    }
    return numbers
  }

  private static func flat(_ value: Any) -> [Double] {
    if let list = value as? [Any] { return list.flatMap(flat) }
    return (value as? Double).map { [$0] } ?? []
  }
}

@Suite("Gradients of vector programs are those of JAX and of autograd")
struct VectorReferenceTests {
  /// Of the largest entry.
  private static let tolerance = 1e-11

  @Test("There are at least forty programs")
  func count() {
    #expect(VectorReference.all.count >= 40)
  }

  @Test("Forward and reverse", arguments: VectorReference.all)
  func derivatives(reference: VectorReference) throws {
    var query = Query()
    try query.add(pointJSON: reference.point, name: "point")
    let program = try Program(reference.program)
    for mode in [Evaluation.Mode.forward, .reverse] {
      let json = try program.evaluation(query, mode: mode).json
      let report = try #require(
        JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let found = VectorReference.numbers(of: report)
      #expect(Set(found.keys) == Set(reference.numbers.keys))
      for (what, wanted) in reference.numbers {
        let numbers = found[what] ?? []
        #expect(numbers.count == wanted.count, "\(what)")
        let largest = wanted.map(\.magnitude).max() ?? 0
        let error = zip(numbers, wanted).map { ($0 - $1).magnitude }.max() ?? .nan
        #expect(error <= Self.tolerance * largest, "\(what), \(mode)")
      }
    }
  }
}
