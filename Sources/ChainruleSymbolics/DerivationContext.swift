import BigInt
import ChainruleCalculus

/// A program with everything that its derivations look up.
struct DerivationContext {
  let named: NamedGraph
  let chosen: [NodeID]
  /// Values and numeric derivatives, where every input has a value.
  let numbers: Differentiation?
  let terms: GraphTerms
  /// Which edges there are; their partials are asked of `terms`.
  let edges: LinearizedGraph<Term>
  /// Each node in the inputs alone, shared parts once.
  let expansions: [Term]
  /// How many signs each expansion takes when it is written out; empty beyond all counting.
  let sizes: [BigUInt]
  /// Of the variables whose total derivatives are shown beside their partials.
  let secondNames: SecondNames
  private let nodes: [String: NodeID]
  private let number: @Sendable (Double) -> String

  /// Sums of sizes have as many digits as a chain has doublings.
  private static let largestCounted = 20_000

  init(
    _ named: NamedGraph, wrt chosen: [NodeID], _ numbers: Differentiation?,
    number: @escaping @Sendable (Double) -> String
  ) {
    self.named = named
    self.chosen = chosen
    self.numbers = numbers
    self.number = number
    nodes = Dictionary(
      named.names.indices.map { (named.names[$0], NodeID($0)) },
      uniquingKeysWith: { first, _ in first })
    let graph = named.graph
    terms = GraphTerms(named)
    let names = (0..<graph.nodeCount).map { [terms] in terms.term(for: NodeID($0)) }
    let edges = graph.linearized(at: names, active: graph.active(for: chosen))
    self.edges = edges
    let isBackward = chosen.count >= Derivation.inputsWithTotals
    let outputs = Set(named.outputs.map(\.node.index))
    func sources(_ node: Int) -> [Int] {
      edges.edges(into: NodeID(node)).map { edges.sources[$0].index }
    }
    secondNames = SecondNames(
      of: isBackward ? outputs.sorted().flatMap(sources).uniqued() : chosen.map(\.index),
      in: graph.firstOperation..<graph.nodeCount, sources: sources,
      where: { !isBackward || outputs.contains($0) }, besides: named.names)
    var expansions: [Term] = []
    var sizes: [BigUInt] = []
    let isCounted = graph.operations.count <= Self.largestCounted
    for index in 0..<graph.nodeCount {
      let node = NodeID(index)
      guard case .operation(let operation) = graph[node] else {
        expansions.append(names[index])
        if isCounted { sizes.append(BigUInt(names[index].operationCount)) }
        continue
      }
      let operands = graph.operands(of: node)
      expansions.append(
        terms.store.application(operation, to: operands.map { expansions[$0.index] }))
      if isCounted {
        let sign: BigUInt = operation == .identity ? 0 : 1
        sizes.append(operands.reduce(sign) { $0 + sizes[$1.index] })
      }
    }
    self.expansions = expansions
    self.sizes = sizes
  }
}

extension DerivationContext {
  var store: TermStore { terms.store }

  func name(_ node: NodeID) -> String {
    let name = named.name(of: node)
    return name.isEmpty ? named.outputs.first { $0.node == node }?.name ?? "" : name
  }

  func math(_ term: Term, in place: Term.Place = .alone) -> MathText {
    term.mathText(in: place, number: number)
  }

  /// The operands that vary, each once.
  func parameters(of node: NodeID) -> [NodeID] {
    named.graph.operands(of: node).filter { edges.active[$0.index] }.uniqued()
  }

  func differential(of node: NodeID) -> MathText.Differential {
    parameters(of: node).count == 1 ? .total : .partial
  }

  /// The sign of derivatives by the inputs.
  var inputDifferential: MathText.Differential {
    named.graph.inputCount == 1 || chosen.count == 1 ? .total : .partial
  }

  func sources(of node: NodeID) -> [NodeID] { edges.edges(into: node).map { edges.sources[$0] } }

  func partial(of node: NodeID, by operand: NodeID) -> Term {
    terms.partial(of: node, by: operand) ?? 0
  }

  /// ∂v/∂u on an edge.
  func symbol(of node: NodeID, by operand: NodeID) -> MathText {
    .derivative(
      of: name(node), by: shownSecondName(of: operand, in: node) ?? name(operand),
      differential(of: node))
  }

  /// The name that tells the partial of an operation from the total derivative, where both are
  /// written ∂.
  func shownSecondName(of operand: NodeID, in node: NodeID) -> String? {
    inputDifferential == .total ? nil : secondNames.name(of: operand.index, in: node.index)
  }

  /// The symbols of an edge, the step to a second name as one of them.
  func symbols(of node: NodeID, by operand: NodeID) -> [MathText] {
    guard let alias = secondNames.name(of: operand.index, in: node.index) else {
      return [symbol(of: node, by: operand)]
    }
    return [
      .derivative(of: name(node), by: alias, differential(of: node)),
      .derivative(of: alias, by: name(operand), inputDifferential),
    ]
  }

  /// A formula of an operation as it is set, with second names.
  func math(_ term: Term, of node: NodeID) -> MathText {
    math(
      term.replacing { symbol in
        nodes[symbol.programText].flatMap { shownSecondName(of: $0, in: node) }.map {
          store.variable($0)
        }
      })
  }

  /// A formula with every intermediate variable replaced by what it is in the inputs.
  func substituted(_ term: Term) -> Term {
    term.replacing { nodes[$0.programText].map { expansions[$0.index] } }
  }

  /// How many signs that takes; nil beyond all counting.
  func size(ofSubstituted term: Term) -> BigUInt? {
    sizes.isEmpty ? nil : term.size { name in nodes[name].map { sizes[$0.index] } ?? 0 }
  }

  func value(ofPartial node: NodeID, by operand: NodeID) -> Double? {
    guard let numbers else { return nil }
    let place = numbers.linearized.edges(into: node).first {
      numbers.linearized.sources[$0] == operand
    }
    return place.map { numbers.linearized.partials[$0].scalar }
  }
}
