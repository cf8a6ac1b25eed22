import ChainruleCalculus

extension VectorGraph {
  /// The second names of inputs that need one.
  ///
  /// - Parameter isActive: the nodes that depend on a chosen input.
  func secondNames(through isActive: [Bool]) -> SecondNames {
    SecondNames(
      of: nodes.indices.filter { nodes[$0].role == .input && isActive[$0] }, in: nodes.indices,
      sources: sources, besides: nodes.map(\.name))
  }
}

extension VectorTerms {
  /// ∂u/∂x on an edge, where the other operands are held constant: by the second name of an input
  /// that reaches the node another way too.
  func edgeSymbol(of target: Int, by source: Int) -> MathText {
    symbol(name(of: target), by: text(store.variable(symbol(of: source, in: target))))
  }

  /// What stands for a node where another is differentiated by it alone.
  func symbol(of source: Int, in target: Int) -> Symbol {
    let symbol = graph.nodes[source].symbol
    return secondNames.name(of: source, in: target).map(symbol.renamed) ?? symbol
  }
}

extension Symbol {
  /// A number, vector or matrix by another name.
  fileprivate func renamed(_ name: String) -> Symbol {
    shape.isScalar ? .number(name) : .array(name, shape)
  }
}
