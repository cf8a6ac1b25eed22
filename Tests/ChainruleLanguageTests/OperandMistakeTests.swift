import ChainruleLanguage
import Testing

@Suite("Missing operands and misused operators")
struct OperandMistakeTests {
  @Test("An operator needs a term on both sides")
  func anOperatorNeedsATermOnBothSides() {
    expectMessage(
      for: "y = 3 +",
      """
      error[missing-operand]: nothing stands after +
        --> p:1:7
      1 | y = 3 +
        |       ^
      help: a term must follow: a number, a name or a parenthesis
      """)
    expectMessage(
      for: "y = * 3",
      """
      error[missing-operand]: nothing stands before *
        --> p:1:5
      1 | y = * 3
        |     ^
      help: a term must stand before it: a number, a name or a parenthesis
      """)
    expectMessage(
      for: "y = a + * b",
      """
      error[missing-operand]: nothing stands between + and *
        --> p:1:9
      1 | y = a + * b
        |         ^
      help: a term is missing: a number, a name or a parenthesis
      """)
    expectMessage(
      for: "y = 2^",
      """
      error[missing-operand]: nothing stands after ^
        --> p:1:6
      1 | y = 2^
        |      ^
      help: a term must follow: a number, a name or a parenthesis
      """)
  }

  @Test("An operator at the end of a line takes no statement for its operand")
  func anOperatorAtTheEndOfALineTakesNoStatementForItsOperand() {
    expectMessage(
      for: "y = 3 +\nz = 2",
      """
      error[missing-operand]: nothing stands after +
        --> p:1:7
      1 | y = 3 +
        |       ^
      help: a term must follow: a number, a name or a parenthesis
      """)
  }

  @Test("A plus is no sign of a number")
  func aPlusIsNoSignOfANumber() {
    expectMessage(
      for: "y = +3",
      """
      error[plus-sign]: + needs a term on its left
        --> p:1:5
      1 | y = +3
        |     ^
      help: leave the + out
      """)
  }

  @Test("Two slashes begin no comment")
  func twoSlashesBeginNoComment() {
    expectMessage(
      for: "y = a // b",
      """
      error[missing-operand]: nothing stands between / and /
        --> p:1:8
      1 | y = a // b
        |        ^
      help: a comment begins with #
      """)
  }

  @Test("A line cannot begin with the operator of the line before")
  func aLineCannotBeginWithTheOperatorOfTheLineBefore() {
    expectMessage(
      for: "y = a\n  + b",
      """
      error[broken-line]: the line before this + already ended its statement
        --> p:2:3
      2 |   + b
        |   ^
      help: end that line with +, or put the expression in parentheses
      """)
    expectMessage(
      for: "y = a\n  - b",
      """
      error[broken-line]: the line before this - already ended its statement
        --> p:2:3
      2 |   - b
        |   ^
      help: end that line with -, or put the expression in parentheses
      """)
  }

  @Test("Comparisons are not chained")
  func comparisonsAreNotChained() {
    expectMessage(
      for: "a <= b < c",
      """
      error[chained-comparison]: comparisons are not chained
        --> p:1:8
      1 | a <= b < c
        |   --   ^
        |   |
        |   the first comparison
      help: compare two at a time and multiply: (a < b)*(b < c)
      """)
  }

  @Test("Bars are no absolute value")
  func barsAreNoAbsoluteValue() {
    expectMessage(
      for: "y = |x + 1|",
      """
      error[absolute-value]: bars are no part of the language
        --> p:1:5
      1 | y = |x + 1|
        |     ^^^^^^^
      help: write abs(x + 1)
      """)
    expectMessage(
      for: "y = ||v|| + 1",
      """
      error[absolute-value]: bars are no part of the language
        --> p:1:5
      1 | y = ||v|| + 1
        |     ^^^^^
      help: write norm(v)
      """)
  }

  @Test("An if needs its then and its else")
  func anIfNeedsItsThenAndItsElse() {
    expectMessage(
      for: "y = if a then b",
      """
      error[incomplete-if]: else is missing
        --> p:1:16
      1 | y = if a then b
        |     --         ^
        |     |
        |     this if
      help: write if condition then a else b
      """)
    expectMessage(
      for: "y = if a else b",
      """
      error[incomplete-if]: then is missing
        --> p:1:9
      1 | y = if a else b
        |     --  ^
        |     |
        |     this if
      help: write if condition then a else b
      """)
    expectMessage(
      for: "y = if (x > 0) x\nelse 2",
      """
      error[incomplete-if]: then is missing
        --> p:1:15
      1 | y = if (x > 0) x
        |     --        ^
        |     |
        |     this if
      help: write if condition then a else b
      """)
  }

  @Test("A then or else without an if is refused")
  func aThenOrElseWithoutAnIfIsRefused() {
    expectMessage(
      for: "y = a then b",
      """
      error[stray-word]: this then belongs to no if
        --> p:1:7
      1 | y = a then b
        |       ^^^^
      help: write if condition then a else b
      """)
    expectMessage(
      for: "y = [a else b]",
      """
      error[stray-word]: this else belongs to no if
        --> p:1:8
      1 | y = [a else b]
        |        ^^^^
      help: write if condition then a else b
      """)
  }

  @Test("A statement cannot begin with a sign that only continues")
  func aStatementCannotBeginWithASignThatOnlyContinues() {
    expectMessage(
      for: ", x",
      """
      error[unexpected-sign]: a statement cannot begin with ,
        --> p:1:1
      1 | , x
        | ^
      help: a statement is name = expression, or opens with input, data, size, output or for
      """)
  }
}
