import Chainrule
import Testing

@Suite("What would not fit is refused before it is computed")
struct AnswerSizeTests {
  private func isRefused(_ answer: () throws -> Void) -> Bool {
    do {
      try answer()
      return false
    } catch let error as ProgramError {
      return error.kind == .tooLarge && error.mistakes[0].help != nil
    } catch {
      return false
    }
  }

  @Test("A Jacobian of 9·10⁸ entries, by evaluate, check and trace; one row of it is not")
  func jacobian() throws {
    let program = try Program("size n = 30000; input w: vector(n) = ones(n); y = w^2")
    #expect(isRefused { _ = try program.evaluation() })
    #expect(isRefused { _ = try program.check() })
    #expect(isRefused { _ = try program.trace() })
    var query = Query()
    query.wrt = ["w[2]"]
    #expect(try program.evaluation(query).text.contains("dy/dw₂"))
  }

  @Test("More operations in full than anybody reads, by explain, trace and paths")
  func operations() throws {
    var options = Program.Options()
    options.isExpanded = true
    let text = "size n = 400; input x: vector(n) = ones(n); y = sum(outer(x, x)^2)"
    let expanded = try Program(text, options: options)
    #expect(isRefused { _ = try expanded.explanation() })
    #expect(isRefused { _ = try expanded.trace() })
    #expect(isRefused { _ = try expanded.paths() })
    #expect(!(isRefused { _ = try Program(text).trace() }))
  }
}
