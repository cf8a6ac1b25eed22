import ChainruleCalculus
import TestSupport
import Testing

/// Logs what an expansion does and computes nothing.
private struct Count: Expansion {
  var operations = 0.0

  mutating func literal(_ value: Double) {}
  mutating func apply(_ operation: Operation, to operand: Void) { operations += 1 }
  mutating func apply(_ operation: Operation, to first: Void, _ second: Void) { operations += 1 }
  mutating func select(_ condition: Void, _ first: Void, _ second: Void) { operations += 1 }
}

/// Computes with numbers, by the rules of the elementary operations alone.
private struct Numbers: Expansion {
  mutating func literal(_ value: Double) -> Double { value }
  mutating func apply(_ operation: Operation, to operand: Double) -> Double {
    operation.value([operand])
  }
  mutating func apply(_ operation: Operation, to first: Double, _ second: Double) -> Double {
    operation.value([first, second])
  }
  mutating func select(_ condition: Double, _ first: Double, _ second: Double) -> Double {
    condition != 0 ? first : second
  }
}

@Suite("Every operation on vectors and matrices")
struct StructuralLawTests {
  static let shapes: [Shape] = [
    .scalar, .vector(1), .vector(2), .vector(3), .row(2), .row(3),
    .matrix(rows: 1, columns: 3), .matrix(rows: 2, columns: 2), .matrix(rows: 2, columns: 3),
    .matrix(rows: 3, columns: 2), .matrix(rows: 3, columns: 3),
  ]

  /// All operands of these shapes that an operation could be given.
  static func candidates(_ operation: StructuralOperation) -> [[Shape]] {
    let pairs = shapes.flatMap { first in shapes.map { [first, $0] } }
    switch operation.definition.arity {
    case 1: return shapes.map { [$0] }
    case 2: return pairs
    default: return shapes.map { [$0] } + pairs + [[.scalar, .vector(2), .row(3)]]
    }
  }

  /// Those that its shape rule accepts, with the shape of the value.
  static func accepted(_ operation: StructuralOperation) -> [(operands: [Shape], value: Shape)] {
    candidates(operation).compactMap { operands in
      (try? operation.definition.shape(of: operands)).map { (operands, $0) }
    }
  }

  private func numbers(_ shapes: [Shape], seed: UInt64) -> [ShapedArray<Double>] {
    var source = SplitMix64(seed: seed)
    return shapes.map { shape in
      ShapedArray(
        shape, (0..<shape.count).map { _ in Double.random(in: 0.3...1.7, using: &source) })
    }
  }

  @Test("expands into as many operations as it says", arguments: StructuralOperation.allCases)
  func count(operation: StructuralOperation) {
    #expect(!Self.accepted(operation).isEmpty)
    for (operands, value) in Self.accepted(operation) {
      var log = Count()
      let elements = operation.definition.expand(
        operands.map { ShapedArray($0, Array(repeating: (), count: $0.count)) }, in: &log)
      #expect(elements.count == value.count, "\(operands)")
      #expect(log.operations == operation.definition.operationCount(operands), "\(operands)")
    }
  }

  /// The shapes of values as textbooks state them: nil where there is none.
  private static let textbook: [String: @Sendable ([Shape]) -> Shape?] = {
    let reduction: @Sendable ([Shape]) -> Shape? = { $0[0] == .scalar ? nil : .scalar }
    var rules: [String: @Sendable ([Shape]) -> Shape?] = [:]
    for name in ["sum", "mean", "prod", "max", "min", "norm", "logsumexp"] {
      rules[name] = reduction
    }
    rules["dot"] = { $0.allSatisfy(\.isLine) && $0[0].count == $0[1].count ? .scalar : nil }
    rules["outer"] = {
      $0.allSatisfy(\.isLine) ? .matrix(rows: $0[0].count, columns: $0[1].count) : nil
    }
    rules["cross"] = { $0 == [.vector(3), .vector(3)] ? .vector(3) : nil }
    rules["trace"] = { $0[0].isMatrix && $0[0].rows == $0[0].columns ? .scalar : nil }
    rules["softmax"] = { $0[0].isLine ? $0[0] : nil }
    rules["transpose"] = { $0[0].transposed }
    rules["diag"] = {
      if $0[0].isLine { return .matrix(rows: $0[0].count, columns: $0[0].count) }
      return $0[0].isMatrix && $0[0].rows == $0[0].columns ? .vector($0[0].rows) : nil
    }
    rules["concat"] = {
      $0.contains(where: \.isMatrix) ? nil : .vector($0.map(\.count).reduce(0, +))
    }
    rules["@"] = { operands in
      switch (operands[0], operands[1]) {
      case (.vector(let n), .vector(let m)), (.row(let n), .vector(let m)):
        n == m ? .scalar : nil
      case (.vector(let n), .matrix(let m, let columns)): n == m ? .vector(columns) : nil
      case (.row(let n), .matrix(let m, let columns)): n == m ? .row(columns) : nil
      case (.matrix(let rows, let n), .vector(let m)): n == m ? .vector(rows) : nil
      case (.scalar, _), (_, .scalar): nil
      case (let a, let b): a.columns == b.rows ? .matrix(rows: a.rows, columns: b.columns) : nil
      }
    }
    return rules
  }()

  @Test("accepts the shapes that textbooks do", arguments: StructuralOperation.allCases)
  func shapes(operation: StructuralOperation) throws {
    let rule = try #require(Self.textbook[operation.name])
    for operands in Self.candidates(operation) {
      let found = try? operation.definition.shape(of: operands)
      #expect(found == rule(operands), "\(operands)")
    }
  }

  @Test(
    "is the same on numbers and as a graph, and its Jacobian is that of differences",
    arguments: StructuralOperation.allCases)
  func jacobian(operation: StructuralOperation) {
    for (operands, _) in Self.accepted(operation) {
      let point = numbers(operands, seed: 7)
      let flat = point.flatMap(\.elements)
      func values(_ numbers: [Double]) -> [Double] {
        var rest = numbers[...]
        let arrays = operands.map { shape in
          defer { rest = rest.dropFirst(shape.count) }
          return ShapedArray(shape, Array(rest.prefix(shape.count)))
        }
        var arithmetic = Numbers()
        return operation.definition.expand(arrays, in: &arithmetic)
      }
      let graph = graphOf(flat.count) { builder, references in
        var rest = references[...]
        let arrays = operands.map { shape in
          defer { rest = rest.dropFirst(shape.count) }
          return ShapedArray(shape, Array(rest.prefix(shape.count)))
        }
        return operation.definition.expand(arrays, in: &builder)
      }
      let found = graph.values(at: flat)
      #expect(graph.outputs.map { found[$0.index] } == values(flat), "\(operands)")
      for (row, output) in graph.outputs.enumerated() {
        let reverse = graph.reverse(of: output, at: flat)
        for column in flat.indices {
          let difference = centralDifference { values(flat.moved(column, by: $0))[row] }
          #expect(
            areClose(reverse[column] ?? 0, difference, within: 1e-9 * max(1, difference.magnitude)),
            "\(operands): element \(row) by \(column)")
        }
      }
    }
  }
}
