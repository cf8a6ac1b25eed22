import ChainruleLanguage
import Testing

@Suite("Products without a sign that are refused")
struct ProductMistakeTests {
  @Test("A product after a division shows both readings")
  func aProductAfterADivisionShowsBothReadings() {
    expectMessage(
      for: "y = 1/2x",
      """
      error[ambiguous-product]: this can be read in two ways
        --> p:1:6
      1 | y = 1/2x
        |      ^^^
      help: write 1/(2*x) or (1/2)*x
      """)
    expectMessage(
      for: "y = a/-2(x + 1)",
      """
      error[ambiguous-product]: this can be read in two ways
        --> p:1:6
      1 | y = a/-2(x + 1)
        |      ^^^^
      help: write a/(-2*(…)) or (a/-2)*(…)
      """)
    expectMessage(
      for: "y = 1/x²z",
      """
      error[ambiguous-product]: this can be read in two ways
        --> p:1:6
      1 | y = 1/x²z
        |      ^^^^
      help: write 1/(x²*z) or (1/x²)*z
      """)
  }

  @Test("A product in an exponent shows both readings")
  func aProductInAnExponentShowsBothReadings() {
    expectMessage(
      for: "y = x^2y",
      """
      error[ambiguous-product]: this can be read in two ways
        --> p:1:6
      1 | y = x^2y
        |      ^^^
      help: write x^(2*y) or x^2*y
      """)
  }

  @Test("A blank between a number and its factor is refused")
  func aBlankBetweenANumberAndItsFactorIsRefused() {
    expectMessage(
      for: "y = 2 x",
      """
      error[missing-operator]: a blank stands between 2 and x
        --> p:1:7
      1 | y = 2 x
        |       ^
      help: write 2x or 2*x for the product
      """)
    expectMessage(
      for: "y = 2 (x + 1)",
      """
      error[missing-operator]: a blank stands between 2 and (…)
        --> p:1:7
      1 | y = 2 (x + 1)
        |       ^
      help: write 2(…) or 2*(…) for the product
      """)
  }

  @Test("Two terms side by side may be a product or a call")
  func twoTermsSideBySideMayBeAProductOrACall() {
    expectMessage(
      for: "y = x z",
      """
      error[missing-operator]: nothing joins x and z
        --> p:1:7
      1 | y = x z
        |       ^
      help: write x*z for the product
      """)
    expectMessage(
      for: "y = sin x",
      """
      error[missing-operator]: nothing joins sin and x
        --> p:1:9
      1 | y = sin x
        |         ^
      help: write sin(x) for a function's value, sin*x for a product
      """)
    expectMessage(
      for: "y = 1 2",
      """
      error[missing-operator]: nothing joins 1 and 2
        --> p:1:7
      1 | y = 1 2
        |       ^
      help: write 1*2 for the product
      """)
    expectMessage(
      for: "y = x if a then b else c",
      """
      error[missing-operator]: nothing joins x and if
        --> p:1:7
      1 | y = x if a then b else c
        |       ^^
      help: write an operator between them, such as *
      """)
  }

  @Test("Parentheses side by side are no product")
  func parenthesesSideBySideAreNoProduct() {
    expectMessage(
      for: "y = (x)(z)",
      """
      error[missing-operator]: nothing joins ) and (
        --> p:1:8
      1 | y = (x)(z)
        |        ^
      help: write an operator between them, such as *
      """)
    expectMessage(
      for: "y = x(2)3",
      """
      error[missing-operator]: nothing joins ) and 3
        --> p:1:9
      1 | y = x(2)3
        |         ^
      help: write an operator between them, such as *
      """)
  }

  @Test("A number has no elements")
  func aNumberHasNoElements() {
    expectMessage(
      for: "y = 2[1]",
      """
      error[subscripted-number]: the number 2 has no elements
        --> p:1:6
      1 | y = 2[1]
        |      ^
      help: write 2*[…] for a product
      """)
  }

  @Test("Superscripts do not make a number")
  func superscriptsDoNotMakeANumber() {
    expectMessage(
      for: "y = x²³",
      """
      error[superscript]: two superscripts do not make a number
        --> p:1:7
      1 | y = x²³
        |      -^
        |      |
        |      already a power
      help: write the exponent after ^, as in x^23
      """)
  }
}
