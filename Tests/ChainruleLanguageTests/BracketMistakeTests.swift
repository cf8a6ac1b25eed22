import ChainruleLanguage
import Testing

@Suite("Brackets, commas and colons")
struct BracketMistakeTests {
  @Test("A bracket that is not closed is shown where it opens")
  func aBracketThatIsNotClosedIsShownWhereItOpens() {
    expectMessage(
      for: "y = (a + b",
      """
      error[unclosed-bracket]: a closing ) is missing
        --> p:1:11
      1 | y = (a + b
        |     -     ^
        |     |
        |     opened here
      help: write ) where the bracket ends
      """)
    expectMessage(
      for: "y = (a + b\nz = 3",
      """
      error[unclosed-bracket]: a closing ) is missing
        --> p:1:11
      1 | y = (a + b
        |     -     ^
        |     |
        |     opened here
      help: write ) where the bracket ends
      """)
    expectMessage(
      for: "y = [a, b;",
      """
      error[misplaced-semicolon]: a semicolon does not separate rows
        --> p:1:10
      1 | y = [a, b;
        |          ^
      help: each row is a list: [[1, 2], [3, 4]]
      """)
    expectMessage(
      for: "for t in 1..3 {\n  x = 1\n",
      """
      error[unclosed-bracket]: a closing } is missing
        --> p:2:8
      1 | for t in 1..3 {
        |               - opened here
      2 |   x = 1
        |        ^
      help: write } where the bracket ends
      """)
  }

  @Test("A bracket is closed by its own kind")
  func aBracketIsClosedByItsOwnKind() {
    expectMessage(
      for: "y = [a, (b]",
      """
      error[mismatched-bracket]: ] stands where ) is wanted
        --> p:1:11
      1 | y = [a, (b]
        |         - ^
        |         |
        |         opened here
      help: write )
      """)
  }

  @Test("A bracket that closes nothing is refused")
  func aBracketThatClosesNothingIsRefused() {
    expectMessage(
      for: "y = 2)",
      """
      error[stray-bracket]: this ) closes nothing
        --> p:1:6
      1 | y = 2)
        |      ^
      help: remove it, or open a bracket before it
      """)
    expectMessage(
      for: "}",
      """
      error[stray-bracket]: this } closes nothing
        --> p:1:1
      1 | }
        | ^
      help: remove it, or open a bracket before it
      """)
  }

  @Test("Brackets hold something")
  func bracketsHoldSomething() {
    expectMessage(
      for: "y = ()",
      """
      error[empty-brackets]: nothing stands in these brackets
        --> p:1:5
      1 | y = ()
        |     ^^
      help: write an expression in them
      """)
    expectMessage(
      for: "y = []",
      """
      error[empty-brackets]: nothing stands in these brackets
        --> p:1:5
      1 | y = []
        |     ^^
      help: write at least one element or index
      """)
    expectMessage(
      for: "y = x[]",
      """
      error[empty-brackets]: nothing stands in these brackets
        --> p:1:6
      1 | y = x[]
        |      ^^
      help: write at least one element or index
      """)
  }

  @Test("Elements are separated by commas")
  func elementsAreSeparatedByCommas() {
    expectMessage(
      for: "y = [1 2 3]",
      """
      error[missing-comma]: nothing separates 1 and 2
        --> p:1:8
      1 | y = [1 2 3]
        |        ^
      help: write a comma: 1, 2
      """)
    expectMessage(
      for: "y = [1, 2; 3, 4]",
      """
      error[misplaced-semicolon]: a semicolon does not separate rows
        --> p:1:10
      1 | y = [1, 2; 3, 4]
        |          ^
      help: each row is a list: [[1, 2], [3, 4]]
      """)
    expectMessage(
      for: "y = [1, 2,]",
      """
      error[missing-operand]: nothing stands after ,
        --> p:1:10
      1 | y = [1, 2,]
        |          ^
      help: a term must follow: a number, a name or a parenthesis
      """)
  }

  @Test("A comma does not stand in parentheses or between statements")
  func aCommaDoesNotStandInParenthesesOrBetweenStatements() {
    expectMessage(
      for: "y = (1, 2)",
      """
      error[misplaced-comma]: a comma cannot stand in plain parentheses
        --> p:1:7
      1 | y = (1, 2)
        |     - ^
        |     |
        |     opened here
      help: a list is written [1, 2]
      """)
    expectMessage(
      for: "x = 1, z = 2",
      """
      error[misplaced-comma]: a comma does not separate statements
        --> p:1:6
      1 | x = 1, z = 2
        |      ^
      help: separate them with ; or a new line; a list is written [1, 2]
      """)
  }

  @Test("A range has two dots")
  func aRangeHasTwoDots() {
    expectMessage(
      for: "y = A[1:3]",
      """
      error[misplaced-colon]: a colon does not join bounds
        --> p:1:8
      1 | y = A[1:3]
        |        ^
      help: write x[1..3] for a part, x[:] for the whole
      """)
    expectMessage(
      for: "y = 1...3",
      """
      error[misplaced-range]: a range has two dots
        --> p:1:6
      1 | y = 1...3
        |      ^^^
      help: write 1..3
      """)
    expectMessage(
      for: "y = A[1..2..3]",
      """
      error[misplaced-range]: a range has two bounds and no step
        --> p:1:11
      1 | y = A[1..2..3]
        |           ^^
      help: write a..b
      """)
  }

  @Test("A range stands only where integers are counted")
  func aRangeStandsOnlyWhereIntegersAreCounted() {
    expectMessage(
      for: "y = 1..3",
      """
      error[misplaced-range]: a range cannot stand here
        --> p:1:6
      1 | y = 1..3
        |      ^^
      help: it stands in x[1..3], for t in 1..3, sum(i in 1..3: …) and [i in 1..3: …]
      """)
    expectMessage(
      for: "y = (1..3)",
      """
      error[misplaced-range]: a range cannot stand here
        --> p:1:7
      1 | y = (1..3)
        |       ^^
      help: it stands in x[1..3], for t in 1..3, sum(i in 1..3: …) and [i in 1..3: …]
      """)
  }

  @Test("A fold has one index, a range and a term")
  func aFoldHasOneIndexARangeAndATerm() {
    expectMessage(
      for: "y = sum(i in n: i)",
      """
      error[missing-range]: a range is wanted after in
        --> p:1:14
      1 | y = sum(i in n: i)
        |              ^
      help: write its two bounds, as in 1..3
      """)
    expectMessage(
      for: "y = sum(i in 1..n)",
      """
      error[missing-body]: a colon and a term are missing after the range
        --> p:1:18
      1 | y = sum(i in 1..n)
        |        -         ^
        |        |
        |        opened here
      help: write sum(i in 1..n: term) or [i in 1..n: element]
      """)
    expectMessage(
      for: "y = sum(i in 1..n, j in 1..m: i)",
      """
      error[misplaced-comma]: only one index and one body can stand here
        --> p:1:18
      1 | y = sum(i in 1..n, j in 1..m: i)
        |                  ^
      help: write one inside the other: sum(i in 1..m: sum(j in 1..n: …))
      """)
  }

  @Test("Braces hold no list")
  func bracesHoldNoList() {
    expectMessage(
      for: "y = {1, 2}",
      """
      error[misplaced-brace]: a block cannot stand here
        --> p:1:5
      1 | y = {1, 2}
        |     ^
      help: lists are written [1, 2]; { } follow f(x) = or for t in 1..n
      """)
  }
}
