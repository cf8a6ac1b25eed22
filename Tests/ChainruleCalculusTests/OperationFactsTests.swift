import ChainruleCalculus
import TestSupport
import Testing

@Suite("The catalogue of operations")
struct OperationFactsTests {
  @Test("no two operations are called by the same name")
  func functionNamesAreUnique() {
    let names = Operation.allCases.flatMap(\.notation.functionNames)
    #expect(Set(names).count == names.count)
  }

  @Test("no two operations are written by the same sign in the same place")
  func signsAreUnique() {
    let infixes = Operation.allCases.flatMap(\.infixSpellings)
    let prefixes = Operation.allCases.flatMap(\.prefixSpellings)
    #expect(Set(infixes).count == infixes.count)
    #expect(Set(prefixes).count == prefixes.count)
  }

  @Test("every operation but the copy can be written", arguments: Operation.allCases)
  func everyOperationIsSpelled(operation: Operation) {
    #expect(operation.notation.spellings.isEmpty == (operation == .identity))
    #expect(operation.notation.spellings.allSatisfy { !$0.isEmpty })
  }

  @Test("a type finds its own operation", arguments: Operation.allCases)
  func typeFindsOperation(operation: Operation) {
    var visitor = OperationOfType()
    #expect(operation.accept(&visitor) == operation)
  }

  @Test("the arity is that of the domain and of the notation", arguments: Operation.allCases)
  func arity(operation: Operation) {
    let expected: ClosedRange<Int> =
      switch operation.notation {
      case .function: 1...3
      case .infix: 2...2
      case .prefix, .identity: 1...1
      }
    #expect(expected.contains(operation.arity))
    #expect(operation.arity == operation.facts.domain.count)
  }
}

extension Operation {
  fileprivate var infixSpellings: [String] {
    guard case .infix(let spellings, _, _, _) = notation else { return [] }
    return spellings
  }

  fileprivate var prefixSpellings: [String] {
    guard case .prefix(let spellings, _) = notation else { return [] }
    return spellings
  }
}

private struct OperationOfType: OperationVisitor {
  func visit<F: UnaryOperation>(_: F.Type) -> Operation { Operation(F.self) }
  func visit<F: BinaryOperation>(_: F.Type) -> Operation { Operation(F.self) }
  func visit(_: Selection.Type) -> Operation { Operation(Selection.self) }
}
