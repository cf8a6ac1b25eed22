package import ChainruleCalculus

/// The formulas of a graph: what each node is, and what stands on each edge.
package struct GraphTerms {
  private let named: NamedGraph
  let store = TermStore()

  package init(_ named: NamedGraph) {
    self.named = named
    // A program's own pi or e hides the constant, which then has to be printed in digits.
    for constant in ["pi", "e"] where named.names.contains(constant) {
      _ = store.variable(constant)
    }
  }

  /// The name of a node, or its number where it is a constant without a name.
  package func term(for node: NodeID) -> Term {
    if case .constant(let value) = named.graph[node], named.name(of: node).isEmpty {
      return store.constant(value)
    }
    return store.variable(named.name(of: node))
  }

  /// The operation of a node on the names of its operands; nil for an input or constant.
  package func definition(of node: NodeID) -> Term? {
    guard case .operation(let operation) = named.graph[node] else { return nil }
    return store.application(operation, to: named.graph.operands(of: node).map(term(for:)))
  }

  /// A node as a formula of the inputs and named constants alone; nil where the graph has more
  /// operations than `limit`, for a formula repeats what a graph shares.
  package func expansion(of node: NodeID, limit: Int) -> Term? {
    guard named.graph.operations.count <= limit else { return nil }
    var terms: [Term] = []
    for index in 0...node.index {
      let node = NodeID(index)
      guard case .operation(let operation) = named.graph[node] else {
        terms.append(term(for: node))
        continue
      }
      let operands = named.graph.operands(of: node).map { terms[$0.index] }
      terms.append(store.application(operation, to: operands))
    }
    return terms[node.index]
  }

  /// The partial of a node by one of its operands, in the names of the operands.
  ///
  /// Parallel edges give the sum of their partials.
  package func partial(of node: NodeID, by operand: NodeID) -> Term? {
    guard case .operation(let operation) = named.graph[node], let value = definition(of: node)
    else { return nil }
    let operands = Array(named.graph.operands(of: node))
    return operation.partial(
      of: operands.map(term(for:)), value: value, by: operands.map { $0 == operand }, in: store)
  }
}
