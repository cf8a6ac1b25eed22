import ChainruleCalculus
import ChainruleCompiler
import ChainruleLanguage
import Testing

@Suite("What stands against a program")
struct MistakeTests {
  @Test("The first twenty are listed in the order of the text, then a note that there are more")
  func limit() {
    let names = (1...100).map { "q\($0)" }
    let separate = names.map { "a\($0) = \($0)" }.joined(separator: "; ")
    for text in [separate, "a = " + names.joined(separator: " + ")] {
      let diagnostics = compile("input x; " + text).diagnostics
      #expect(diagnostics.count == 21)
      #expect(diagnostics.dropLast().map(\.message) == (1...20).map { "q\($0) is not defined" })
      #expect(diagnostics.last?.code == "more-mistakes")
      #expect(diagnostics.map(\.start) == diagnostics.map(\.start).sorted())
    }
  }

  @Test("A mistake inside a loop is found once and ends the loop")
  func loops() {
    #expect(
      equations("input x; y = x; for t in 1..40000000 { y = [x, y] }") == ["ragged-list"])
    #expect(equations("input x; y = sum(t in 1..20000000: sin(x, x))") == ["wrong-arity"])
    #expect(
      equations("input x; a = [x, [x]]; y = x; for t in 1..9 { y = sin(y, y) }") == [
        "ragged-list", "wrong-arity",
      ])
  }

  @Test("A size beyond the whole numbers that a double holds is refused")
  func sizes() {
    var options = Compilation.Options()
    for size in [Int.max, Int.min, 1 << 53 + 1] {
      options.sizes = ["n": size]
      #expect(
        equations("size n = 1; input x; y = x; for t in n..n { y = y + x }", options) == [
          "not-a-whole-number"
        ])
    }
  }
}

@Suite("Programs may be deep")
struct DepthTests {
  @Test(
    "Unfinished operations wait on a stack that is never copied",
    arguments: [
      ("x^", "x", ""), ("max(x, ", "x", ")"), ("if x < 1 then x else ", "x", ""),
      ("where(x < 1, x, ", "x", ")"), ("2(", "x", ")"),
    ])
  func unfinished(before: String, middle: String, after: String) {
    let depth = 30_000
    let text =
      "input x; y = " + String(repeating: before, count: depth) + middle
      + String(repeating: after, count: depth)
    #expect((compile(text).program?.graph.operations.count ?? 0) >= depth)
  }

  @Test("A function may define as many names as the program around it")
  func locals() {
    let names = (1...20_000).map { "a\($0)" }
    let outside = names.map { "\($0) = x" }.joined(separator: "\n")
    let inside = names.map { "\($0) = q" }.joined(separator: "\n")
    let text = "input x\n\(outside)\nf(q) = {\n\(inside)\na1*q }\ny = f(x)"
    #expect(compile(text).program?.graph.operations.count == 2)
  }
}
