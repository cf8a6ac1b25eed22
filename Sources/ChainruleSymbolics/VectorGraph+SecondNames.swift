import ChainruleCalculus

/// A second name of an input, for the operations that use it directly and by another way too: the
/// derivative by it there is not the whole one.
struct SecondName {
  let name: String
  let targets: Set<Int>
}

extension VectorGraph {
  /// The second names of inputs that need one.
  ///
  /// - Parameter isActive: the nodes that depend on a chosen input.
  func secondNames(through isActive: [Bool]) -> [Int: SecondName] {
    var last = nodes.compactMap { $0.name.first == "u" ? Int($0.name.dropFirst()) : nil }.max() ?? 0
    var names: [Int: SecondName] = [:]
    for input in nodes.indices where nodes[input].role == .input && isActive[input] {
      let reached = reached(from: input)
      let targets = nodes.indices.filter { target in
        let sources = sources(of: target)
        return sources.contains(input) && sources.contains { $0 != input && reached[$0] }
      }
      if targets.isEmpty { continue }
      last += 1
      names[input] = SecondName(name: "u\(last)", targets: Set(targets))
    }
    return names
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
    guard let second = secondNames[source], second.targets.contains(target) else {
      return graph.nodes[source].symbol
    }
    return graph.nodes[source].symbol.renamed(second.name)
  }
}

extension Symbol {
  /// A number, vector or matrix by another name.
  fileprivate func renamed(_ name: String) -> Symbol {
    shape.isScalar ? .number(name) : .array(name, shape)
  }
}
