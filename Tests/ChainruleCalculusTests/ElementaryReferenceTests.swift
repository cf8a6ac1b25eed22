import ChainruleCalculus
import TestSupport
import Testing

import struct Foundation.Data
import class Foundation.JSONDecoder
import struct Foundation.URL

@Suite("Elementary operations agree with references of 40 digits")
struct ElementaryReferenceTests {
  struct Reference: Decodable, Sendable {
    let operation: String
    let arguments: [String]
    let value: String
    /// Null where the references leave a derivative open, as that of (−2)ʸ.
    let partials: [String?]
  }

  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "References/elementary.json")

  let references: [Reference]

  init() throws {
    references = try JSONDecoder().decode([Reference].self, from: Data(contentsOf: Self.file))
  }

  @Test("the references are there, for every operation that computes")
  func everyOperationHasReferences() {
    let named = Set(references.compactMap { Operation(spelling: $0.operation, $0.arguments) })
    let unknown = references.map(\.operation).filter { name in
      !Operation.allCases.contains { $0.isSpelled(name) }
    }
    #expect(Set(unknown).isEmpty)
    let missing = Operation.allCases.filter { !$0.onlySelects && !named.contains($0) }
    #expect(
      missing.isEmpty,
      """
      no reference: define it in Tests/References/exact.py, choose points in elementary.py, and run \
      make_references.py
      """)
  }

  @Test("value and partials", arguments: Operation.allCases.filter { !$0.onlySelects })
  func values(operation: Operation) throws {
    for reference in references {
      guard Operation(spelling: reference.operation, reference.arguments) == operation
      else { continue }
      let arguments = try reference.arguments.map { try #require(Double($0)) }
      let computed = operation.at(arguments)
      let value = try #require(Double(reference.value))
      #expect(
        areClose(
          computed.value, value,
          within: tolerance(at: arguments, of: value) { operation.value($0) }),
        "\(operation) at \(arguments)")
      for (position, digits) in reference.partials.enumerated() {
        guard let digits else { continue }
        let partial = try #require(Double(digits))
        #expect(
          areClose(
            computed.partials[position], partial,
            within: tolerance(at: arguments, of: partial) { operation.at($0).partials[position] }),
          "∂\(position + 1) \(operation) at \(arguments)")
      }
    }
  }

  /// Eight units in the last place, for the C library's functions err by up to two and a partial
  /// is made of a few of them; and what four units in the last place of the arguments would
  /// change, for the argument of the last function is a rounded number itself. Measured at the
  /// arguments, so that the tolerance widens only where the operation is ill-conditioned.
  func tolerance(at arguments: [Double], of result: Double, _ function: ([Double]) -> Double)
    -> Double
  {
    let own = max(8 * result.ulp, .leastNormalMagnitude * .ulpOfOne * 8)
    guard result.isFinite else { return 0 }
    let center = function(arguments)
    return arguments.indices.reduce(own) { sum, position in
      let distance = 64 * arguments[position].ulp
      let changes = [distance, -distance].map {
        (function(arguments.moved(position, by: $0)) - center).magnitude
      }
      return sum + (changes.filter(\.isFinite).max() ?? 0) / 16
    }
  }
}

extension Operation {
  /// Whether the value is one of two operands, or only says how they compare.
  var onlySelects: Bool {
    if self == .identity || self == .selection { return true }
    guard case .infix(_, .comparison, _, _) = notation else { return false }
    return true
  }

  func isSpelled(_ name: String) -> Bool {
    notation.spellings.contains(name) || notation.functionNames.contains(name)
      || (self == .negation && name == "neg")
  }

  /// The operation of this name that takes so many arguments; `-` is told from `neg`.
  init?(spelling name: String, _ arguments: [String]) {
    let found = Self.allCases.first { $0.isSpelled(name) && $0.arity == arguments.count }
    guard let found else { return nil }
    self = found
  }
}
