package import ChainruleCalculus

/// A random acyclic graph over all operations, and a point at which all of it is smooth.
///
/// Every operation is kept away from its kinks and the ends of its domain, its value and partials
/// are at most `bound` in magnitude, and it may use any earlier node, the same one twice included.
/// The first output is the sum of all that nothing else uses, so that nothing is left out; the
/// others are operations that feed it.
package struct RandomGraph: Sendable {
  package private(set) var graph: ScalarGraph
  package private(set) var point: [Double]

  package static let bound = 30.0
  package static let margin = 0.05

  package init(
    seed: UInt64, inputs: Int = 3, operations: Int = 25, outputs: Int = 2,
    choosing catalogue: [Operation] = Operation.allCases.filter { $0 != .rootOfSquares },
    sharing: Bool = false
  ) {
    var generator = SplitMix64(seed: seed)
    var builder = ScalarGraphBuilder(sharing: sharing)
    point = (0..<inputs).map { _ in .random(in: 0.3...2, using: &generator) }
    var nodes = point.map { (reference: builder.input(), value: $0) }
    for _ in 0..<2 {
      let value = Double.random(in: -2...2, using: &generator)
      nodes.append((builder.constant(value), value))
    }
    var unused: Set<Reference> = []
    var attempts = operations * 40
    while builder.operationCount < operations && attempts > 0 {
      attempts -= 1
      guard let operation = catalogue.randomElement(using: &generator) else { break }
      let operands = (0..<operation.arity).map { _ in
        // Half of the operands are recent, so that graphs grow deep as well as wide.
        let recent = nodes.suffix(Bool.random(using: &generator) ? 4 : nodes.count)
        return recent[.random(in: recent.indices, using: &generator)]
      }
      guard operation.isSmooth(at: operands.map(\.value), margin: Self.margin, bound: Self.bound)
      else { continue }
      let reference = builder.apply(operation, toAll: operands.map(\.reference))
      unused.subtract(operands.map(\.reference))
      if reference.kind == .operation { unused.insert(reference) }
      nodes.append((reference, operation.value(operands.map(\.value))))
    }
    let computed = nodes.map(\.reference).filter { $0.kind == .operation }
    var sum = builder.literal(0)
    for reference in computed where unused.contains(reference) {
      sum = builder.apply(.addition, to: sum, reference)
    }
    graph = builder.graph(of: [sum] + computed.suffix(outputs - 1)).graph
  }

  private typealias Reference = ScalarGraphBuilder.Reference
}
