import ChainruleLanguage
import Testing

/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("What holds for every text")
struct LawTests {
  private func expectLaws(_ bytes: [UInt8], seed: UInt64) {
    let source = SourceText(name: "p", bytes: bytes)
    let program = SyntaxTree.parse(source, operators: .sample)
    _ = program.tree.listing(operators: .sample)
    if let law = brokenLaw(source, program) {
      Issue.record(
        "seed \(seed): \(law) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    let bindings = SyntaxTree.parseBindings(source, operators: .sample)
    if let law = brokenLaw(source, bindings) {
      Issue.record("seed \(seed): \(law) in bindings \(bytes)")
    }
  }

  @Test("Any bytes are read", arguments: 0..<10)
  func randomBytes(seed: UInt64) {
    var random = SplitMix64(state: seed)
    for _ in 0..<1000 {
      let length = Int.random(in: 0...60, using: &random)
      expectLaws((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }, seed: seed)
    }
  }

  @Test("Any words of the language in any order are read", arguments: 0..<10)
  func randomWords(seed: UInt64) {
    let words = [
      "x", "y", "f", "sum", "csv", "input", "data", "size", "output", "for", "if", "then", "else",
      "in", "1", "2.5", "3e", "2.", ".5", "1e999", "\"a\"", "\"", "(", ")", "[", "]", "{", "}", ",",
      ";", ":", "..", "...", "=", "==", "<", "+", "-", "*", "/", "^", "**", "√", "²", "³", "'",
      "ᵀ", "@", "·", "−", "|", "$", "α₁", "\n", "\r\n", " ", "\t", "# c\n", "\u{0}", "\u{200B}",
      "(", "(", "[", "=", "x", "x", "1", "\n",
    ]
    var random = SplitMix64(state: seed)
    for _ in 0..<1000 {
      let length = Int.random(in: 0...40, using: &random)
      let separator = Bool.random(using: &random) ? " " : ""
      let text = (0..<length).map { _ in words.randomElement(using: &random)! }
        .joined(separator: separator)
      expectLaws(Array(text.utf8), seed: seed)
    }
  }

  @Test("Any change of a valid program is read", arguments: 0..<10)
  func mutations(seed: UInt64) {
    let program = Array(
      """
      # A title
      input x₁ = 2, w: vector(3) = [1, 2, 3]
      data X = csv("iris.csv", 1..4)
      size n = 3
      f(a, b) = { u = a^2; u + b }
      for t in 1..n { s = f(x₁, t); r = s }
      y = sum(i in 1..n: w[i]*3x²w) + if x₁ < 2 then -A[1, :]' else √2(x₁ − π)
      z = [i in 1..n: i]
      output y, z
      """.utf8)
    var random = SplitMix64(state: seed)
    for _ in 0..<500 {
      var bytes = program
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = program.randomElement(using: &random)!
        case 2: bytes.insert(program.randomElement(using: &random)!, at: place)
        default:
          let end = Int.random(in: place..<bytes.count, using: &random)
          bytes.removeSubrange(place..<min(end, place + 20))
        }
      }
      expectLaws(bytes, seed: seed)
    }
  }

  @Test(
    "Nesting is limited by memory alone",
    arguments: [
      ("(", "x", ")"), ("-", "x", ""), ("f(", "x", ")"), ("[", "x", "]"), ("x[", "1", "]"),
      ("if a then b else ", "x", ""), ("if ", "x", " then b else c"), ("a^", "x", ""),
      ("if a then ", "b", " else c"), ("sum(i in 1..2: ", "x", ")"), ("[i in 1..2: ", "x", "]"),
      ("sum(i in ", "1", "..2: 3)"), ("", "x", "'"), ("√", "x", "'"), ("", "x", "[1]"),
      ("2(", "x", ")"), ("(a + ", "x", ")*b"),
    ])
  func nesting(open: String, middle: String, close: String) {
    for depth in [1000, 100_000] {
      let source = SourceText(
        "y = " + String(repeating: open, count: depth) + middle
          + String(repeating: close, count: depth))
      let program = SyntaxTree.parse(source, operators: .sample)
      #expect(program.diagnostics == [])
      // The laws take longer than the parser: the shape is the same at either depth.
      if depth == 1000 { #expect(brokenLaw(source, program) == nil) }
    }
    let listing = parse("y = " + open + middle + close).tree.listing(operators: .sample)
    #expect(listing.hasPrefix("y = "))
  }

  @Test(
    "Blocks nest as deeply, closed or not",
    arguments: [
      ("for t in 1..2 {", "x = t", "}", 0), ("f(a) = { u = a;", "1", "};u", 0),
      ("for t in 1..2 {", "", "", 1), ("f(a) = {", "", "", 1), ("", "", "}", 1),
    ])
  func blocks(open: String, middle: String, close: String, mistakes: Int) {
    for depth in [1000, 100_000] {
      let source = SourceText(
        String(repeating: open, count: depth) + middle + String(repeating: close, count: depth))
      let program = SyntaxTree.parse(source, operators: .sample)
      #expect(program.diagnostics.count == mistakes)
      if depth == 1000 { #expect(brokenLaw(source, program) == nil) }
    }
  }

  @Test("A deep tree is listed without recursion")
  func deepListing() {
    let depth = 100_000
    let text = "y = " + String(repeating: "-", count: depth) + "x"
    let listing = parse(text).tree.listing(operators: .sample)
    #expect(listing.utf8.count == "y = x".utf8.count + depth * "(- )".utf8.count)
  }

  @Test(
    "Brackets that never close are one mistake",
    arguments: [
      "(", "[", "f(", "x[", "if ", "if a then ", "sum(i in 1..2: ", "-", "\"", "|", "([{",
    ])
  func unclosed(_ text: String) {
    let source = SourceText("y = " + String(repeating: text, count: 100_000))
    let program = SyntaxTree.parse(source, operators: .sample)
    #expect(program.diagnostics.count == 1)
    #expect(brokenLaw(source, program) == nil)
  }

  @Test("A node takes at most 28 bytes, so that large programs fit in memory")
  func layout() {
    #expect(MemoryLayout<Expression>.stride <= 28)
  }
}
