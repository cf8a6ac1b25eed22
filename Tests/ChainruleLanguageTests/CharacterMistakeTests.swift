import ChainruleLanguage
import Testing

@Suite("Numbers, texts and characters that mean nothing")
struct CharacterMistakeTests {
  @Test("A digit follows the decimal point")
  func aDigitFollowsTheDecimalPoint() {
    expectMessage(
      for: "y = 2.x",
      """
      error[malformed-number]: a digit must follow the decimal point
        --> p:1:5
      1 | y = 2.x
        |     ^^
      help: write 2.0, or 2 alone
      """)
    expectMessage(
      for: "y = 2.",
      """
      error[malformed-number]: a digit must follow the decimal point
        --> p:1:5
      1 | y = 2.
        |     ^^
      help: write 2.0, or 2 alone
      """)
  }

  @Test("Numbers are decimal, plain and finite")
  func numbersAreDecimalPlainAndFinite() {
    expectMessage(
      for: "y = 0x1F",
      """
      error[malformed-number]: 0x1F is no decimal number
        --> p:1:5
      1 | y = 0x1F
        |     ^^^^
      help: numbers are decimal: 31 for 0x1F; a product is 0*x
      """)
    expectMessage(
      for: "y = 1_000",
      """
      error[malformed-number]: a number holds no _
        --> p:1:5
      1 | y = 1_000
        |     ^^^^^
      help: write 1000
      """)
    expectMessage(
      for: "y = 1e400",
      """
      error[number-too-large]: 1e400 is larger than any double
        --> p:1:5
      1 | y = 1e400
        |     ^^^^^
      help: the largest one is about 1.8e308
      """)
  }

  @Test("A text is closed on its line and stands only in csv")
  func aTextIsClosedOnItsLineAndStandsOnlyInCsv() {
    expectMessage(
      for: "data X = csv(\"iris.csv)",
      """
      error[unterminated-string]: this text has no closing quotation mark
        --> p:1:14
      1 | data X = csv("iris.csv)
        |              ^^^^^^^^^^
      help: a text begins and ends with " on one line
      """)
    expectMessage(
      for: "y = \"abc\"",
      """
      error[misplaced-string]: a text in quotation marks cannot stand here
        --> p:1:5
      1 | y = "abc"
        |     ^^^^^
      help: only csv takes one: csv("file.csv")
      """)
    expectMessage(
      for: "data X = csv('iris.csv')",
      """
      error[missing-operand]: nothing stands before '
        --> p:1:14
      1 | data X = csv('iris.csv')
        |              ^
      help: ' transposes the term before it; a text stands in " "
      """)
  }

  @Test("A character that looks like another names it")
  func aCharacterThatLooksLikeAnotherNamesIt() {
    expectMessage(
      for: "y = x ≤ 2",
      """
      error[unexpected-character]: ≤ has no meaning here
        --> p:1:7
      1 | y = x ≤ 2
        |       ^
      help: write <=
      """)
    expectMessage(
      for: "y = x⁴",
      """
      error[unexpected-character]: ⁴ has no meaning here
        --> p:1:6
      1 | y = x⁴
        |      ^
      help: write ^4
      """)
    expectMessage(
      for: "y = a – b",
      """
      error[unexpected-character]: – has no meaning here
        --> p:1:7
      1 | y = a – b
        |       ^
      help: write -
      """)
  }

  @Test("A character without a meaning is named")
  func aCharacterWithoutAMeaningIsNamed() {
    expectMessage(
      for: "y = a $ b",
      """
      error[unexpected-character]: $ has no meaning here
        --> p:1:7
      1 | y = a $ b
        |       ^
      help: remove it
      """)
    expectMessage(
      for: "y = _a",
      """
      error[unexpected-character]: _ has no meaning here
        --> p:1:5
      1 | y = _a
        |     ^
      help: a name begins with a letter
      """)
    expectMessage(
      for: "y = x! + 1",
      """
      error[unexpected-character]: ! has no meaning here
        --> p:1:6
      1 | y = x! + 1
        |      ^
      help: different is !=; there is no factorial
      """)
    expectMessage(
      for: "y = a.b",
      """
      error[unexpected-character]: . has no meaning here
        --> p:1:6
      1 | y = a.b
        |      ^
      help: a decimal point stands before a digit, a range has two dots
      """)
  }

  @Test("An invisible character is named by its number")
  func anInvisibleCharacterIsNamedByItsNumber() {
    expectMessage(
      for: "y = a \u{200B}+ b",
      """
      error[unexpected-character]: U+200B has no meaning here
        --> p:1:7
      1 | y = a �+ b
        |       ^
      help: remove this invisible character
      """)
    expectMessage(
      for: "y = a \u{0}+ b",
      """
      error[control-character]: the invisible control character U+0000 stands here
        --> p:1:7
      1 | y = a �+ b
        |       ^
      help: remove it
      """)
  }
}
