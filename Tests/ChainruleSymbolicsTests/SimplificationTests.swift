import ChainruleCalculus
import ChainruleSymbolics
import Testing

@Suite("The simplification of terms")
struct SimplificationTests {
  static let simplified: [(String, @Sendable (Term, Term) -> Term)] = [
    ("x", { x, _ in x + 0 }), ("x", { x, _ in 1 * x }), ("0", { x, _ in x * 0 }),
    ("-x", { x, _ in -1 * x }), ("x", { x, _ in -(-x) }), ("x - y", { x, y in x + -y }),
    ("x + y", { x, y in x - -y }), ("y - x", { x, y in -(x - y) }), ("y - x", { x, y in -x + y }),
    ("0", { x, _ in x - x }), ("2*x", { x, _ in x + x }), ("5*x", { x, _ in 2 * x + 3 * x }),
    ("-x", { x, _ in 2 * x - 3 * x }), ("6*x", { x, _ in 2 * (x * 3) }),
    ("x^2", { x, _ in x * x }), ("x^3", { x, _ in x * x * x }),
    ("x^5", { x, _ in Power.of(x, 2) * Power.of(x, 3) }),
    ("2*x^2", { x, _ in (2 * x) * x }), ("x", { x, _ in Power.of(x, 2) / x }),
    ("1/x", { x, _ in x / Power.of(x, 2) }), ("1", { x, _ in x / x }),
    ("x/y", { x, y in x * (1 / y) }), ("x*y/2", { x, y in x / (2 / y) }),
    ("x/y^2", { x, y in x / y / y }), ("-x/y", { x, y in x / -y }), ("x/y", { x, y in -x / -y }),
    ("x/y", { x, y in 2 * x / (2 * y) }), ("1/y", { _, y in 2 / (2 * y) }),
    ("3*x/y", { x, y in 6 * x / (2 * y) }), ("1/3", { _, _ in Term(1) / 3 }),
    ("0.1 + 0.2", { _, _ in Term(0.1) + 0.2 }), ("0.75", { _, _ in Term(0.25) + 0.5 }),
    ("-(x*y)", { x, y in -x * y }), ("x*y", { x, y in -x * -y }), ("-2*x", { x, _ in -(2 * x) }),
    ("-2*x", { x, _ in 2 * -x }), ("x", { x, _ in Square.of(SquareRoot.of(x)) }),
    ("x^6", { x, _ in Power.of(Power.of(x, 2), 3) }), ("x", { x, _ in Power.of(x, 1) }),
    ("1", { x, _ in Power.of(x, 0) }),
    (
      "e^x",
      { x, _ in
        let power = Power.of(Term(constant: 2.718281828459045), x)
        return power * NaturalLogarithm.of(Term(constant: 2.718281828459045))
      }
    ),
  ]

  @Test("leaves what a person would write", arguments: simplified)
  func simplifies(expected: String, make: @Sendable (Term, Term) -> Term) {
    let store = TermStore()
    #expect(make(store.variable("x"), store.variable("y")).programText == expected)
  }

  @Test("does not change the value", arguments: 1...400 as ClosedRange<UInt64>)
  func keepsValue(seed: UInt64) throws {
    let store = TermStore()
    let point = [1.25, -0.75]
    var generator = SplitMix64(seed: seed)
    let tape = RandomTape(using: &generator)
    let numbers = tape.run(on: point)
    guard numbers.allSatisfy({ $0.isFinite && $0.magnitude < 1e6 }) else { return }
    let term = try #require(tape.run(on: [store.variable("x"), store.variable("y")]).last)
    let found = value(of: term, in: store, x: point[0], y: point[1])
    let expected = try #require(numbers.last)
    let scale = numbers.map(\.magnitude).max() ?? 1
    #expect(
      (found - expected).magnitude <= 1e-9 * max(scale * scale, 1),
      "seed \(seed): \(term.programText)")
  }

  /// Evaluates a term by one pass over its store.
  private func value(of term: Term, in store: TermStore, x: Double, y: Double) -> Double {
    _ = store.application(.identity, to: [term])
    var values: [Double] = []
    for node in store.nodes {
      switch node {
      case .constant(let number): values.append(number)
      case .variable(let symbol): values.append(symbol == .number("x") ? x : y)
      case .application(let operation, let operands):
        values.append(operation.value(operands.map { values[$0] }))
      }
    }
    return values.last ?? .nan
  }
}

/// A few random operations, each on numbers or earlier results.
private struct RandomTape {
  private let steps: [(choice: Int, first: Int, second: Int)]

  init(using generator: inout SplitMix64) {
    steps = (0..<8).map { step in
      (
        Int.random(in: 0..<8, using: &generator), Int.random(in: 0..<(step + 8), using: &generator),
        Int.random(in: 0..<(step + 8), using: &generator)
      )
    }
  }

  /// Everything computed, the operands first.
  func run<S: ScalarAlgebra>(on point: [S]) -> [S] {
    var results = [-2, 0.5, 3, -1, 2, 1] + point
    for (choice, first, second) in steps {
      let (a, b) = (results[first], results[second])
      let result =
        switch choice {
        case 0: a + b
        case 1: a - b
        case 2, 3: a * b
        case 4, 5: a / b
        case 6: -a
        default: Power.of(a, 2)
        }
      results.append(result)
    }
    return results
  }
}
