import ChainruleSymbolics

/// Everything that an explanation says in sentences.
enum ExplanationWords {
  typealias Inline = Document.Inline

  static let introduce = "1. Introduce intermediate variables"
  static let differentiate = "2. Differentiate each by its parameters"
  static let combine = "3. Combine"
  static let substitute = "4. Substitute back and simplify"

  static let introduction: [Inline] = ["Each has one operation; the last is the output."]
  static let secondNames: [Inline] = [
    .text(
      "A variable gets a second name for where it stands beside others that depend on it: ∂ by that "
        + "name holds them constant, and ∂ by its own does not.")
  ]
  static let parameters: [Inline] = [
    .text(
      "d is written where a function has one parameter, ∂ where it has several: the others are then "
        + "held constant.")
  ]

  static func name(of rule: ScalarRule) -> String {
    switch rule {
    case .renaming: "the same variable under another name"
    case .constantMultiple: "constant multiple rule"
    case .power: "power rule"
    case .exponential: "exponential rule"
    case .powerAndExponential: "power rule and exponential rule, added"
    case .sum: "sum rule"
    case .difference: "difference rule"
    case .product: "product rule"
    case .quotient: "quotient rule"
    case .piecewise: "rule of each piece"
    case .piecewiseConstant: "constant rule, on each piece"
    case .function(let name): "derivative of \(name)"
    }
  }

  static func rule(_ rule: ScalarRule, held: [String]) -> [Inline] {
    guard !held.isEmpty else { return [.text(name(of: rule))] }
    return [.text(name(of: rule) + ", "), .math(.list(held.map(MathText.name))), " held constant"]
  }

  static func name(of rule: ChainRule) -> String {
    switch rule {
    case .constant: "constant rule"
    case .scalarRule: "scalar rule"
    case .singleVariable: "single-variable chain rule"
    case .totalDerivative: "single-variable total-derivative chain rule"
    }
  }

  /// Which chain rule it is, and why.
  static func reason(_ rule: ChainRule, paths: String, of output: String, by input: String)
    -> [Inline]
  {
    let x = Inline.math(.name(input))
    let y = Inline.math(.name(output))
    let name = Inline.strong(name(of: rule))
    switch rule {
    case .constant:
      return ["No path leads from ", x, " to ", y, ": the ", name, "."]
    case .scalarRule where input == output:
      return [y, " is the input itself, which moves as much as it moves."]
    case .scalarRule:
      return [y, " is one operation on ", x, ": its ", name, " is the whole derivative."]
    case .singleVariable:
      return [
        x, " reaches ", y,
        .text(
          " by 1 path, and every intermediate variable on it has one parameter: "
            + "the "), name, " multiplies the derivatives along the path.",
      ]
    case .totalDerivative where paths == "1":
      return [
        x, " reaches ", y, " by 1 path, on which functions have several parameters: the ", name,
        ". The other parameters do not depend on ", x, ", so one product of its sum remains.",
      ]
    case .totalDerivative:
      return [
        x, " reaches ", y, " by \(groupedDigits(paths)) paths, so the ", name,
        ": every variable adds up what comes through each of its parameters.",
      ]
    }
  }

  static func alias(_ alias: String, of input: String, _ letters: Derivation.Letters)
    -> [Inline]
  {
    [
      "With the second name ", .math(.equation([.name(alias), .name(input)])),
      .text(" the input is an intermediate variable like the others, and for every variable "),
      .math(.name(letters.function)), " every term of the sum looks the same:",
    ]
  }

  static func wholeSum(_ letters: Derivation.Letters) -> [Inline] {
    let parameters = ["1", "2"].map { MathText.name("\(letters.parameter)_\($0)") }
    return [
      "For every variable ", .math(.name(letters.function)), " with parameters ",
      .math(.list(parameters + [MathText([.prefix("…")])])), ":",
    ]
  }

  static let combineAndSubstitute = "3 and 4. Combine, substitute back and simplify"
  static let noOperation: [Inline] = ["There is no operation on an input."]

  static func orders(_ derivative: Derivation.InputDerivative) -> [Inline] {
    derivative.routes.count == 1
      ? ["The same factors in both orders:"]
      : ["The same factors in both orders, path by path; the derivative is the sum of the paths:"]
  }

  static let unlisted: [Inline] = [
    "The paths are too many or too long to be listed here; ", .code("chainrule paths"),
    " lists the largest.",
  ]

  static func backward(_ derivative: Derivation.InputDerivative) -> [Inline] {
    [
      "backward, from ", .math(.name(derivative.output)), " to ", .math(.name(derivative.input)),
    ]
  }

  static func forward(_ derivative: Derivation.InputDerivative) -> [Inline] {
    [
      "forward, from ", .math(.name(derivative.input)), " to ", .math(.name(derivative.output)),
    ]
  }

  /// Why the product along one path is not the derivative.
  static func wrong(_ derivative: Derivation.InputDerivative) -> [Inline] {
    var parts: [Inline] = ["It would be wrong to follow one path and hold the rest constant: "]
    for (place, route) in derivative.routes.enumerated() {
      if place > 0 { parts.append(place == derivative.routes.count - 1 ? " or " : ", ") }
      parts.append(.math(route.product))
    }
    return parts + [
      ". Each reads a ∂ as a d, and ", .math(.name(derivative.input)),
      " moves along every path at once.",
    ]
  }

  /// What moving the input by 1 shows.
  static func change(
    _ change: Derivation.Change, _ derivative: Derivation.InputDerivative, _ number: NumberText
  ) -> [Inline] {
    let alone = derivative.routes.compactMap(\.value).map { number($0) }
    let total = derivative.value.map { number($0) } ?? ""
    return [
      "Moving ", .math(.name(derivative.input)),
      .text(
        " from \(number(change.from)) to "
          + "\(number(change.from + 1)) moves "), .math(.name(derivative.output)),
      .text(
        " from \(number(change.output)) to \(number(change.moved)), by "
          + "\(number(change.moved - change.output)). The derivative promises \(total); "
          + "one path alone would promise \(alone.joined(separator: " or "))."),
    ]
  }

  static func simplification(
    _ rules: [SimplificationRule.Name], assuming assumptions: [MathText]
  ) -> [Inline] {
    var parts: [Inline] = []
    let words = rules.map(name).joined(separator: "; ")
    if !words.isEmpty { parts.append("Simplified: \(words).") }
    if !assumptions.isEmpty {
      parts += [.text(parts.isEmpty ? "For " : " For "), .math(.list(assumptions)), "."]
    }
    return parts
  }

  static func shorter(assuming assumptions: [MathText]) -> [Inline] {
    assumptions.isEmpty ? ["Shorter:"] : ["Shorter, for ", .math(.list(assumptions)), ":"]
  }

  static func kinks(_ kinks: [MathText]) -> [Inline] {
    [
      "The point is a kink of ", .math(.list(kinks)),
      ": there is no derivative there, and the number is the one that convention gives.",
    ]
  }

  static func swell(_ derivative: Derivation.InputDerivative) -> [Inline] {
    let size =
      derivative.size.map { groupedDigits(String($0)) + " operations" }
      ?? "more operations than can be counted"
    return [
      .text(
        "The derivative is left in its intermediate variables, in which its length grows as the "
          + "program's. In the inputs alone it would take \(size): expression swell.")
    ]
  }

  static func name(of rule: SimplificationRule.Name) -> String {
    switch rule {
    case .zeroAddend: "0 is left out of a sum"
    case .numbersAdded: "numbers are added"
    case .likeTerms: "like terms are added"
    case .cancelledSum: "all of a sum cancels"
    case .squaresOfSineAndCosine: "the identity of the squares of sine and cosine is used"
    case .sameCondition: "choices by one condition are one choice"
    case .multipliedOut: "products are multiplied out"
    case .commonFactor: "a common factor is taken out"
    case .commonDenominator: "fractions are put over one denominator"
    case .sumInOrder: "a sum begins without a minus"
    case .zeroFactor: "0 times anything is 0"
    case .powerZero: "a power with exponent 0 is 1"
    case .powersJoined: "powers of one base are multiplied"
    case .cancellation: "a common factor is cancelled"
    case .exponentsAdded: "exponents of one base are added"
    case .exponentialsJoined: "exponents of e are added"
    case .compoundFraction: "a fraction in a fraction is cleared"
    case .polynomialQuotient: "a polynomial is divided by a factor of it"
    case .cases: "a factor goes into each case"
    case .numberIntoSum: "a number is multiplied into a sum"
    case .productInOrder: "factors are put in order"
    case .inverseFunctions: "functions undo each other"
    case .knownValue: "a known value is put in"
    case .decidedChoice: "a choice is decided"
    case .magnitude: "the choice is an absolute value"
    case .differenceOfSquares: "(a − b)·(a + b) is a² − b²"
    case .quotientOfSineAndCosine: "sine over cosine is the tangent"
    }
  }

  // MARK: Exercises

  static let exercise: [Inline] = ["Fill in what is left blank."]
  static let key: [Inline] = ["The answers, numbered as the questions are."]

  static func checking(of output: String, by input: String) -> [Inline] {
    [
      "An answer is judged by ",
      .code("chainrule check PROGRAM --answer 'd\(output)/d\(input) = …'"),
      ".",
    ]
  }

  static let gradient = "All derivatives"
  static let backwardPass: [Inline] = [
    .text(
      "One pass from the output back gives the derivative by every variable: what its users pass "
        + "on, times their partials by it.")
  ]
}
