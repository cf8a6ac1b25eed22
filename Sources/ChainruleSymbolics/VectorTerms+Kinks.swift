import ChainruleCalculus

/// Where operations on vectors and matrices have no derivative.
extension VectorTerms {
  /// Of more elements at a kink only so many are told.
  private static let mostKinks = 6

  /// The operations at a kink that a derivative feels at the point, of those on elements each
  /// element, as they are defined.
  func kinks(from input: Int, to output: Int, _ numbers: VectorDifferentiation) -> [MathText] {
    guard !numbers.scalar.kinks.isEmpty else { return [] }
    let moves = numbers.scalar.program.graph.active(for: scalars(of: input))
    var felt: Set<NodeID> = []
    for node in scalars(of: output) { felt.formUnion(numbers.scalar.kinks(touchedBy: node)) }
    let ends = ends
    var found: [MathText] = []
    for node in numbers.scalar.kinks where felt.contains(node) && moves[node.index] {
      guard let kink = kink(at: node, ends), !found.contains(kink) else { continue }
      found.append(kink)
      if found.count > Self.mostKinks { break }
    }
    return found.count > Self.mostKinks
      ? found.prefix(Self.mostKinks) + [MathText([.prefix("…")])] : found
  }

  private func scalars(of place: Int) -> [NodeID] {
    graph.nodes[place].elements.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  private typealias End = (node: NodeID, place: Int, element: Int)

  /// Where the elements of vectors and matrices end in the scalar graph, each at the first that has
  /// it, in the order of evaluation.
  private var ends: [End] {
    var ends: [End] = []
    for (place, whole) in graph.nodes.enumerated() {
      for (element, end) in whole.elements.enumerated() {
        if case .node(let node) = end { ends.append((node, place, element)) }
      }
    }
    return ends.sorted { ($0.node, $0.place, $0.element) < ($1.node, $1.place, $1.element) }
  }

  /// The operation of which a node of the scalar graph is a part: the first that ends with it or
  /// after it.
  private func kink(at node: NodeID, _ ends: [End]) -> MathText? {
    var range = ends.startIndex..<ends.endIndex
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      range =
        ends[middle].node < node ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    guard range.lowerBound < ends.count else { return nil }
    let (_, place, element) = ends[range.lowerBound]
    let whole = graph.nodes[place]
    if case .operation(.elementwise(let operation)) = whole.role, !whole.shape.isScalar {
      let operands = whole.operands.map { self.element(element, of: $0) }
      return .equation([
        text(store.variable(whole.symbol(ofElement: element))),
        text(store.application(operation, to: operands)),
      ])
    }
    return .equation([name(of: place)] + [definition(of: place)].compactMap(\.self))
  }

  /// What has to hold for no operation on some paths to be at a kink.
  func assumptions(along paths: [[Int]]) -> [Assumption] {
    let places = Set(paths.flatMap { $0.dropFirst() }).sorted()
    return places.compactMap { place in
      let node = graph.nodes[place]
      switch node.role {
      case .operation(.elementwise(let operation)):
        return Assumption.noKink(of: operation, on: node.operands.map(term))
      case .operation(.structural(.norm)): return .nonzero(store.variable(node.symbol))
      case .input, .constant, .operation: return nil
      }
    }
  }

  /// x ≠ 0, of a vector xᵢ ≠ 0, of a norm x ≠ **0**.
  func text(_ assumption: Assumption) -> MathText {
    if case .nonzero(let term) = assumption, let place = term.symbol.flatMap({ place(of: $0) }),
      graph.nodes[place].role == .operation(.structural(.norm))
    {
      let operand = text(graph.nodes[place].operands[0])
      return substituted(operand) + .sign("≠") + zero
    }
    return assumption.mapped { writtenOut(indexed($0)) }.text { substituted(text($0)) }
  }
}
