import ChainruleLanguage
import Testing

@Suite("Statements that are incomplete or in the wrong place")
struct StatementMistakeTests {
  @Test("A reserved word is no name")
  func aReservedWordIsNoName() {
    expectMessage(
      for: "if = 3",
      """
      error[reserved-word]: if cannot be a name
        --> p:1:1
      1 | if = 3
        | ^^
      help: if, then, else and in are reserved; choose another name
      """)
    expectMessage(
      for: "input then",
      """
      error[reserved-word]: then cannot be a name
        --> p:1:7
      1 | input then
        |       ^^^^
      help: if, then, else and in are reserved; choose another name
      """)
  }

  @Test("Names are listed with commas")
  func namesAreListedWithCommas() {
    expectMessage(
      for: "input 3",
      """
      error[missing-name]: a name is wanted, not 3
        --> p:1:7
      1 | input 3
        |       ^
      help: a name is a letter, then letters, digits and _
      """)
    expectMessage(
      for: "input x,",
      """
      error[missing-name]: no name follows ,
        --> p:1:8
      1 | input x,
        |        ^
      help: a name is a letter, then letters, digits and _
      """)
    expectMessage(
      for: "input x z",
      """
      error[missing-comma]: nothing separates x and z
        --> p:1:9
      1 | input x z
        |         ^
      help: write a comma: x, z
      """)
    expectMessage(
      for: "input a = 1,\ninput b = 2",
      """
      error[missing-name]: no name follows ,
        --> p:1:12
      1 | input a = 1,
        |            ^
      help: a name is a letter, then letters, digits and _
      """)
  }

  @Test("An output is a name")
  func anOutputIsAName() {
    expectMessage(
      for: "output x^2",
      """
      error[malformed-output]: output takes names, no expressions
        --> p:1:9
      1 | output x^2
        |         ^
      help: define it first: y = x…; output y
      """)
  }

  @Test("A size has a value")
  func aSizeHasAValue() {
    expectMessage(
      for: "size n",
      """
      error[missing-value]: the size n has no value
        --> p:1:6
      1 | size n
        |      ^
      help: write size n = 10
      """)
  }

  @Test("A shape is a name or a call")
  func aShapeIsANameOrACall() {
    expectMessage(
      for: "input x: 3",
      """
      error[malformed-shape]: this is no shape
        --> p:1:10
      1 | input x: 3
        |          ^
      help: write scalar, vector(3) or matrix(2, 3)
      """)
  }

  @Test("A loop has an index, a range and a block")
  func aLoopHasAnIndexARangeAndABlock() {
    expectMessage(
      for: "for t = 1..3 { x = 1 }",
      """
      error[malformed-loop]: in does not follow the index t
        --> p:1:5
      1 | for t = 1..3 { x = 1 }
        |     ^
      help: write for t in 1..n { … }
      """)
    expectMessage(
      for: "for t in 3 { x = 1 }",
      """
      error[missing-range]: a range is wanted after in
        --> p:1:10
      1 | for t in 3 { x = 1 }
        |          ^
      help: write its two bounds, as in 1..3
      """)
    expectMessage(
      for: "for t in 1..3 x = 1",
      """
      error[missing-block]: the statements of the loop are missing
        --> p:1:14
      1 | for t in 1..3 x = 1
        |              ^
      help: write them in braces: for t in 1..n { … }
      """)
    expectMessage(
      for: "for t in 1.. { x = 1 }",
      """
      error[missing-operand]: nothing stands after ..
        --> p:1:11
      1 | for t in 1.. { x = 1 }
        |           ^^
      help: a term must follow: a number, a name or a parenthesis
      """)
  }

  @Test("Inputs stand outside of blocks")
  func inputsStandOutsideOfBlocks() {
    expectMessage(
      for: "for t in 1..3 { input x }",
      """
      error[misplaced-statement]: input cannot stand in a block
        --> p:1:17
      1 | for t in 1..3 { input x }
        |                 ^^^^^
      help: put it before the loop or function, on the level of the program
      """)
  }

  @Test("A function's block ends with its value")
  func aFunctionsBlockEndsWithItsValue() {
    expectMessage(
      for: "f(x) = { u = x }",
      """
      error[missing-result]: the function ends without a value
        --> p:1:16
      1 | f(x) = { u = x }
        | -              ^
        | |
        | this function
      help: its last line is an expression without a name
      """)
  }

  @Test("Only the last statement may be without a name")
  func onlyTheLastStatementMayBeWithoutAName() {
    expectMessage(
      for: "x^2\nx^3",
      """
      error[bare-expression]: only the last statement may be without a name
        --> p:1:1
      1 | x^2
        | ^^^
      help: name it, as in u = …
      """)
  }

  @Test("A statement ends before the next one begins on its line")
  func aStatementEndsBeforeTheNextOneBeginsOnItsLine() {
    expectMessage(
      for: "for t in 1..3 { x = t } y = x",
      """
      error[missing-separator]: nothing separates this from the block before it
        --> p:1:25
      1 | for t in 1..3 { x = t } y = x
        |                         ^
      help: begin a new line after }, or write ;
      """)
  }
}
