import ChainruleCalculus
import ChainruleSymbolics

/// Formulas for laws, written down as they are.
struct RandomTerm {
  private(set) var terms: [Term]
  private let store: TermStore

  /// The formula itself; those before it are parts of it, or beside it.
  var last: Term { terms[terms.count - 1] }

  /// A few operations on two variables and numbers, mostly products and quotients of earlier
  /// results.
  init(_ family: Family, in store: TermStore, seed: UInt64) {
    self.store = store
    var generator = SplitMix64(seed: seed)
    let number = Self.numbers.randomElement(using: &generator) ?? 2
    terms = [store.variable("x"), store.variable("y"), Term(constant: number)]
    for _ in 0..<Int.random(in: 4...11, using: &generator) {
      append(family.operations.randomElement(using: &generator) ?? .addition, using: &generator)
    }
  }

  /// Which operations a formula may have beside those of fractions.
  enum Family: CaseIterable {
    case fractions, choices, hyperbolic, powers

    fileprivate var operations: [ChainruleCalculus.Operation] {
      let common: [ChainruleCalculus.Operation] = [
        .addition, .addition, .subtraction, .multiplication, .multiplication, .multiplication,
        .division, .division, .division, .square, .negation,
      ]
      return common + others
    }

    private var others: [ChainruleCalculus.Operation] {
      switch self {
      case .fractions:
        [.sine, .cosine, .exponential, .absoluteValue, .squareRoot, .naturalLogarithm, .selection]
      case .choices:
        [
          .maximum, .minimum, .rectifiedLinearUnit, .absoluteValue, .sign, .step, .selection,
          .selection, .selection, .selection, .addition, .addition,
        ]
      case .hyperbolic:
        [
          .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .inverseHyperbolicSine,
          .inverseHyperbolicCosine, .inverseHyperbolicTangent, .exponential, .exponentialMinusOne,
          .logarithmOfOnePlus, .sigmoid, .square,
        ]
      case .powers:
        [
          .power, .power, .power, .squareRoot, .squareRoot, .naturalLogarithm, .exponential,
          .tangent, .arctangent, .sine, .arcsine, .cosine, .arccosine, .cubeRoot,
        ]
      }
    }
  }

  private mutating func append(
    _ operation: ChainruleCalculus.Operation, using generator: inout SplitMix64
  ) {
    // Half of the operands are among the last results, so that terms become deep and share parts.
    func operand() -> Term {
      let near = Bool.random(using: &generator) ? terms.suffix(3) : terms[...]
      return near.randomElement(using: &generator) ?? 1
    }
    var operands = (0..<operation.arity).map { _ in operand() }
    if operation == .selection {
      let comparison = Self.comparisons.randomElement(using: &generator) ?? .greater
      operands[0] = store.application(comparison, to: [operands[0], operand()])
    }
    if operation == .power, Bool.random(using: &generator) {
      operands[1] = Term(constant: Self.exponents.randomElement(using: &generator) ?? 2)
    }
    terms.append(store.application(operation, to: operands))
  }

  private static let numbers = [2, 2, 1, -1, 3, 0.5, 0]
  private static let comparisons: [ChainruleCalculus.Operation] = [
    .greater, .greater, .less, .greaterOrEqual, .lessOrEqual, .equal, .notEqual,
  ]
  private static let exponents = [-3, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4]
}
