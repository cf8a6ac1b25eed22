import ChainruleLanguage
import Testing

@Suite("Numbers")
struct NumberTests {
  @Test(
    "A decimal number is the double nearest to it",
    arguments: [
      ("0", 0), ("2", 2), ("0.5", 0.5), (".5", 0.5), ("1e-3", 1e-3), ("1E+3", 1000),
      ("2.50e1", 25), ("1e−3", 1e-3), ("0.1", 0.1), ("123456789012345678", 123456789012345680),
      ("1.7976931348623157e308", .greatestFiniteMagnitude), ("4.9e-324", .leastNonzeroMagnitude),
      ("2.2250738585072011e-308", Double(bitPattern: 0x000F_FFFF_FFFF_FFFF)), ("1e-400", 0),
      ("0e999", 0),
      ("9007199254740993", 9007199254740992), ("0.30000000000000004", 0.1 + 0.2),
      ("007", 7), ("1e00000000000000000000001", 10),
    ] as [(String, Double)])
  func values(text: String, value: Double) {
    let program = parse("y = \(text)")
    #expect(program.diagnostics == [])
    #expect(program.tree.numbers == [value])
  }

  @Test("Only digits alone, and exact ones, make an integer")
  func integers() {
    func isInteger(_ text: String) -> Bool? {
      guard case .number(_, let isInteger) = parse("y = \(text)").tree.expressions.first?.kind
      else { return nil }
      return isInteger
    }
    #expect(isInteger("10") == true)
    #expect(isInteger("9007199254740991") == true)
    #expect(isInteger("9007199254740993") == false)
    #expect(isInteger("1.0") == false)
    #expect(isInteger("1e3") == false)
  }

  @Test("A point between digits makes a fraction, two points a range")
  func points() {
    #expect(listing("y = x[1..3]") == "y = (at x (.. 1 3))")
    #expect(listing("y = x[1.5..3]") == "y = (at x (.. 1.5 3))")
    #expect(listing("y = x[1.. .5]") == "y = (at x (.. 1 0.5))")
    #expect(listing("y = x.5") == "y = <missing>\nerror[missing-operator]")
    #expect(listing("y = 1.5.2") == "y = <missing>\nerror[missing-operator]")
  }

  @Test(
    "Words that a conversion would take for numbers are names",
    arguments: ["nan", "inf", "infinity", "NaN"])
  func words(_ word: String) {
    #expect(listing("y = \(word)") == "y = \(word)")
  }
}
