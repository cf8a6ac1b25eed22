import ChainruleSymbolics
import Testing

@Suite("Numbers as people read them")
struct NumberTextTests {
  static let fourDigits: [(Double, String)] = [
    (0, "0"), (-0.0, "0"), (1, "1"), (-1, "−1"), (0.5, "0.5"), (0.50004, "0.5000"),
    (-0.5, "−0.5"), (0.1 + 0.2, "0.3000"), (0.99999, "1.0000"), (0.09999999, "0.1000"),
    (0.009999999, "0.01000"), (1e7, "10000000"),
    (9_999_999.99999, "10000000.0000"), (123456.789, "123456.789"),
    (123456.789012, "123456.7890"), (12_345_678.123456, "1.2346·10⁷"),
    (0.05123456, "0.05123"), (0.005123456, "0.005123"), (0.00012344, "0.0001234"),
    (1e-4, "0.0001"), (1e-5, "10⁻⁵"), (-1e-5, "−10⁻⁵"), (2.5e-5, "2.5·10⁻⁵"),
    (1.23456e-5, "1.2346·10⁻⁵"), (1e16, "10¹⁶"), (1e22, "10²²"), (1e308, "10³⁰⁸"),
    (1.7976931348623157e308, "1.7977·10³⁰⁸"), (.leastNonzeroMagnitude, "5·10⁻³²⁴"),
    (2.2250738585072014e-308, "2.2251·10⁻³⁰⁸"), (9.999999e-5, "1.0000·10⁻⁴"),
    (.nan, "NaN"), (.infinity, "∞"), (-.infinity, "−∞"),
    (9_007_199_254_740_992, "9007199254740992"),
  ]

  @Test("show four digits after the point, and that they are rounded", arguments: fourDigits)
  func four(number: Double, text: String) {
    #expect(NumberText(digits: 4)(number) == text)
  }

  static let thirds: [(Int, String)] = [
    (0, "0.3"), (1, "0.3"), (2, "0.33"), (3, "0.333"), (8, "0.33333333"),
    (15, "0.333333333333333"), (16, "0.3333333333333333"), (17, "0.3333333333333333"),
  ]

  @Test("show as many digits as wanted, and no more than there are", arguments: thirds)
  func digits(count: Int, text: String) {
    #expect(NumberText(digits: count)(1 / 3) == text)
  }

  static let noDigits: [(Double, String)] = [
    (0.5, "0.5"), (0.25, "0.2"), (1.5, "2"), (2.5, "2"), (123456.789, "123457"),
    (12_345_678.5, "1·10⁷"), (1e10, "10000000000"), (3.6e-9, "4·10⁻⁹"),
  ]

  @Test("with no digits after the point keep one digit that is not 0", arguments: noDigits)
  func none(number: Double, text: String) {
    #expect(NumberText(digits: 0)(number) == text)
  }

  static let full: [(Double, String)] = [
    (11.652071455223084, "11.652071455223084"), (1 / 3, "0.3333333333333333"),
    (1.5e-7, "1.5·10⁻⁷"), (1e-5, "10⁻⁵"), (-2, "−2"), (1e300, "10³⁰⁰"),
    (.leastNonzeroMagnitude, "5·10⁻³²⁴"),
  ]

  @Test("in full have the digits that identify them", arguments: full)
  func inFull(number: Double, text: String) {
    #expect(NumberText.full(number) == text)
  }

  static let shortest: [(Double, String)] = [
    (2, "2"), (-0.0, "-0"), (1e16, "1e16"), (1e-5, "1e-05"), (0.1, "0.1"),
    (.leastNonzeroMagnitude, "5e-324"),
  ]

  @Test("for machines are the shortest digits that read back", arguments: shortest)
  func shortestDigits(number: Double, text: String) {
    #expect(NumberText.shortest(number) == text)
    #expect(Double(text)?.bitPattern == number.bitPattern)
  }
}
