import ChainruleLanguage
import Testing

@Suite("Names")
struct NameTests {
  @Test(
    "Final digits are the same name as subscripts, after an underline or plain",
    arguments: [
      ("x₁", "x1"), ("x_1", "x1"), ("x1", "x1"), ("x₁₂", "x12"), ("x_12", "x12"), ("w_a1", "w_a1"),
      ("x_", "x_"), ("x_a", "x_a"), ("x", "x"), ("é₂", "é2"), ("x1_2", "x1_2"), ("x1₂", "x1_2"),
      ("x__1", "x__1"), ("", ""), ("₁", "₁"), ("_1", "_1"), ("1", "1"),
    ])
  func canonical(spelling: String, key: String) {
    #expect(NameTable.canonical(spelling) == key)
    #expect(NameTable.canonical(key) == key)
  }

  @Test("The first spelling of a name is kept")
  func firstSpelling() {
    let tree = parse("x₁ = 2\ny = x_1 + x1").tree
    #expect(tree.names.spellings == ["x₁", "y"])
    #expect(tree.names.find("x_1") == tree.names.find("x1"))
    #expect(tree.names.find("x2") == nil)
  }

  @Test("Canonically equivalent spellings are one name")
  func normalisation() {
    let tree = parse("e\u{301} = 2\ny = \u{E9} + \u{212B} + \u{C5}").tree
    #expect(tree.names.spellings.count == 3)
  }

  @Test(
    "A name is a letter of any script, then letters, digits, underlines and marks",
    arguments: ["α", "Ω₂", "日本", "ŷ", "x\u{302}", "ב1", "ñ_a", "x٣", "ℝ", "𝑥"])
  func letters(_ name: String) {
    #expect(listing("\(name) = 1") == "\(name) = 1")
  }

  @Test("A modifier letter is no part of a name")
  func modifierLetters() {
    #expect(listing("y = xᵀ") == "y = (ᵀ x)")
    #expect(messages("y = xⁿ").hasSuffix("help: write ^n"))
  }

  @Test("A subscript digit ends a name")
  func subscriptsAreFinal() {
    #expect(listing("y = x₁a") == "y = <missing>\nerror[missing-operator]")
  }

  @Test(
    "A mistyped name is near the one that was meant",
    arguments: [
      ("lenght", "length"), ("sigmod", "sigmoid"), ("Sin", "sin"), ("X", "x"), ("x1", "x2"),
      ("weigths", "weights"), ("teh", "the"), ("sofmax", "softmax"),
    ])
  func nearestName(typed: String, meant: String) {
    let others = ["quite", "different", "names", "altogether", "z9"]
    #expect(nearest(typed, among: others + [meant]) == meant)
    #expect(nearest(typed, among: [meant] + others) == meant)
  }

  @Test("A name has no nearest one where all are far, and is not its own")
  func nothingNear() {
    #expect(nearest("x", among: ["y", "z"]) == nil)
    #expect(nearest("sin", among: ["sin", "exp"]) == nil)
    #expect(nearest("alpha", among: ["omega", "beta"]) == nil)
    #expect(nearest("sin", among: []) == nil)
    #expect(nearest(String(repeating: "a", count: 100_000), among: ["a"]) == nil)
    #expect(nearest("a", among: [String(repeating: "a", count: 100_000)]) == nil)
  }

  @Test("Case differs less than another letter, and ties go to the first in order")
  func ties() {
    #expect(nearest("abC", among: ["abd", "abc"]) == "abc")
    #expect(nearest("ab", among: ["az", "ay", "ax"]) == "ax")
  }
}
