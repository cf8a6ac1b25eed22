import ChainruleCalculus
import ChainruleCompiler
import ChainruleSymbolics
import Testing
import TestSupport

@Suite("What is printed reads back")
struct RoundTripTests {
  @Test("Every operation of the catalogue", arguments: Operation.allCases)
  func operation(operation: Operation) {
    let names = ["a", "b", "c"].prefix(operation.arity)
    let store = TermStore()
    let term = store.application(operation, to: names.map(store.variable))
    let text = "input a, b, c; y = " + term.programText
    #expect(compile(text).program?.graph.operations == [operation], "\(term.programText)")
  }

  @Test(
    "The partials of every operation, with the numbers of reverse mode",
    arguments: Operation.allCases)
  func partials(operation: Operation) throws {
    let names = Array(["x", "y", "z"].prefix(operation.arity))
    let application = "input \(names.joined(separator: ", ")); v = "
    let store = TermStore()
    let text = store.application(operation, to: names.map(store.variable)).programText
    let program = try #require(compile(application + text).program)
    let terms = GraphTerms(program)
    for (place, input) in program.graph.inputs.enumerated() {
      let partial = terms.partial(of: program.outputs[0].node, by: input)?.programText ?? "0"
      let formula = try #require(compile(application + partial).program, "\(partial)")
      for point in operation.smoothPoints(seed: 1, count: 5) {
        let value = formula.graph.values(at: point)[formula.outputs[0].node.index]
        let number = operation.at(point).partials[place]
        #expect(
          areClose(value, number, within: 1e-13 * max(1, number.magnitude)),
          "\(partial) at \(point)")
      }
    }
  }

  @Test("Random terms of all operations", arguments: 0..<200)
  func random(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let store = TermStore()
    var terms = ["a", "b", "c"].map(store.variable) + [2, 0.5, -3].map { Term(constant: $0) }
    for _ in 0..<12 {
      let operation = try #require(Operation.allCases.randomElement(using: &generator))
      guard operation != .identity else { continue }
      let operands = (0..<operation.arity).map { _ in
        terms[.random(in: terms.indices, using: &generator)]
      }
      terms.append(store.application(operation, to: operands))
    }
    let text = terms[terms.count - 1].programText
    let program = try #require(compile("input a, b, c; y = \(text)").program, "\(text)")
    let point = [0.7, 1.3, 0.4]
    let value = program.graph.values(at: point)[program.outputs[0].node.index]
    let printed = printedAgain(program)
    let again = try #require(compile("input a, b, c; y = \(printed)").program, "\(printed)")
    let other = again.graph.values(at: point)[again.outputs[0].node.index]
    #expect(value == other || value.isNaN && other.isNaN, "seed \(seed): \(text) and \(printed)")
  }

  /// The whole graph of the output as one expression.
  private func printedAgain(_ program: NamedGraph) -> String {
    let store = TermStore()
    var terms: [Term] = []
    for index in 0..<program.graph.nodeCount {
      let node = NodeID(index)
      switch program.graph[node] {
      case .input: terms.append(store.variable(program.name(of: node)))
      case .constant(let value): terms.append(Term(constant: value))
      case .operation(let operation):
        terms.append(
          store.application(operation, to: program.graph.operands(of: node).map { terms[$0.index] })
        )
      }
    }
    return terms[program.outputs[0].node.index].programText
  }
}
