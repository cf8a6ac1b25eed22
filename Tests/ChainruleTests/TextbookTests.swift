import Chainrule
import Foundation
import Testing

@Suite("The derivatives of a textbook")
struct TextbookTests {
  static let derivatives: [(program: String, derivative: String)] = [
    ("x^(2/3)", "2/(3x^(1/3))"),
    ("x^(1/3)", "1/(3x^(2/3))"),
    ("x^(5/3)", "5x^(2/3)/3"),
    ("x^(-2/3)", "−2/(3x^(5/3))"),
    ("x*sqrt(x)", "3√x/2"),
    ("x^0.5", "0.5/√x"),
    ("sin(x)^(2/3)", "2·cos(x)/(3·(sin x)^(1/3))"),
    ("4/3*pi*x^3", "4π·x²"),
    ("pi/3*x^2", "2π·x/3"),
    ("2*pi*x", "2π"),
    ("2/3*x^3", "2x²"),
    ("5/6*x^2", "5x/3"),
    ("x/3", "1/3"),
    ("0.125*x^2", "0.25x"),
    ("2/3*sin(3*x)", "2·cos(3x)"),
    ("ln(2)*2^x", "ln²(2)·2ˣ"),
    ("2^x", "2ˣ·ln 2"),
    ("exp(-x^2/2)/sqrt(2*pi)", "−x·exp(−x²/2)/√(2π)"),
    ("1/sqrt(2*pi)*exp(-x^2/2)", "−x·exp(−x²/2)/√(2π)"),
    ("2/sqrt(pi)*exp(-x^2)", "−4x·exp(−x²)/√π"),
    ("sqrt(2)*x^2", "2√2·x"),
    ("sqrt(3)/2*x^2", "√3·x"),
    ("x^2/sqrt(2)", "√2·x"),
    ("1/ln(2)*ln(x)", "1/(x·ln 2)"),
    ("erf(x/sqrt(2))/sqrt(2*pi)", "exp(−x²/2)/π"),
    ("erf(x/sqrt(2))", "√2·exp(−x²/2)/√π"),
    ("x^pi", "π·x^(π − 1)"),
    ("(x^3 + 1)^(1/3)", "x²/(x³ + 1)^(2/3)"),
  ]

  @Test("read as they do there, whatever the compiler has folded", arguments: derivatives)
  func reads(program: String, derivative: String) throws {
    let text = try Program("y = \(program)").explanation().text
    #expect(text.contains(" = \(derivative)\n"), "\(text.suffix(200))")
  }

  @Test("respect a name that hides π")
  func hidden() throws {
    let text = try Program("input pi; y = 1.0471975511965976*pi^2").explanation().text
    #expect(text.contains("1.047"))
  }

  /// Constants that are no whole numbers, in the operations of a program.
  static let constants = [
    "2/3", "-2/3", "4/3*pi", "pi*4/3", "4*(pi/3)", "1/3*pi", "-pi", "7*pi/12", "sqrt(2*pi)",
    "1/sqrt(2*pi)", "1/(2*pi)", "sqrt(8)", "-1/sqrt(2)", "ln(10)", "1/ln(3)", "2*ln(2)",
    "(0.1 + 0.2)",
    "1e-7/3", "1000/99", "exp(1)", "-exp(1)", "2/sqrt(pi)", "99.5/7",
  ]

  @Test("have constants that read back as the same numbers", arguments: constants)
  func readBack(constant: String) throws {
    let json = Data(try Program("y = \(constant)*x").explanation().json.utf8)
    let object = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    let steps = try #require(object["steps"] as? [[String: Any]])
    let formula = try #require(
      steps.compactMap { $0["kind"] as? String == "introduce" ? $0["after"] as? String : nil }.first
    )
    func value(_ formula: String) throws -> Double? {
      var query = Query()
      query.point = ["x": 1]
      return try Program("y = \(formula)").evaluation(query).values["y"]
    }
    #expect(try value(formula) == value("\(constant)*x"), "\(formula)")
  }
}
