import ChainruleCalculus
import ChainruleSymbolics
import Testing

@Suite("The laws of simplification")
struct SimplifierLawTests {
  /// Several of both signs, none of which is 0 or ±1.
  private static let points: [[String: Double]] = [
    ["x": 0.7, "y": 1.3], ["x": 1.9, "y": 0.4], ["x": 2.6, "y": 3.1], ["x": -0.7, "y": 1.2],
    ["x": 0.45, "y": -2.3], ["x": -1.6, "y": -0.3],
  ]

  @Test(
    "All rules together keep the value of random terms where what they assume holds",
    arguments: RandomTerm.Family.allCases, 1...300 as ClosedRange<UInt64>)
  func keepsValue(family: RandomTerm.Family, seed: UInt64) {
    let store = TermStore()
    let random = RandomTerm(family, in: store, seed: seed)
    let parts = random.terms
    let term = random.last
    var simplifier = Simplifier(store, rules: SimplificationRule.shortening)
    let plain = simplifier.simplify(term)
    for point in Self.points {
      let numbers = store.values(of: parts, at: point)
      let scale = numbers.map(\.magnitude).max() ?? 1
      guard numbers.allSatisfy(\.isFinite), scale < 1e5,
        !Self.isNearTie(parts, in: store, at: point),
        simplifier.assumptions.allSatisfy({ Self.holds($0, in: store, at: point) })
      else { continue }
      let found = store.values(of: [plain], at: point)[0]
      let difference = (found - numbers[numbers.count - 1]).magnitude
      #expect(
        difference <= 1e-9 * max(scale * scale, 1),
        "\(family), seed \(seed), \(point): \(term.programText) is not \(plain.programText)")
    }
  }

  /// Whether rounding may decide which piece of a function is taken, or what is divided by.
  private static func isNearTie(
    _ terms: [Term], in store: TermStore, at point: [String: Double]
  ) -> Bool {
    terms.contains { term in
      guard let (operation, operands) = term.application else { return false }
      var parts = operands
      if operation == .selection, let condition = operands[0].application {
        parts = condition.operands
      }
      let numbers = store.values(of: parts, at: point)
      let isTie = operation.kind == .comparison || operation == .selection
      let distance =
        isTie && numbers.count > 1 ? numbers[0] - numbers[1] : numbers[numbers.count - 1]
      return distance.magnitude < 1e-3
    }
  }

  private static func holds(
    _ assumption: Assumption, in store: TermStore, at point: [String: Double]
  ) -> Bool {
    func value(_ term: Term) -> Double { store.values(of: [term], at: point)[0] }
    return switch assumption {
    case .nonzero(let term): value(term) != 0
    case .positive(let term): value(term) > 0
    case .distinct(let a, let b): value(a) != value(b)
    }
  }

  @Test(
    "What is simplified is as simple as it gets",
    arguments: RandomTerm.Family.allCases, 1...200 as ClosedRange<UInt64>)
  func isIdempotent(family: RandomTerm.Family, seed: UInt64) {
    for rules in [SimplificationRule.all, SimplificationRule.shortening] {
      let store = TermStore()
      let term = RandomTerm(family, in: store, seed: seed).last
      var (first, second) = (Simplifier(store, rules: rules), Simplifier(store, rules: rules))
      let plain = first.simplify(term)
      let again = second.simplify(plain)
      #expect(
        again == plain && second.used.isEmpty,
        """
        \(family), seed \(seed): \(term.programText) is \(plain.programText), \
        then \(again.programText) by \(second.used)
        """)
    }
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
