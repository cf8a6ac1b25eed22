import BigInt
import ChainruleCalculus

extension Derivation.OutputDerivatives {
  init(_ output: NamedGraph.Output, _ context: DerivationContext) {
    self.output = output.name
    guard context.chosen.count >= Derivation.inputsWithTotals else {
      backward = []
      byInput = context.chosen.map { input in
        DerivativeAlongPaths(context, of: output, by: input).derivative()
      }
      return
    }
    var accumulation = Accumulation(context, .backward)
    backward = accumulation.backward(from: output)
    byInput = context.chosen.map { [accumulation] input in
      DerivativeAlongPaths(context, of: output, by: input).derivative(accumulation)
    }
  }
}

extension Accumulation {
  /// ∂y/∂u of every vertex u that leads to the output, the last first.
  fileprivate mutating func backward(from output: NamedGraph.Output) -> [Derivation.Step] {
    let edges = context.edges
    guard edges.active[output.node.index] else { return [] }
    let adjoints = context.numbers?.linearized.adjoints(of: output.node)
    var uses: [NodeID: [NodeID]] = [:]
    start(at: output.node)
    var steps: [Derivation.Step] = []
    for index in stride(from: output.node.index, through: 0, by: -1) {
      let node = NodeID(index)
      if node != output.node {
        guard let users = uses[node] else { continue }
        let name = context.name(node)
        steps.append(
          append(
            users.map { user in
              Addend(
                symbols: [
                  .derivative(of: output.name, by: context.name(user), .partial),
                  context.symbol(of: user, by: node),
                ].dropping(user == output.node), partial: context.partial(of: user, by: node),
                beyond: user)
            }, to: node, name: Derivation.programText(of: output.name, by: name),
            symbol: .derivative(of: output.name, by: name, .partial),
            value: adjoints.map { $0[index] ?? 0 }))
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

/// The derivative of one output by one input, along the paths that join them.
struct DerivativeAlongPaths {
  let context: DerivationContext
  let output: NamedGraph.Output
  let input: NodeID
  let paths: BigUInt
  /// The nodes on a path, in the order of evaluation.
  let between: [NodeID]
  private let isBetween: Set<NodeID>

  init(_ context: DerivationContext, of output: NamedGraph.Output, by input: NodeID) {
    self.context = context
    self.output = output
    self.input = input
    paths = context.edges.pathCount(from: input, to: output.node)
    between = paths == 0 ? [] : Self.nodes(from: input, to: output.node, context)
    isBetween = Set(between)
  }

  private static func nodes(from input: NodeID, to output: NodeID, _ context: DerivationContext)
    -> [NodeID]
  {
    var leads: Set<NodeID> = [output]
    for index in stride(from: output.index, through: context.named.graph.firstOperation, by: -1)
    where leads.contains(NodeID(index)) {
      leads.formUnion(context.sources(of: NodeID(index)))
    }
    var reached: Set<NodeID> = [input]
    for node in leads.sorted() where context.sources(of: node).contains(where: reached.contains) {
      reached.insert(node)
    }
    return leads.intersection(reached).sorted()
  }

  /// The operands of a node through which the input reaches it.
  func sources(of node: NodeID) -> [NodeID] {
    context.sources(of: node).filter(isBetween.contains)
  }

  var symbol: MathText {
    .derivative(of: output.name, by: context.name(input), context.inputDifferential)
  }

  var rule: ChainRule {
    let operations = between.filter { $0 != input }
    if operations.isEmpty { return paths == 0 ? .constant : .scalarRule }
    let haveOneParameter = operations.allSatisfy { context.parameters(of: $0).count == 1 }
    if operations.count == 1 && paths == 1 { return .scalarRule }
    return paths == 1 && haveOneParameter ? .singleVariable : .totalDerivative
  }

  /// A path is listed where there are at most this many, of at most `longestRoute` edges each.
  private static let mostRoutes: BigUInt = 6
  private static let longestRoute = 12

  /// The paths from input to output in the order of the operands; empty where they are many or
  /// long.
  var routes: [[NodeID]] {
    guard paths > 0, paths <= Self.mostRoutes, output.node != input else { return [] }
    var found: [[NodeID]] = []
    var pending = [[output.node]]
    while let route = pending.popLast() {
      guard let first = route.first, route.count <= Self.longestRoute + 1 else { return [] }
      if first == input {
        found.append(route)
      } else {
        pending.append(contentsOf: sources(of: first).reversed().map { [$0] + route })
      }
    }
    return found
  }

  /// A name for the input as the next intermediate variable, where it stands beside others.
  var alias: String? {
    let isBeside = between.contains { node in
      let sources = sources(of: node)
      return sources.count > 1 && sources.contains(input)
    }
    guard isBeside else { return nil }
    let numbers = context.named.names.compactMap { name in
      name.first == "u" ? Int(name.dropFirst()) : nil
    }
    return "u\((numbers.max() ?? 0) + 1)"
  }
}
