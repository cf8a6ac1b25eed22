import Foundation
import TestSupport
import Testing

@Suite("chainrule operations")
struct CatalogueTests {
  @Test("The tables of shapes are those that were read and accepted")
  func shapes() throws {
    let run = try Tool.run("operations", "--shapes")
    try expectGolden(
      run.text, at: Tool.root.appending(path: "Tests/EndToEndTests/Golden/operations.shapes.txt"))
    #expect(try Tool.run("operations", "--shapes", "dot").status == 64)
    #expect(try Tool.run("operations", "--shapes", "--json").text.contains("\"vector by scalar\""))
  }

  @Test("An operation on vectors says what it is made of, costs and has for a Jacobian")
  func structural() throws {
    let text = try Tool.run("operations", "dot").text
    #expect(text.contains("made of   a₁·b₁ + … + aₙ·bₙ, summed from the left"))
    #expect(text.contains("counted   as n multiplications, n − 1 additions"))
    #expect(text.contains("Jacobian  the row bᵀ by a, the row aᵀ by b"))
    #expect(try Tool.run("operations", "max").text.contains("n − 1 comparisons"))
    #expect(try Tool.run("operations", "'").text.contains("m × n → n × m"))
    let all = try Tool.run("operations").text
    #expect(all.contains("vector(n), vector(n) → scalar") && !all.contains("…"))
  }
}
