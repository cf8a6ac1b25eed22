/// The mistakes that people make in differentiating one operation, in the order in which they are
/// looked for: where two lead to the same formula, the one that says more comes first.
package enum Mistake: String, Sendable, CaseIterable {
  case productByFactors = "product rule by factors"
  case productFactorMissing = "product rule: a factor left out"
  case quotientByFactors = "quotient rule by factors"
  case quotientOrder = "quotient rule: order"
  case quotientPlus = "quotient rule: plus for minus"
  case quotientDenominator = "quotient rule: denominator not squared"
  case exponentNotLowered = "power rule: exponent not lowered"
  case coefficientMissing = "power rule: coefficient missing"
  case exponentRaised = "power rule: exponent raised"
  case coefficientLowered = "power rule: coefficient lowered too"
  case powerLeftOut = "power rule: power left out"
  case powerRuleOnExponential = "power rule applied to an exponential"
  case logarithmMissing = "exponential rule: logarithm of the base missing"
  case onePiece = "rule of each piece: one piece taken everywhere"
  case innerDerivative = "inner derivative forgotten"
  case partialForTotal = "partial for total"
  case baseMissing = "logarithm rule: logarithm of the base missing"
  case signOfMagnitude = "absolute value: sign of its argument missing"
  case otherFunction = "derivative of the function: another one taken"
  case constantMultiple = "constant multiple rule: factor left out"
  case constantMultipleAsSum = "constant multiple rule: factor treated as a constant addend"
  case constantKept = "constant rule: a constant kept"
  case outerDerivative = "outer derivative forgotten"
  case outerNotDifferentiated = "outer function not differentiated"
  case atInnerDerivative = "outer derivative taken at the inner derivative"
  case atInput = "outer derivative taken at the input"
  case functionOfDerivative = "outer function applied to the inner derivative"
  case addedFactors = "chain rule: factors added"
  case sign
  case integrated = "integrated instead of differentiated"

  /// In how many ways a mistake may be made at most.
  static let ways = 4

  /// The mistakes of which people make two at once.
  static let combining: [Mistake] = [
    .innerDerivative, .sign, .productByFactors, .partialForTotal, .coefficientMissing,
    .exponentNotLowered, .exponentRaised, .constantMultiple, .constantKept, .quotientByFactors,
    .quotientOrder, .quotientPlus, .quotientDenominator, .powerRuleOnExponential,
    .logarithmMissing, .baseMissing, .signOfMagnitude, .otherFunction, .atInnerDerivative,
  ]
}

/// One operation in forward mode: everything that a wrong rule may make a tangent of.
struct TangentStep {
  let operation: Operation
  let operands: [Double]
  /// Nil for what does not move.
  var tangents: [Double?]
  let value: Double
  /// By each operand.
  let partials: [Double]
  /// The value of the input.
  let input: Double

  /// The value and partials where every operand is replaced by its tangent.
  var valueAtTangents: Double { operation.value(moved { $0 }) }
  var partialsAtTangents: [Double] { operation.partials(at: moved { $0 }) }

  /// The partials where every operand is replaced by the input.
  var partialsAtInput: [Double] { operation.partials(at: moved { _ in input }) }

  /// The operands, those that move replaced: the exponent of a power stays.
  private func moved(by replacement: (Double) -> Double) -> [Double] {
    zip(operands, tangents).map { operand, tangent in tangent.map(replacement) ?? operand }
  }

  /// Whether both of two operands move.
  var movesBoth: Bool { tangents.count == 2 && tangents.allSatisfy { $0 != nil } }

  /// The place of the only operand that moves.
  var only: Int? {
    let moving = tangents.indices.filter { tangents[$0] != nil }
    return moving.count == 1 ? moving[0] : nil
  }

  func tangent(_ place: Int) -> Double { tangents[place] ?? 0 }

  /// Σ partial · tangent, each product as a mistake makes it.
  func sum(_ product: (_ place: Int) -> Double) -> Double {
    tangents.indices.reduce(0) { tangents[$1] == nil ? $0 : $0 + product($1) }
  }

  var right: Double { sum { partials[$0] * tangent($0) } }
}

extension Mistake {
  /// The tangents to which the mistake may lead at an operation; nil where it cannot be made in
  /// that way. How many there are depends on the mistake alone.
  func tangents(_ step: TangentStep) -> [Double?] {
    if let wrong = Self.ofOperations[self]?[step.operation] { return wrong(step) }
    return Self.anywhere[self]?(step) ?? []
  }

  typealias Wrong = @Sendable (TangentStep) -> [Double?]

  private static let anywhere: [Mistake: Wrong] = [
    .innerDerivative: { step in
      (0..<2).map { place in
        guard step.operation != .addition, step.operation != .subtraction,
          step.tangents.indices.contains(place), step.tangents[place] != nil
        else { return nil }
        return step.sum { step.partials[$0] * ($0 == place ? 1 : step.tangent($0)) }
      }
    },
    .partialForTotal: { step in
      (0..<3).map { place in
        guard step.only == nil, step.tangents.indices.contains(place),
          step.tangents[place] != nil
        else { return nil }
        return step.partials[place] * step.tangent(place)
      } + [step.only.map { _ in 0 }]
    },
    .outerDerivative: { step in
      guard step.operation != .subtraction, step.operation != .negation else { return [nil] }
      return [step.only.map(step.tangent)]
    },
    .outerNotDifferentiated: { step in [step.only.map { step.value * step.tangent($0) }] },
    .atInnerDerivative: { step in
      guard let only = step.only, step.tangents.count == 1 || step.operation == .power else {
        return [nil, nil]
      }
      let partial = step.partialsAtTangents[only]
      return [partial, partial * step.tangent(only)]
    },
    .atInput: { step in
      guard let only = step.only, step.tangents.count == 1 else { return [nil, nil] }
      let partial = step.partialsAtInput[only]
      return [partial * step.tangent(only), partial]
    },
    .functionOfDerivative: { step in
      [step.only == 0 ? step.valueAtTangents : nil]
    },
    .addedFactors: { step in
      guard let only = step.only, step.tangents.count == 1 else { return [nil] }
      return [step.partials[only] + step.tangent(only)]
    },
    .sign: { step in
      (0..<2).map { place in
        guard step.tangents.indices.contains(place), step.tangents[place] != nil else { return nil }
        return step.sum { ($0 == place ? -1 : 1) * step.partials[$0] * step.tangent($0) }
      }
    },
  ]

  private static let ofOperations: [Mistake: [Operation: Wrong]] = [
    .productByFactors: [
      .multiplication: { step in [step.movesBoth ? step.tangent(0) * step.tangent(1) : nil] }
    ],
    .productFactorMissing: [
      .multiplication: { step in
        guard step.movesBoth else { return [nil, nil] }
        return (0..<2).map { place in
          step.sum { ($0 == place ? 1 : step.partials[$0]) * step.tangent($0) }
        }
      }
    ],
    .quotientByFactors: [.division: quotientByFactors],
    .quotientOrder: [.division: { step in [step.movesBoth ? -step.right : nil] }],
    .quotientPlus: [
      .division: { step in
        [step.movesBoth ? step.right - 2 * step.partials[1] * step.tangent(1) : nil]
      }
    ],
    .quotientDenominator: [
      .division: { step in
        let isDivided = step.tangents[1] != nil
        return [1, 2].map { power in
          isDivided
            ? step.right * (power == 1 ? step.operands[1] : step.operands[1] * step.operands[1])
            : nil
        }
      }
    ],
    .exponentNotLowered: [
      .power: { power($0) { step, n in n * step.value } },
      .square: { [2 * $0.value * $0.tangent(0)] },
      .squareRoot: { [$0.value / 2 * $0.tangent(0)] },
    ],
    .coefficientMissing: [
      .power: { power($0) { step, n in step.partials[0] / n } },
      .square: { [$0.operands[0] * $0.tangent(0)] },
      .squareRoot: { [$0.tangent(0) / $0.value] },
    ],
    .exponentRaised: [
      .power: { power($0) { step, n in n * step.value * step.operands[0] } },
      .square: { [2 * $0.value * $0.operands[0] * $0.tangent(0)] },
    ],
    .coefficientLowered: [
      .power: { power($0) { step, n in step.partials[0] * (n - 1) / n } }
    ],
    .powerLeftOut: [
      .power: { power($0) { _, n in n } },
      .square: { [2 * $0.tangent(0)] },
    ],
    .powerRuleOnExponential: [
      .exponential: { step in
        let wrong = step.operands[0] * step.value / eulersNumber
        return [wrong * step.tangent(0), wrong]
      },
      .power: { step in
        guard step.only == 1 else { return [nil, nil] }
        let wrong = step.operands[1] * step.value / step.operands[0]
        return [wrong * step.tangent(1), wrong]
      },
    ],
    .logarithmMissing: [
      .power: { step in [step.only == 1 ? step.value * step.tangent(1) : nil] }
    ],
    .baseMissing: [
      .binaryLogarithm: { [$0.tangent(0) / $0.operands[0]] },
      .decimalLogarithm: { [$0.tangent(0) / $0.operands[0]] },
    ],
    .signOfMagnitude: [.absoluteValue: { [$0.tangent(0)] }],
    .onePiece: [
      .rectifiedLinearUnit: { [$0.tangent(0), 0] },
      .absoluteValue: { [nil, -$0.tangent(0)] },
      .maximum: { [$0.tangent(0), $0.tangent(1)] },
      .minimum: { [$0.tangent(0), $0.tangent(1)] },
      .selection: { [$0.tangent(1), $0.tangent(2)] },
    ],
    .otherFunction: otherFunctions,
    .integrated: integrals,
    .constantKept: [
      .addition: { step in
        step.only.map { [step.right + step.operands[1 - $0], step.right + 1] } ?? [nil, nil]
      },
      .subtraction: { step in
        step.only.map {
          let kept = $0 == 0 ? -step.operands[1] : step.operands[0]
          return [step.right + kept, step.right + ($0 == 0 ? -1 : 1)]
        } ?? [nil, nil]
      },
    ],
    .constantMultiple: [
      .multiplication: { step in [step.only.map(step.tangent)] },
      .division: { step in [step.only == 0 ? step.tangent(0) : nil] },
    ],
    .constantMultipleAsSum: [
      .multiplication: { step in
        step.only == nil
          ? [nil, nil] : [0, step.only.map { step.operands[1 - $0] + step.tangent($0) }]
      }
    ],
  ]

  /// f′/g′, and c/g′ for a constant numerator.
  private static func quotientByFactors(_ step: TangentStep) -> [Double?] {
    guard step.tangents[1] != nil else { return [nil] }
    return [(step.tangents[0] ?? step.operands[0]) / step.tangent(1)]
  }

  /// A wrong derivative of xⁿ, where n does not move.
  private static func power(_ step: TangentStep, _ wrong: (TangentStep, Double) -> Double)
    -> [Double?]
  {
    [step.only == 0 ? wrong(step, step.operands[1]) * step.tangent(0) : nil]
  }
}
