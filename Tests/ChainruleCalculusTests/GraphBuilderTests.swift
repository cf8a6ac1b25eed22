import ChainruleCalculus
import TestSupport
import Testing

@Suite("Building a graph")
struct GraphBuilderTests {
  @Test("operations on constants alone are carried out at once")
  func constantsFold() {
    let graph = graphOf(1) { builder, x in
      let two = builder.literal(2)
      let six = builder.apply(.multiplication, to: two, builder.constant(3))
      let sine = builder.apply(.sine, to: six)
      let chosen = builder.apply(.selection, to: builder.literal(0), two, sine)
      return [builder.apply(.addition, to: x[0], chosen)]
    }
    #expect(graph.constants == [Operation.sine.value([6])])
    #expect(graph.operations == [.addition])
  }

  @Test("a copy of a constant stays, for it was written")
  func copyOfAConstant() {
    let graph = graphOf(0) { builder, _ in [builder.apply(.identity, to: builder.literal(2))] }
    #expect(graph.operations == [.identity])
    #expect(graph.values(at: [Double]()) == [2, 2])
  }

  @Test("an operation on a written 0 or 1 and an input stays")
  func neutralConstantsStay() {
    let graph = graphOf(1) { builder, x in
      let product = builder.apply(.multiplication, to: builder.literal(1), x[0])
      let sum = builder.apply(.addition, to: product, builder.literal(0))
      return [builder.apply(.multiplication, to: sum, builder.literal(0))]
    }
    #expect(graph.operations == [.multiplication, .addition, .multiplication])
    #expect(graph.constants == [1, 0])
  }

  @Test("the same number written twice is one constant; a named one has its own place")
  func literals() {
    let graph = graphOf(1) { builder, x in
      let first = builder.apply(.addition, to: x[0], builder.literal(2))
      let second = builder.apply(.addition, to: first, builder.literal(2))
      return [builder.apply(.addition, to: second, builder.constant(2))]
    }
    #expect(graph.constants == [2, 2])
  }

  @Test("0 and −0 are two constants, and so are different numbers that compare equal to none")
  func literalsByBits() {
    var builder = ScalarGraphBuilder()
    let zero = builder.literal(0)
    let negative = builder.literal(-0.0)
    let nan = builder.literal(.nan)
    #expect(zero != negative)
    #expect(builder.literal(.nan) == nan)
    #expect(builder.value(of: negative).sign == .minus)
  }

  @Test("sharing merges the same operation on the same operands in the same order")
  func sharing() {
    func graph(sharing: Bool) -> ScalarGraph {
      graphOf(2, sharing: sharing) { builder, x in
        let first = builder.apply(.addition, to: x[0], x[1])
        let again = builder.apply(.addition, to: x[0], x[1])
        let swapped = builder.apply(.addition, to: x[1], x[0])
        let other = builder.apply(.subtraction, to: x[0], x[1])
        let inner = builder.apply(.selection, to: first, again, swapped)
        let same = builder.apply(.selection, to: again, first, swapped)
        return [inner, same, builder.apply(.sine, to: other), builder.apply(.cosine, to: other)]
      }
    }
    #expect(graph(sharing: false).operations.count == 8)
    let shared = graph(sharing: true)
    #expect(
      shared.operations == [.addition, .addition, .subtraction, .selection, .sine, .cosine])
    #expect(shared.outputs[0] == shared.outputs[1])
    #expect(shared.verify() == nil)
  }

  @Test("what reaches no output is left out, inputs stay")
  func deadOperations() {
    var builder = ScalarGraphBuilder()
    let (x, y) = (builder.input(), builder.input())
    let dead = builder.apply(.sine, to: y)
    let deader = builder.apply(.addition, to: dead, builder.literal(7))
    let live = builder.apply(.cosine, to: x)
    let numbering = builder.graph(of: [live])
    #expect(numbering.graph.inputCount == 2)
    #expect(numbering.graph.constants.isEmpty)
    #expect(numbering.graph.operations == [.cosine])
    #expect(numbering[dead] == nil)
    #expect(numbering[deader] == nil)
    #expect(numbering[live] == NodeID(2))
    #expect(numbering[y] == NodeID(1))
  }

  @Test("nodes are numbered inputs, constants, operations in the order of evaluation")
  func numbering() {
    let graph = graphOf(2) { builder, x in
      let product = builder.apply(.multiplication, to: x[0], builder.literal(0.5))
      let sum = builder.apply(.addition, to: product, x[1])
      return [sum, builder.apply(.maximum, to: builder.literal(-1), product)]
    }
    #expect(
      graph.listing == """
        0 input
        1 input
        2 constant 0.5
        3 constant -1.0
        4 multiplication 0 2
        5 addition 4 1
        6 maximum 3 4
        outputs 5 6

        """)
    #expect(graph[NodeID(1)] == .input(1))
    #expect(graph[NodeID(3)] == .constant(-1))
    #expect(graph[NodeID(6)] == .operation(.maximum))
    #expect(graph.operationNodes == [4, 5, 6].map { NodeID($0) })
    #expect(Array(graph.operands(of: NodeID(5))) == [NodeID(4), NodeID(1)])
    #expect(graph.operands(of: NodeID(2)).isEmpty)
  }

  @Test("an input and a constant may be outputs, and one node several outputs")
  func anyNodeIsAnOutput() {
    let graph = graphOf(1) { builder, x in [x[0], builder.literal(3), x[0]] }
    #expect(graph.outputs == [0, 1, 0].map { NodeID($0) })
    #expect(graph.verify() == nil)
  }

  @Test("random graphs keep every invariant", arguments: [UInt64](0..<20), [false, true])
  func randomGraphs(seed: UInt64, sharing: Bool) {
    let random = RandomGraph(seed: seed, operations: 60, sharing: sharing)
    #expect(random.graph.verify() == nil)
    #expect(random.graph.operations.count > 5)
    #expect(random.graph.values(at: random.point).allSatisfy { $0.isFinite })
  }

  @Test("random graphs use the whole catalogue but the last step of a norm")
  func randomGraphsUseEverything() {
    let used = (0..<40).flatMap { RandomGraph(seed: $0, operations: 40).graph.operations }
    #expect(Set(used) == Set(Operation.allCases).subtracting([.rootOfSquares]))
  }
}

@Suite("The verifier of graphs finds")
struct GraphVerifierTests {
  private func graph(
    _ operations: [Operation], start: [UInt32], operands: [Int], outputs: [Int],
    constants: [Double] = []
  ) -> ScalarGraph {
    ScalarGraph(
      inputCount: 1, constants: constants, operations: operations, operandStart: start,
      operandNodes: operands.map { NodeID($0) }, outputs: outputs.map { NodeID($0) })
  }

  @Test("nothing in a sound graph")
  func soundGraph() {
    #expect(graph([.sine], start: [0, 1], operands: [0], outputs: [1]).verify() == nil)
  }

  @Test("an operation with too many operands")
  func arity() {
    #expect(graph([.sine], start: [0, 2], operands: [0, 0], outputs: [1]).verify() != nil)
  }

  @Test("an operand that does not precede its use")
  func order() {
    #expect(graph([.sine], start: [0, 1], operands: [1], outputs: [1]).verify() != nil)
  }

  @Test("an output that is no node")
  func output() {
    #expect(graph([.sine], start: [0, 1], operands: [0], outputs: [2]).verify() != nil)
  }

  @Test("an operation or constant that no output needs")
  func deadNode() {
    #expect(graph([.sine], start: [0, 1], operands: [0], outputs: [0]).verify() != nil)
    #expect(
      graph([.sine], start: [0, 1], operands: [0], outputs: [2], constants: [4]).verify() != nil)
  }
}
