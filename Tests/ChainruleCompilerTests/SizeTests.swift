import ChainruleCompiler
import ChainruleLanguage
import Testing

@Suite("The size of a program is known before it is built")
struct SizeTests {
  private func isTooLarge(_ text: String) -> Bool { compile(text).obstacle == .tooLarge }

  @Test("A thousand million terms are refused at once")
  func folds() {
    #expect(isTooLarge("sum(i in 1..1000000000: x^i)"))
    #expect(isTooLarge("input x; y = x; for i in 1..100000 { for j in 1..100000 { y = y*x } }"))
    #expect(isTooLarge("input x; y = x; for i in 1..1000000000 { for j in 1..0 { y = y*x } }"))
  }

  @Test("A function that doubles itself 60 times is refused")
  func doubling() {
    let functions = (1...60).map { "f\($0)(x) = f\($0 - 1)(x) + f\($0 - 1)(x)" }
    #expect(
      isTooLarge(
        (["input x", "f0(x) = sin(x)"] + functions + ["y = f60(x)"]).joined(separator: "\n")))
    let nested = (1...60).map { "f\($0)(x) = f\($0 - 1)(f\($0 - 1)(x))" }
    #expect(
      isTooLarge((["input x", "f0(x) = sin(x)"] + nested + ["y = f60(x)"]).joined(separator: "\n")))
  }

  @Test("Arithmetic on known numbers is no operation")
  func folding() {
    func count(_ text: String) -> String? {
      compile(text).diagnostics.first?.message.split(separator: " ").first { Int($0) != nil }
        .map(String.init)
    }
    let loop = "y = x; for i in 1..60000000"
    #expect(count("input x; size n = 9; \(loop) { y = y*(2*i + n^3)/7 }") == "120000000")
    #expect(count("input x; f(t) = t^2; \(loop) { y = y + f(i) }") == "60000000")
    #expect(count("input x; a = 3; y = sum(i in 1..60000000: x^(a*i + 1))") == "119999999")
    #expect(count("input x; y = x*sum(i in 1..60000000: i)") == "60000001", "a pass takes time")
    #expect(count("input x = sum(i in 1..60000000: 1); y = x") == "60000000")
  }
}
