/// One node of the vector graph as a scalar graph of its own, whose inputs are the elements of its
/// operands: each operand has inputs of its own, so that derivatives by equal operands stay apart.
package struct NodeExpansion: Sendable {
  package let graph: ScalarGraph
  /// The elements of each operand among the inputs; empty for numbers.
  package let inputs: [Range<Int>]
}

extension VectorGraph {
  /// The expansion of an operation; nil for inputs and constants, and where all weights are 0.
  ///
  /// - Parameter weights: where given, the only output is the sum of the elements times these; an
  ///   element of weight 0 is left out and passes nothing.
  /// - Complexity: the operations of the node.
  package func expansion(of place: Int, weights: [Double]? = nil) -> NodeExpansion? {
    let node = nodes[place]
    guard case .operation(let operation) = node.role else { return nil }
    var builder = ScalarGraphBuilder()
    var ranges: [Range<Int>] = []
    var count = 0
    let operands = node.operands.map { operand in
      let elements: [ScalarGraphBuilder.Reference]
      if case .numbers(let array, _) = operand {
        elements = array.elements.map { number in builder.literal(number) }
      } else {
        elements = (0..<shape(of: operand).count).map { _ in builder.input() }
      }
      ranges.append(count..<count + (operand.source == nil ? 0 : elements.count))
      count = ranges[ranges.count - 1].upperBound
      return ShapedArray(shape(of: operand), elements)
    }
    var outputs = operation.expand(operands, shape: node.shape, in: &builder)
    if let weights {
      let weighted = zip(outputs, weights).filter { $1 != 0 }
      guard !weighted.isEmpty else { return nil }
      let factors = weighted.map { builder.literal($1) }
      outputs = [builder.dot(weighted.map(\.0), factors)]
    }
    return NodeExpansion(graph: builder.graph(of: outputs).graph, inputs: ranges)
  }
}

extension ArrayOperation {
  /// The elements of the value, made in any arithmetic.
  package func expand<E: Expansion>(
    _ operands: [ShapedArray<E.Element>], shape: Shape, in target: inout E
  ) -> [E.Element] {
    switch self {
    case .structural(let operation): return operation.definition.expand(operands, in: &target)
    case .list: return operands.flatMap(\.elements)
    case .part(let subscripts):
      return operands[0].shape.part(subscripts).places.map { operands[0].elements[$0] }
    case .elementwise(let operation):
      return (0..<shape.count).map { place in
        let elements = operands.map { $0.shape.isScalar ? $0.elements[0] : $0.elements[place] }
        switch elements.count {
        case 1: return target.apply(operation, to: elements[0])
        case 2: return target.apply(operation, to: elements[0], elements[1])
        case _: return target.select(elements[0], elements[1], elements[2])
        }
      }
    }
  }
}
