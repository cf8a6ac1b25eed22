import ChainruleCalculus
import ChainruleCompiler
import TestSupport
import Testing

@Suite("The vector chain rule")
struct VectorDifferentiationTests {
  static let programs = [
    "input w: vector(3), x: vector(3), b; y = max(0, w·x + b)",
    "input A: matrix(2, 3), x: vector(3); y = A@x; z = sum(y*y) + x'@A'@[1, 2]",
    "input x: vector(3); y = softmax(x); z = [x[1]*y[2], norm(x), y[3]]",
    "input x: vector(2); z = [x[1], x[2]]; y = z*x[1] + concat(z[2], x[1])",
    "input x: vector(2); z = x; y = z*z + x*z - [x[2], 3]",
    "input A: matrix(2, 2), B: matrix(2, 2); y = A@B' + diag(A[1, :]) * trace(B@A)",
    "input x: vector(3), y: vector(3); z = cross(x, y)·(outer(x, y)@x) + logsumexp(x)/mean(y)",
    "input x: vector(3); s = x; for t in 1..3 { s = sin(s) + s[t]*x }; y = prod(s) + max(s)",
    "f(v) = v'@v; input x: vector(3), t; y = f(x)*t + f(t*x) + min(x)",
    "input x: vector(2), c; y = where(x > c, x*c, c); z = if c > 0 then sum(x) else c",
  ]

  @Test(
    "Adjoints passed along the edges are the derivatives of the scalar graph", arguments: programs)
  func adjoints(text: String) throws {
    let program = try #require(compile(text).program)
    let vectors = try #require(program.vectors)
    var random = SplitMix64(seed: 7)
    for _ in 1...5 {
      let point = program.graph.inputs.map { _ in Double.random(in: 0.2...2, using: &random) }
      let scalar = Differentiation(program, at: point, wrt: program.graph.inputs)
      let vector = VectorDifferentiation(vectors, scalar)
      for (output, place) in zip(program.outputVariables, vectors.outputs) {
        for (element, node) in output.nodes.enumerated() {
          let expected = scalar.linearized.adjoints(of: node)
          let found = vector.adjoints(of: element, in: place)
          for (input, variable) in program.inputVariables.enumerated() {
            let name = vectors.nodes.firstIndex { $0.name == variable.name && $0.role == .input }
            let adjoints = try #require(name.map { found[$0] })
            for (place, node) in variable.nodes.enumerated() {
              #expect(
                areClose(adjoints?[place] ?? 0, expected[node.index] ?? 0, within: 1e-12),
                "∂\(output.name)/∂\(variable.name) \(input)")
            }
          }
        }
      }
    }
  }

  @Test("An element that nothing depends on is absent, not 0")
  func dropped() throws {
    let program = try #require(compile("input x: vector(2); z = x*x; y = z[1]").program)
    let vectors = try #require(program.vectors)
    let scalar = Differentiation(program, at: [3, 4], wrt: program.graph.inputs)
    let place = try #require(vectors.nodes.firstIndex { $0.name == "z" })
    #expect(VectorDifferentiation(vectors, scalar).values(of: place).elements == [9, nil])
  }

  @Test(
    "The derivative of a structural operation is what its form says",
    arguments: [
      "w·x", "A@x", "x'@A", "sum(x)", "mean(x)", "trace(A)", "norm(x)", "logsumexp(x)",
      "softmax(x)",
      "x'",
    ])
  func forms(expression: String) throws {
    let text = "input w: vector(2), x: vector(2), A: matrix(2, 2); y = \(expression)"
    let program = try #require(compile(text).program)
    let vectors = try #require(program.vectors)
    let scalar = Differentiation(
      program, at: [0.3, 1.7, -0.4, 0.9, 1.1, 0.2, -0.6, 0.8], wrt: program.graph.inputs)
    let vector = VectorDifferentiation(vectors, scalar)
    let place = vectors.outputs[0]
    for node in [place] {
      guard case .operation(.structural(let operation)) = vectors.nodes[node].role else { continue }
      let operands = vectors.nodes[node].operands
      for position in operands.indices {
        let form = operation.definition.derivative(
          by: position, of: operands.map(vectors.shape(of:)))
        let evaluation = FormEvaluation(
          operands: operands.map { vector.values(of: $0.source ?? 0) },
          value: vector.values(of: node))
        guard let rows = evaluation.rows(form) else { continue }
        let found = vector.jacobian(of: node, by: position)
        #expect(rows.count == found.count)
        for (row, foundRow) in zip(rows, found) {
          for (entry, foundEntry) in zip(row, foundRow) {
            #expect(areClose(entry, foundEntry, within: 1e-12), "\(form)")
          }
        }
      }
    }
  }
}

/// A form as numbers, so that it can be held against the Jacobian of the expansion.
private struct FormEvaluation {
  let operands: [ShapedArray<Double?>]
  let value: ShapedArray<Double?>

  func rows(_ form: MatrixDerivative) -> [[Double]]? {
    switch form {
    case .operand(let place): matrix(operands[place])
    case .value: matrix(value)
    case .number(let number): [[number]]
    case .identity: identity
    case .ones(let place): operands[place].elements.map { _ in [1] }
    case .transposed(let inner): rows(inner).map(transposed)
    case .diagonal(let inner):
      rows(inner).map { column in
        column.indices.map { row in column.indices.map { $0 == row ? column[row][0] : 0 } }
      }
    case .product(let a, let b): rows(a).flatMap { a in rows(b).map { product(a, $0) } }
    case .difference(let a, let b):
      rows(a).flatMap { a in rows(b).map { zip(a, $0).map { zip($0, $1).map { $0 - $1 } } } }
    case .quotient(let a, let b):
      rows(a).flatMap { a in rows(b).map { b in a.map { $0.map { $0 / b[0][0] } } } }
    case .softmax(let inner):
      rows(inner).map { column in
        let total = column.reduce(0) { $0 + Operation.exponential.value($1) }
        return column.map { [Operation.exponential.value($0) / total] }
      }
    case .chosen, .placement, .block, .dense: nil
    }
  }

  /// Of a matrix, the trace's 1 at every diagonal element.
  private var identity: [[Double]]? {
    let shape = operands[0].shape
    guard shape.isMatrix else {
      return shape.count == value.shape.count ? square(shape.count) : nil
    }
    return [square(shape.rows).flatMap(\.self)]
  }

  private func square(_ size: Int) -> [[Double]] {
    (0..<size).map { row in (0..<size).map { $0 == row ? 1 : 0 } }
  }

  private func matrix(_ array: ShapedArray<Double?>) -> [[Double]] {
    let columns = array.shape.isMatrix ? array.shape.columns : 1
    return stride(from: 0, to: array.elements.count, by: columns).map { start in
      array.elements[start..<start + columns].map { $0 ?? .nan }
    }
  }

  private func transposed(_ rows: [[Double]]) -> [[Double]] {
    rows[0].indices.map { column in rows.map { $0[column] } }
  }

  private func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in
      b[0].indices.map { column in zip(row, b).reduce(0) { $0 + $1.0 * $1.1[column] } }
    }
  }
}
