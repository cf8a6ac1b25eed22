import ChainruleCalculus
import ChainruleSymbolics
import Testing

/// Writes terms down as they are, with nothing simplified.
private struct Board {
  let store = TermStore()

  var x: Term { store.variable("x") }
  var y: Term { store.variable("y") }

  func callAsFunction(_ operation: ChainruleCalculus.Operation, _ operands: Term...) -> Term {
    store.application(operation, to: operands)
  }

  func product(_ factors: Term...) -> Term {
    factors.dropFirst().reduce(factors[0]) { self(.multiplication, $0, $1) }
  }

  func sum(_ addends: Term...) -> Term {
    addends.dropFirst().reduce(addends[0]) { self(.addition, $0, $1) }
  }

  func choice(_ yes: Term, _ no: Term) -> Term { self(.selection, self(.greater, x, y), yes, no) }
}

@Suite("The rules of simplification")
struct SimplifierTests {
  private typealias Line = (
    rule: SimplificationRule.Name, make: @Sendable (Board) -> Term, plain: String
  )

  /// For each rule a term that needs it, and what becomes of that.
  private static let lines: [Line] = [
    (.zeroAddend, { $0(.addition, $0.x, 0) }, "x"),
    (.numbersAdded, { $0(.addition, $0(.addition, 1, $0.x), 2) }, "3 + x"),
    (.likeTerms, { $0(.addition, $0.x, $0(.multiplication, 2, $0.x)) }, "3*x"),
    (.likeTerms, { $0(.subtraction, $0(.addition, 1, $0.x), $0.x) }, "1"),
    (
      .likeTerms, { $0(.addition, $0(.sine, $0.sum($0.x, $0.y)), $0(.sine, $0.sum($0.y, $0.x))) },
      "2*sin(x + y)"
    ),
    (
      .cancelledSum,
      {
        let squares = $0.sum($0(.square, $0.x), $0.product(2, $0.x, $0.y), $0(.square, $0.y))
        return $0(.subtraction, $0(.square, $0.sum($0.x, $0.y)), squares)
      }, "0"
    ),
    (
      .squaresOfSineAndCosine,
      {
        let (sine, cosine) = ($0(.square, $0(.sine, $0.x)), $0(.square, $0(.cosine, $0.x)))
        return $0.sum($0.product($0.y, sine), $0.product($0.y, cosine))
      }, "y"
    ),
    (
      .squaresOfSineAndCosine,
      { $0(.subtraction, 1, $0(.square, $0(.sine, $0.x))) }, "cos(x)^2"
    ),
    (
      .sameCondition,
      {
        let positive = $0(.selection, $0(.greater, $0.x, 0), $0.x, 0)
        return $0.sum(positive, $0(.rectifiedLinearUnit, $0.x))
      }, "if x > 0 then 2*x else 0"
    ),
    (
      .sameCondition,
      { $0.sum($0(.selection, $0.y, $0.x, 0), $0(.selection, $0.y, 0, $0(.sine, $0.x))) },
      "if y then x else sin(x)"
    ),
    (
      .sameCondition, { $0(.addition, $0.choice($0.x, 0), $0.choice(0, $0.y)) },
      "if x > y then x else y"
    ),
    (
      .sameCondition,
      { $0(.addition, $0.choice($0.x, 0), $0(.selection, $0(.greater, $0.y, $0.x), $0.y, 0)) },
      "if x > y then x else y"
    ),
    (
      .multipliedOut,
      {
        $0(
          .subtraction, $0.product($0(.addition, 1, $0.x), $0.y), $0.product($0.x, $0.y))
      }, "y"
    ),
    (
      .commonFactor,
      {
        let growth = $0(.exponential, $0.x)
        return $0(
          .addition, $0.product(growth, $0(.sine, $0.x)), $0.product(growth, $0(.cosine, $0.x)))
      }, "exp(x)*(sin(x) + cos(x))"
    ),
    (
      .commonDenominator,
      {
        let below = $0(.addition, 1, $0.x)
        return $0(
          .subtraction, $0(.division, 1, below), $0(.division, $0.x, $0(.square, below)))
      }, "1/(1 + x)^2"
    ),
    (.sumInOrder, { $0(.addition, $0(.negation, $0.x), $0.y) }, "y - x"),
    (.zeroFactor, { $0.product($0.x, 0, $0.y) }, "0"),
    (.powerZero, { $0(.power, $0.x, 0) }, "1"),
    (.powersJoined, { $0.product($0.x, $0(.power, $0.x, 2)) }, "x^3"),
    (.powersJoined, { $0.product($0(.squareRoot, $0.x), $0(.squareRoot, $0.x)) }, "x"),
    (.cancellation, { $0(.division, $0(.power, $0.x, 2), $0.x) }, "x"),
    (
      .exponentsAdded, { $0.product($0.x, $0(.power, $0.x, $0(.subtraction, $0.y, 1))) }, "x^y"
    ),
    (
      .cancellation,
      { $0(.division, $0(.subtraction, $0.x, $0.y), $0(.subtraction, $0.y, $0.x)) }, "-1"
    ),
    (
      .cases,
      {
        let choice = $0(.selection, $0(.greater, $0.x, 0), $0.sum($0.y, 1), $0(.negation, $0.y))
        return $0(.division, choice, $0(.absoluteValue, $0.x))
      }, "if x > 0 then (y + 1)/x else y/x"
    ),
    (
      .exponentialsJoined,
      {
        let (growth, decay) = ($0(.exponential, $0.x), $0(.exponential, $0(.negation, $0.x)))
        return $0.product(growth, decay)
      }, "1"
    ),
    (
      .squaresOfSineAndCosine,
      {
        let (sine, cosine) = ($0(.hyperbolicSine, $0.x), $0(.hyperbolicCosine, $0.x))
        return $0(.subtraction, $0(.square, cosine), $0(.square, sine))
      }, "1"
    ),
    (
      .differenceOfSquares,
      { $0.product($0(.subtraction, 1, $0.x), $0(.addition, $0.x, 1)) }, "1 - x^2"
    ),
    (
      .compoundFraction,
      { $0(.division, 1, $0.product($0.x, $0.sum(1, $0(.division, 1, $0.x)))) }, "1/(x + 1)"
    ),
    (
      .polynomialQuotient,
      {
        let above = $0(.subtraction, $0(.square, $0.x), $0(.square, $0.y))
        return $0(.division, above, $0(.subtraction, $0.x, $0.y))
      }, "x + y"
    ),
    (
      .polynomialQuotient,
      { $0(.division, $0.sum($0.x, 1), $0.sum($0(.square, $0.x), $0.product(2, $0.x), 1)) },
      "1/(x + 1)"
    ),
    (.cases, { $0.product($0.y, $0.choice(1, 0)) }, "if x > y then y else 0"),
    (.productInOrder, { $0.product($0(.sine, $0.x), 2, $0.x) }, "2*x*sin(x)"),
    (
      .numberIntoSum, { $0.product(9, $0(.addition, 1, $0.product(2, $0.x))) }, "9 + 18*x"
    ),
    (.knownValue, { $0(.selection, $0(.greater, $0.x, $0.x), 1, $0.y) }, "y"),
    (.knownValue, { $0(.naturalLogarithm, Term(constant: 2.718281828459045)) }, "1"),
    (.knownValue, { $0(.cosine, $0(.subtraction, $0.x, $0.x)) }, "1"),
    (.inverseFunctions, { $0(.naturalLogarithm, $0(.exponential, $0.x)) }, "x"),
    (.inverseFunctions, { $0(.squareRoot, $0(.square, $0.x)) }, "abs(x)"),
    (.decidedChoice, { $0.choice($0.x, $0.x) }, "x"),
    (
      .decidedChoice,
      {
        let magnitude = $0(.absoluteValue, $0.x)
        let (yes, no) = ($0(.division, 1, magnitude), $0(.division, -1, magnitude))
        return $0(.selection, $0(.greater, $0.x, 0), yes, no)
      }, "1/x"
    ),
    (.decidedChoice, { $0.choice($0.choice($0.x, $0.y), 1) }, "if x > y then x else 1"),
    (
      .magnitude, { $0(.selection, $0(.greater, $0.x, 0), $0.x, $0(.negation, $0.x)) }, "abs(x)"
    ),
    (.quotientOfSineAndCosine, { $0(.division, $0(.sine, $0.x), $0(.cosine, $0.x)) }, "tan(x)"),
    (.quotientOfSineAndCosine, { $0(.division, $0(.cosine, $0.x), $0(.sine, $0.x)) }, "1/tan(x)"),
  ]

  @Test("Each makes of a term what a person would")
  func rules() {
    for (rule, make, plain) in Self.lines {
      let board = Board()
      var simplifier = Simplifier(board.store, rules: SimplificationRule.shortening)
      #expect(simplifier.simplify(make(board)).programText == plain, "\(rule)")
      #expect(simplifier.used.contains(rule), "\(rule) in \(simplifier.used)")
    }
    let tested = Set(Self.lines.map(\.rule))
    #expect(tested == Set(SimplificationRule.shortening.map(\.name)), "a rule without a line")
  }

  @Test("Leave what is plain as it is")
  func plain() {
    let board = Board()
    let terms = [
      board(.addition, 1, board.product(2, board.x)),
      board.product(board(.cosine, board.x), board(.addition, 1, board.x)),
      board(.division, board(.sine, board.x), board.x), board.choice(board.x, 1),
    ]
    for term in terms {
      var simplifier = Simplifier(board.store)
      #expect(simplifier.simplify(term) == term)
      #expect(simplifier.used.isEmpty, "\(simplifier.used)")
    }
  }

  @Test("State what a cancelled factor must not be")
  func assumptions() {
    let board = Board()
    let sine = board(.sine, board.x)
    var simplifier = Simplifier(board.store)
    _ = simplifier.simplify(board(.division, board(.power, sine, 3), sine))
    #expect(simplifier.assumptions == [.nonzero(sine)])
    // An exponential is 0 nowhere.
    var other = Simplifier(board.store)
    let growth = board(.exponential, board.x)
    #expect(other.simplify(board(.division, growth, growth)) == 1)
    #expect(other.assumptions.isEmpty)
  }

  @Test("State that the factor is not 0 that a polynomial is divided by, however long it is")
  func dividedPolynomials() {
    let board = Board()
    let divisor = board.sum(board(.power, board.x, 2), board.x, 2)
    let dividend = board(
      .subtraction, board.sum(board(.power, board.x, 3), board.x), 2 as Term)
    var simplifier = Simplifier(board.store)
    // x³ + x − 2 is (x − 1)·(x² + x + 2).
    #expect(simplifier.simplify(board(.division, dividend, divisor)).programText == "x - 1")
    #expect(simplifier.assumptions == [.nonzero(divisor)])
    var other = Simplifier(board.store)
    #expect(other.simplify(board(.division, divisor, dividend)).programText == "1/(x - 1)")
    #expect(other.assumptions == [.nonzero(divisor)])
  }

  @Test("State that a base is not 0 of which exponents are subtracted")
  func subtractedExponents() {
    let board = Board()
    let power = board(.power, board.x, board(.addition, board.y, 1))
    var simplifier = Simplifier(board.store)
    #expect(simplifier.simplify(board(.division, power, board.x)).programText == "x^y")
    #expect(simplifier.assumptions == [.nonzero(board.x)])
    var other = Simplifier(board.store)
    _ = other.simplify(board.product(board.x, board(.power, board.x, board.y)))
    #expect(other.assumptions.isEmpty)
  }

  @Test("Leave powers of powers whose exponents are too large to multiply")
  func largeExponents() {
    let board = Board()
    let large = Term(constant: 0x1p30)
    let power = board(.power, board(.power, board.x, large), large)
    var simplifier = Simplifier(board.store)
    #expect(simplifier.simplify(power) == power)
  }

  @Test("Keep apart what differs in a function and a number: sin 1 and cos 2")
  func functionsOfNumbers() {
    let board = Board()
    let differences = [
      board(.subtraction, board(.sine, 1), board(.cosine, 2)),
      board(.subtraction, board(.maximum, 2, board.x), board(.minimum, 3, board.x)),
      board(.subtraction, board.product(Term(constant: 0x1p61), board.x), board.x),
    ]
    for difference in differences {
      var simplifier = Simplifier(board.store)
      #expect(simplifier.simplify(difference) == difference)
    }
  }

  @Test("State that two operands are no tie where the cases of both are joined")
  func ties() {
    let board = Board()
    var simplifier = Simplifier(board.store)
    let second = board(.selection, board(.greater, board.y, board.x), board.y, 0)
    _ = simplifier.simplify(board(.addition, board.choice(board.x, 0), second))
    #expect(simplifier.assumptions == [.distinct(board.x, board.y)])
  }

  @Test("Keep decimals that were written as decimals, and fractions as fractions")
  func numbers() {
    let board = Board()
    var simplifier = Simplifier(board.store)
    #expect(simplifier.simplify(board.product(0.5, board.x, 0.5)).programText == "0.25*x")
    #expect(simplifier.simplify(board(.division, board.x, 2)).programText == "x/2")
    #expect(
      simplifier.simplify(board.product(0.1234567, board.x, 2)).programText == "2*0.1234567*x")
  }
}
