import ChainruleCalculus

/// One identity by which a formula is brought into a plainer form.
///
/// A rule looks at the head of a term whose operands are plain already; the order of `all` is the
/// order in which rules are tried. The two formulas are equal wherever both have a value and what
/// the rule assumes holds. The plainer one may have a value where the other has none, as 0 has for
/// ln x − ln x: what the operations of a program need is stated with its derivative.
package struct SimplificationRule: Sendable {
  package enum Name: String, Sendable, CaseIterable {
    case zeroAddend = "zero-addend"
    case numbersAdded = "numbers-added"
    case likeTerms = "like-terms"
    case cancelledSum = "cancelled-sum"
    case squaresOfSineAndCosine = "sine-and-cosine"
    case sameCondition = "same-condition"
    case multipliedOut = "multiplied-out"
    case commonFactor = "common-factor"
    case commonDenominator = "common-denominator"
    case sumInOrder = "sum-in-order"
    case zeroFactor = "zero-factor"
    case powerZero = "power-zero"
    case powersJoined = "powers-joined"
    case cancellation
    case exponentsAdded = "exponents-added"
    case exponentialsJoined = "exponentials-joined"
    case compoundFraction = "compound-fraction"
    case polynomialQuotient = "polynomial-quotient"
    case cases
    case numberIntoSum = "number-into-sum"
    case productInOrder = "product-in-order"
    case inverseFunctions = "inverse-functions"
    case knownValue = "known-value"
    case decidedChoice = "decided-choice"
    case magnitude
    case differenceOfSquares = "difference-of-squares"
    case quotientOfSineAndCosine = "tangent"
  }

  /// What a rule makes of a term, and what has to hold for the two to be equal.
  struct Rewriting {
    var term: Term
    var assumptions: [Assumption] = []
  }

  /// A term in the forms in which rules look at it.
  struct Subject {
    let term: Term
    let store: TermStore
    /// Nil where the term is no sum.
    let sum: TermSum?
    /// Nil where the term is no product, quotient or power.
    let product: TermProduct?

    init(_ term: Term, _ store: TermStore) {
      self.term = term
      self.store = store
      let operation = term.application?.operation
      sum = operation.map(sumOperations.contains) == true ? TermSum(term) : nil
      product = operation.map(productOperations.contains) == true ? TermProduct(term) : nil
    }
  }

  package let name: Name
  let rewrite: @Sendable (Subject) -> Rewriting?

  private static let sumOperations: Set<Operation> = [.addition, .subtraction]
  private static let productOperations: Set<Operation> = [
    .multiplication, .division, .negation, .square, .squareRoot, .power,
  ]

  /// The rules of the final simplification of a derivative.
  package static let all: [SimplificationRule] = sumRules + productRules + otherRules

  /// The rules that may make a formula shorter and another one: no derivation needs them.
  package static let shortening: [SimplificationRule] =
    all + [
      quotientOfSineAndCosine, differenceOfSquares,
    ]
}
