import ChainruleCalculus
import ChainruleSymbolics
import Testing

@Suite("The rules of simplification")
struct SimplifierTests {
  typealias Make = @Sendable (TermStore) -> Term

  /// For each rule a term that it alone brings into the form after it, and what it assumes.
  static let rules: [(SimplificationRule.Name, Make, String)] = []

  @Test("A derivative of the paper ends in the paper's form")
  func paper() {
    let store = TermStore()
    let x = store.variable("x")
    func a(_ operation: Operation, _ operands: Term...) -> Term {
      store.application(operation, to: operands)
    }
    let cube = a(.power, x, 3)
    let sine = a(.sine, cube)
    var simplifier = Simplifier(store)
    let chain = a(
      .multiplication,
      a(
        .multiplication,
        a(
          .multiplication, a(.division, 1, a(.power, sine, 2)),
          a(.multiplication, 2, sine)), a(.cosine, cube)),
      a(.multiplication, 3, a(.power, x, 2)))
    print(simplifier.simplify(chain).programText, simplifier.used, simplifier.assumptions.count)
    let total = a(
      .multiplication, a(.cosine, a(.addition, x, a(.power, x, 2))),
      a(.addition, 1, a(.multiplication, 1, a(.multiplication, 2, x))))
    print(simplifier.simplify(total).programText)
    print(
      simplifier.simplify(
        a(.addition, a(.power, x, 2), a(.multiplication, x, a(.multiplication, 2, x)))
      ).programText)
    print(
      simplifier.simplify(a(.multiplication, 9, a(.addition, 1, a(.multiplication, 2, x))))
        .programText)
    print(
      simplifier.simplify(
        a(.multiplication, a(.division, 1, a(.power, x, 2)), a(.multiplication, 2, x))
      ).programText)
    print(
      simplifier.simplify(
        a(
          .subtraction, a(.division, 1, a(.addition, 1, x)),
          a(.division, x, a(.power, a(.addition, 1, x), 2)))
      ).programText)
    print(
      simplifier.simplify(
        a(
          .addition, a(.multiplication, a(.exponential, x), a(.sine, x)),
          a(.multiplication, a(.exponential, x), a(.cosine, x)))
      ).programText)
    print(
      simplifier.simplify(a(.multiplication, a(.cosine, a(.multiplication, 3, x)), 3)).programText)
  }
}
