import ChainruleCalculus

extension Derivation.OutputDerivatives {
  init(_ output: NamedGraph.Output, _ context: DerivationContext) {
    self.output = output.name
    let ways = WaysToOutput(context, to: output)
    guard context.chosen.count >= Derivation.inputsWithTotals else {
      backward = []
      byInput = context.chosen.map { input in
        DerivativeAlongPaths(context, ways, from: input).derivative()
      }
      return
    }
    var accumulation = Accumulation(context, .backward)
    backward = accumulation.backward(ways)
    byInput = context.chosen.map { [accumulation] input in
      DerivativeAlongPaths(context, ways, from: input, along: accumulation).derivative()
    }
  }
}

extension Accumulation {
  /// ∂y/∂u of every vertex u that leads to the output, the last first.
  fileprivate mutating func backward(_ ways: WaysToOutput) -> [Derivation.Step] {
    let output = ways.output
    var uses: [NodeID: [NodeID]] = [:]
    start(at: output.node)
    var steps: [Derivation.Step] = []
    for node in ways.nodes.reversed() {
      if let users = uses[node] {
        let name = context.name(node)
        let addends = users.map { user in
          Addend(
            symbols: [
              .derivative(of: output.name, by: context.name(user), .partial)
            ].dropping(user == output.node) + context.symbols(of: user, by: node),
            partial: context.partial(of: user, by: node),
            beyond: user)
        }
        steps.append(
          append(
            addends, to: node, name: Derivation.programText(of: output.name, by: name),
            symbol: .derivative(of: output.name, by: name, .partial),
            value: ways.derivatives.map { $0[node.index] ?? 0 }))
      }
      for source in context.sources(of: node) { uses[source, default: []].append(node) }
    }
    return steps
  }
}

extension [MathText] {
  /// The list without its first item, where that says nothing.
  fileprivate func dropping(_ saysNothing: Bool) -> [MathText] {
    saysNothing ? Array(dropFirst()) : self
  }
}
