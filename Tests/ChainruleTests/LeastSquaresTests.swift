import Chainrule
import Foundation
import TestSupport
import Testing

@Suite("Gradient descent arrives at the closed-form solution of least squares")
struct LeastSquaresTests {
  private static let samples = checkout(of: #filePath).appending(path: "Samples")

  @Test("Of a line through the households of Engel's data")
  func engel() throws {
    var options = Program.Options()
    options.readFile = { (path) throws(Program.UnreadableFile) in
      let bytes = FileManager.default.contents(
        atPath: Self.samples.appending(path: path).path)
      guard let bytes else { throw Program.UnreadableFile(reason: "not there") }
      return Program.File(name: path, bytes: Array(bytes))
    }
    let text = try String(contentsOf: Self.samples.appending(path: "engel.chain"), encoding: .utf8)
    var settings = Descent.Options()
    (settings.rate, settings.steps) = (0.8, 200)
    let descent = try Program(text, options: options).descent(options: settings)

    let table = try String(
      contentsOf: Self.samples.appending(path: "data/engel.csv"), encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").compactMap { Double($0) }
    }
    let x = rows.map { $0[0] / 1000 - 1 }
    let y = rows.map { $0[1] / 1000 }
    let n = Double(rows.count)
    let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let slope =
      zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
      / x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let level = meanY - slope * meanX
    #expect(rows.count == 235)
    try expect(descent.arrival["slope"], slope)
    try expect(descent.arrival["level"], level)
  }

  private func expect(_ found: Value?, _ wanted: Double) throws {
    let number = try #require(found?.elements.first)
    #expect((number - wanted).magnitude <= 1e-6 * wanted.magnitude)
  }

  /// x = (AᵀA)⁻¹Aᵀb with AᵀA = [[p, q], [q, r]].
  @Test("Of a vector, whose steps are nested in JSON and columns of the table")
  func vector() throws {
    let A = [[1.0, 0.5], [-0.5, 1], [1, 1], [0.25, -1]]
    let b = [1.0, 2, -1, 0.5]
    let program = try Program(
      "data A = \(A); data b = \(b); input x = [0, 0]; r = A@x - b; y = r·r")
    var settings = Descent.Options()
    (settings.rate, settings.steps) = (0.2, 100)
    let descent = try program.descent(options: settings)
    func sum(_ term: (Int) -> Double) -> Double { A.indices.map(term).reduce(0, +) }
    let p = sum { A[$0][0] * A[$0][0] }
    let q = sum { A[$0][0] * A[$0][1] }
    let r = sum { A[$0][1] * A[$0][1] }
    let (u, v) = (sum { A[$0][0] * b[$0] }, sum { A[$0][1] * b[$0] })
    let determinant = p * r - q * q
    let wanted = [(r * u - q * v) / determinant, (p * v - q * u) / determinant]
    let found = try #require(descent.arrival["x"]?.elements)
    for (number, exact) in zip(found, wanted) {
      #expect((number - exact).magnitude <= 1e-6 * exact.magnitude)
    }
    #expect(descent.json.contains(#""inputs": {"x": [0, 0]}"#))
    #expect(descent.csv.hasPrefix("step,value,gradientNorm,x[1],x[2]\n"))
    #expect(descent.text.contains("x₁"))
  }

  @Test("Of a matrix, nested as its rows")
  func matrix() throws {
    let program = try Program("input W = [[1, 2], [3, 4]]; y = sum(W*W)")
    var settings = Descent.Options()
    (settings.rate, settings.steps) = (0.5, 5)
    let descent = try program.descent(options: settings)
    #expect(descent.stopped == .converged)
    #expect(descent.arrival["W"] == [[0, 0], [0, 0]])
    #expect(descent.json.contains(#""inputs": {"W": [[1, 2], [3, 4]]}"#))
  }
}
