import ChainruleCalculus
import ChainruleSymbolics
import Testing

@Suite("The laws of simplification")
struct SimplifierLawTests {
  private static let points: [[String: Double]] = [
    ["x": 0.7, "y": 1.3], ["x": 1.9, "y": 0.4], ["x": 2.6, "y": 3.1],
  ]

  @Test(
    "All rules together keep the value of random terms", arguments: 1...600 as ClosedRange<UInt64>)
  func keepsValue(seed: UInt64) {
    let store = TermStore()
    var generator = SplitMix64(seed: seed)
    let terms = Self.randomTerms(in: store, using: &generator)
    let term = terms[terms.count - 1]
    var simplifier = Simplifier(store, rules: SimplificationRule.shortening)
    let plain = simplifier.simplify(term)
    for point in Self.points {
      let numbers = store.values(of: terms, at: point)
      let scale = numbers.map(\.magnitude).max() ?? 1
      guard scale < 1e5, numbers.allSatisfy({ $0.magnitude > 1e-3 }) else { continue }
      let found = store.values(of: [plain], at: point)[0]
      let difference = (found - numbers[numbers.count - 1]).magnitude
      #expect(
        difference <= 1e-9 * max(scale * scale, 1),
        "seed \(seed): \(term.programText) is not \(plain.programText)")
    }
  }

  /// A few operations, written down as they are, mostly products and quotients of earlier results.
  private static func randomTerms(in store: TermStore, using generator: inout SplitMix64)
    -> [Term]
  {
    let operations: [ChainruleCalculus.Operation] = [
      .addition, .addition, .subtraction, .multiplication, .multiplication, .multiplication,
      .division, .division, .division, .sine, .cosine, .exponential, .absoluteValue, .squareRoot,
      .naturalLogarithm, .square, .negation, .selection,
    ]
    var terms = [store.variable("x"), store.variable("y"), 2]
    for _ in 0..<Int.random(in: 4...11, using: &generator) {
      func operand() -> Term { terms[Int.random(in: 0..<terms.count, using: &generator)] }
      let operation = operations[Int.random(in: 0..<operations.count, using: &generator)]
      var operands = (0..<operation.arity).map { _ in operand() }
      if operation == .selection {
        operands[0] = store.application(.greater, to: [operands[0], operand()])
      }
      terms.append(store.application(operation, to: operands))
    }
    return terms
  }

  @Test("Products that cancel to sums keep all of them", arguments: 1...300 as ClosedRange<UInt64>)
  func cancelledSums(seed: UInt64) {
    let store = TermStore()
    var generator = SplitMix64(seed: seed)
    let term = Self.fractions(in: store, using: &generator)
    var simplifier = Simplifier(store, rules: SimplificationRule.shortening)
    let plain = simplifier.simplify(term)
    for point in Self.points {
      let numbers = store.values(of: [term, plain], at: point)
      #expect(
        (numbers[0] - numbers[1]).magnitude <= 1e-9 * max(numbers[0].magnitude, 1),
        "seed \(seed): \(term.programText) is not \(plain.programText)")
    }
  }

  /// d·(a/d − b/d²) + c/d, as the product and the quotient rule make them, where a, b and c are
  /// sums.
  private static func fractions(in store: TermStore, using generator: inout SplitMix64) -> Term {
    let (x, y) = (store.variable("x"), store.variable("y"))
    func apply(_ operation: ChainruleCalculus.Operation, _ operands: Term...) -> Term {
      store.application(operation, to: operands)
    }
    let leaves = [x, y, 2, apply(.sine, x), apply(.cosine, x), apply(.exponential, y)]
    func either<T>(_ choices: [T]) -> T {
      choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
    func sum(_ a: Term, _ b: Term) -> Term { apply(either([.addition, .subtraction]), a, b) }
    func inner() -> Term { sum(either(leaves), either(leaves)) }
    let divisor = either([x, y, leaves[3], leaves[5]])
    let first = apply(.division, inner(), divisor)
    let second = apply(.division, inner(), apply(.square, divisor))
    let product = apply(.multiplication, either([divisor, either(leaves)]), sum(first, second))
    return sum(product, apply(.division, either([first, inner()]), either([divisor, 1])))
  }

  @Test("A constant that is no number is one term, and simplification ends")
  func notANumber() {
    let store = TermStore()
    let number = Term(constant: .nan)
    #expect(number == Term(constant: .nan))
    let quotient = store.application(.division, to: [store.variable("x"), number])
    var simplifier = Simplifier(store)
    let product = store.application(.multiplication, to: [2, quotient])
    let plain = simplifier.simplify(product, rewritings: 1000)
    #expect(store.values(of: [plain], at: ["x": 1])[0].isNaN)
    #expect(store.nodes.count < 20)
  }
}
