import BigInt
import ChainruleCalculus

extension DerivativeAlongPaths {
  /// The derivative with every step to it.
  func derivative() -> Derivation.InputDerivative {
    let routes = routes
    let (totals, combined) = combination(routes)
    let end = ending(combined)
    return Derivation.InputDerivative(
      output: output.name, input: context.name(input), symbol: symbol, rule: rule, paths: paths,
      alias: alias, totals: totals, routes: routes.map(route), substitution: end.substitution,
      simplification: end.simplification, shortened: end.shortened, size: end.size,
      formula: end.formula, result: end.result, isSubstituted: end.isSubstituted, value: value,
      kinks: kinks, change: routes.count > 1 ? change : nil)
  }

  /// What the partials come to, with the lines that lead to it.
  func combination(_ routes: [[NodeID]])
    -> (totals: [Derivation.Total], combined: Combination)
  {
    if let backward {
      return (
        [],
        Combination(
          formula: backward.formulas[input] ?? 0, whole: backward.wholes[input] ?? 0,
          signs: backward.signs,
          assumptions: backward.assumptions)
      )
    }
    if routes.count == 1, rule != .scalarRule { return product(along: routes[0]) }
    if between.count > 1 { return sums() }
    let derivative: Term = paths == 0 ? 0 : 1
    return ([], Combination(formula: derivative, whole: derivative))
  }

  /// What the output does where the input moves by 1.
  private var change: Derivation.Change? {
    guard let numbers = context.numbers else { return nil }
    var point = numbers.point
    point[input.index] += 1
    let moved = context.named.graph.values(at: point)
    return Derivation.Change(
      from: numbers.point[input.index], output: numbers.values[output.node.index],
      moved: moved[output.node.index])
  }

  /// What the combination of partials comes to, before intermediate variables are substituted.
  struct Combination {
    var formula: Term
    /// Without signs for parts that are long.
    var whole: Term
    /// The factors of a product that is looked at factor by factor.
    var factors: [Term] = []
    var signs: [String: MathText] = [:]
    /// What was assumed in coming to it.
    var assumptions: [Assumption] = []
  }

  /// dy/dx = dy/du₂ · du₂/du₁ · du₁/dx, as one product.
  private func product(along route: [NodeID]) -> ([Derivation.Total], Combination) {
    let edges = Array(zip(route, route.dropFirst()).reversed())
    let partials = edges.map { context.partial(of: $0.1, by: $0.0) }
    let store = context.store
    let whole =
      partials.contains(0)
      ? 0
      : partials.dropFirst().reduce(partials[0]) {
        store.application(.multiplication, to: [$0, $1])
      }
    let step = Derivation.Step(
      kind: .total, name: Derivation.programText(of: output.name, by: context.name(input)),
      sides: [
        symbol, .product(edges.map { context.symbol(of: $0.1, by: $0.0) }),
        .product(partials.enumerated().map { factor($1, at: $0) }),
      ], before: nil, after: whole.programText, reason: nil, value: value)
    let total = Derivation.Total(
      step: step, partial: context.math(context.partial(of: output.node, by: input)))
    return ([total], Combination(formula: whole, whole: whole, factors: partials))
  }

  func factor(_ term: Term, at place: Int) -> MathText {
    context.math(term, in: place == 0 ? .product : .factor)
  }

  /// The total derivative of every vertex between input and output.
  private func sums() -> ([Derivation.Total], Combination) {
    var accumulation = Accumulation(context, .forward)
    accumulation.start(at: input)
    let tangents = context.numbers.map { $0.tangents(along: $0.direction(of: input)) }
    var totals: [Derivation.Total] = []
    for node in between where node != input {
      let addends = sources(of: node).map { source in
        Accumulation.Addend(
          symbols: symbols(of: node, by: source), partial: context.partial(of: node, by: source),
          beyond: source)
      }
      let step = accumulation.append(
        addends, to: node,
        name: Derivation.programText(of: context.name(node), by: context.name(input)),
        symbol: totalSymbol(of: node), value: tangents.map { $0[node.index] ?? 0 })
      totals.append(
        Derivation.Total(
          step: step, partial: context.math(context.partial(of: node, by: input))))
    }
    return (
      totals,
      Combination(
        formula: accumulation.last, whole: accumulation.wholes[output.node] ?? 0,
        signs: accumulation.signs, assumptions: accumulation.assumptions)
    )
  }

  private func totalSymbol(of node: NodeID) -> MathText {
    .derivative(of: context.name(node), by: context.name(input), context.inputDifferential)
  }

  private func symbols(of node: NodeID, by source: NodeID) -> [MathText] {
    source == input
      ? context.symbols(of: node, by: source)
      : [context.symbol(of: node, by: source), totalSymbol(of: source)]
  }

  private func route(_ nodes: [NodeID]) -> Derivation.Route {
    let edges = Array(zip(nodes, nodes.dropFirst()))
    let symbols = edges.map { source, node in
      context.inputDifferential == .total
        ? context.symbol(of: node, by: source)
        : .product(context.symbols(of: node, by: source))
    }
    let store = context.store
    let partials = edges.map { context.partial(of: $0.1, by: $0.0) }
    let product = partials.dropFirst().reduce(partials[0]) {
      store.application(.multiplication, to: [$1, $0])
    }
    var simplifier = Simplifier(store)
    let isShort = context.size(ofSubstituted: product).map { $0 <= Ending.longest } ?? false
    let alone = simplifier.simplify(isShort ? context.substituted(product) : product)
    let values = edges.map { context.value(ofPartial: $0.1, by: $0.0) }
    return Derivation.Route(
      nodes: nodes.map(context.name), backward: .product(symbols.reversed()),
      forward: .product(symbols), product: context.math(alone),
      value: values.reduce(1 as Double?) { product, value in
        product.flatMap { product in value.map { product * $0 } }
      })
  }
}
