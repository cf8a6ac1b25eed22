import ChainruleCalculus

extension DerivativeAlongPaths {
  /// What has to hold for a formula to be the derivative: what was assumed on the way to it, that no
  /// operation is at a kink, and what the operations need that the formula no longer shows.
  func assumptions(_ made: [Assumption], of formula: Term) -> [Assumption] {
    var simplifier = Simplifier(context.store)
    let graph = context.named.graph
    let operations = involved.compactMap { node -> (operation: Operation, operands: [Term])? in
      guard case .operation(let operation) = graph[node] else { return nil }
      let operands = graph.operands(of: node).map {
        simplifier.simplify(context.expansions[$0.index])
      }
      return (operation, operands)
    }
    let bases = formula.restrictedBases
    let lost = operations.flatMap { Assumption.domain(of: $0.operation, on: $0.operands) }
      .filter { !$0.isEvident(in: bases) && $0.isAboutVariables }
    let kinks = operations.compactMap { Assumption.noKink(of: $0.operation, on: $0.operands) }
      .filter(\.isAboutVariables)
    var all: [Assumption] = []
    for assumption in made + lost + kinks where !all.contains(where: { $0.says(assumption) }) {
      all.removeAll { assumption.says($0) }
      all.append(assumption)
    }
    return all
  }

  /// The operations at a kink that the derivative feels at the point, as they are defined.
  var kinks: [MathText] {
    guard let numbers = context.numbers, !numbers.kinks.isEmpty else { return [] }
    let moves = context.named.graph.active(for: [input])
    return numbers.kinks(touchedBy: output.node).filter { moves[$0.index] }.map { node in
      let name = MathText.name(context.name(node))
      let definition = context.terms.definition(of: node).map { context.math($0) }
      return .equation([name] + [definition].compactMap(\.self))
    }
  }

  /// In larger programs no operation is looked at for every input.
  private static let mostOperations = 1000

  /// The operations that the input reaches and the output depends on.
  private var involved: [NodeID] {
    let graph = context.named.graph
    guard graph.operations.count <= Self.mostOperations else { return [] }
    let moves = graph.active(for: [input])
    var isUsed = [Bool](repeating: false, count: graph.nodeCount)
    isUsed[output.node.index] = true
    var found: [NodeID] = []
    for node in graph.operationNodes.reversed() where isUsed[node.index] && moves[node.index] {
      found.append(node)
      for operand in graph.operands(of: node) { isUsed[operand.index] = true }
    }
    return found.reversed()
  }
}

extension Assumption {
  fileprivate var isAboutVariables: Bool {
    switch self {
    case .nonzero(let term), .positive(let term): term.primal == nil
    case .distinct(let a, let b): a.primal == nil || b.primal == nil
    }
  }

  /// Whether another assumption says nothing beyond this one.
  fileprivate func says(_ other: Assumption) -> Bool {
    switch (self, other) {
    case (.positive(let a), .nonzero(let b)): a == b
    case (.distinct(let a, let b), .distinct(let c, let d)): (a, b) == (c, d) || (a, b) == (d, c)
    case (.nonzero, _), (.positive, _), (.distinct, _): self == other
    }
  }
}
