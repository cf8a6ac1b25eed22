import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage
import Foundation
import TestSupport
import Testing

/// A straight-line program with the counts of `Tests/References/elimination.py`.
struct CountedProgram: Decodable, Sendable, CustomTestStringConvertible {
  struct Counts: Decodable, Sendable {
    let structural: [Int]
    let nontrivial: [Int]
    let order: [Int]
  }

  let name: String
  let program: String
  let inputs: Int
  let outputs: Int
  let vertices: Int
  let eliminated: Int
  let edges: Int
  let nonzeros: Int
  let orders: [String: Counts]
  let optimum: Int?

  var testDescription: String { name }

  static let all: [CountedProgram] = {
    let url = checkout(of: #filePath).appending(path: "Tests/References/elimination.json")
    guard let data = FileManager.default.contents(atPath: url.path) else { return [] }
    do {
      return try JSONDecoder().decode([CountedProgram].self, from: data)
    } catch {
      Issue.record("elimination.json: \(error)")
      return []
    }
  }()

  static func named(_ name: String) throws -> CountedProgram {
    try #require(all.first { $0.name == name })
  }

  var compiled: NamedGraph {
    get throws { try compile(program) }
  }
}

/// A program that has no mistakes, compiled.
func compile(_ text: String) throws -> NamedGraph {
  let compilation = Compilation.compile(SourceText(name: "program", bytes: Array(text.utf8)))
  return try #require(compilation.program, "\(compilation.diagnostics)")
}

extension NamedGraph {
  /// What the derivatives of all outputs by all inputs pass.
  var eliminationGraph: EliminationGraph {
    EliminationGraph(graph, of: outputs.map(\.node), wrt: graph.inputs)
  }
}

extension EliminationGraph {
  /// Seeded numbers on the edges, 1 and −1 where the partial is that everywhere.
  func randomPartials(seed: UInt64) -> [Partial<Double>] {
    var generator = SplitMix64(seed: seed)
    return isUnit.map { isUnit in
      let number = Double.random(in: -1.5...1.5, using: &generator)
      return isUnit ? (number < 0 ? .minusOne : .one) : .factor(number)
    }
  }
}
