import BigInt
import ChainruleCalculus

/// The derivative of one output by one input, along the paths that join them.
struct DerivativeAlongPaths {
  let context: DerivationContext
  let output: NamedGraph.Output
  let input: NodeID
  let paths: BigUInt
  let rule: ChainRule
  /// At the point, where there is one.
  let value: Double?
  /// The derivatives of the output by every vertex, where they are known already: then nothing is
  /// derived along the paths.
  let backward: Accumulation?
  /// The nodes on a path, in the order of evaluation.
  let between: [NodeID]
  private let isBetween: Set<NodeID>

  init(
    _ context: DerivationContext, _ ways: WaysToOutput, from input: NodeID,
    along backward: Accumulation? = nil
  ) {
    self.context = context
    output = ways.output
    self.input = input
    self.backward = backward
    paths = ways.count(from: input)
    rule = ways.rule(from: input)
    value = ways.derivatives.map { $0[input.index] ?? 0 }
    var reached: Set<NodeID> = []
    if backward == nil, paths > 0 {
      reached = [input]
      for node in ways.nodes where context.sources(of: node).contains(where: reached.contains) {
        reached.insert(node)
      }
    }
    isBetween = reached
    between = reached.sorted()
  }

  /// The operands of a node through which the input reaches it.
  func sources(of node: NodeID) -> [NodeID] {
    context.sources(of: node).filter(isBetween.contains)
  }

  var symbol: MathText {
    .derivative(of: output.name, by: context.name(input), context.inputDifferential)
  }

  /// A path is listed where there are at most this many, of at most `longestRoute` edges each.
  private static let mostRoutes: BigUInt = 6
  private static let longestRoute = 12

  /// The paths from input to output in the order of the operands; empty where they are many or
  /// long.
  var routes: [[NodeID]] {
    guard paths <= Self.mostRoutes, between.count > 1 else { return [] }
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

  /// The second name of the input, where it is used on the way to the output.
  var alias: String? {
    let isUsed = between.contains { context.secondNames.name(of: input.index, in: $0.index) != nil }
    return isUsed ? context.secondNames.name(of: input.index) : nil
  }
}
