package import ChainruleCalculus

/// Where terms live: each distinct term once, operands before the terms made of them.
package final class TermStore {
  /// A term by its head; operands are places in the store.
  package enum Node: Hashable {
    case constant(Double)
    case variable(Symbol)
    case application(Operation, [Int])
  }

  package private(set) var nodes: [Node] = []
  /// What is known of each node from its parts.
  private(set) var facts: [TermFacts] = []
  private var places: [Node: Int] = [:]
  /// Where the constant is that is no number, which equals nothing that could be looked up.
  private var placeOfNoNumber: Int?

  package init() {}

  func place(of node: Node) -> Int {
    let isNoNumber = if case .constant(let number) = node { number.isNaN } else { false }
    if let known = isNoNumber ? placeOfNoNumber : places[node] { return known }
    nodes.append(node)
    facts.append(facts(of: node))
    if isNoNumber { placeOfNoNumber = nodes.count - 1 } else { places[node] = nodes.count - 1 }
    return nodes.count - 1
  }

  private func facts(of node: Node) -> TermFacts {
    switch node {
    case .constant(let number): return TermFacts(constant: number)
    case .variable(let symbol): return TermFacts(variable: symbol)
    case .application(let operation, let operands):
      var exponent: Double?
      if let last = operands.last, case .constant(let number) = nodes[last] { exponent = number }
      return TermFacts(operation, of: operands.map { facts[$0] }, exponent: exponent)
    }
  }

  func contains(variable name: String) -> Bool { places[.variable(.number(name))] != nil }

  /// Copies the first terms of another store and gives the place of the last of them.
  func copy(_ other: TermStore, upTo last: Int) -> Int {
    var copies: [Int] = []
    for node in other.nodes[...last] {
      switch node {
      case .constant, .variable: copies.append(place(of: node))
      case .application(let operation, let operands):
        copies.append(place(of: .application(operation, operands.map { copies[$0] })))
      }
    }
    return copies[last]
  }

  package func variable(_ name: String) -> Term { variable(.number(name)) }

  package func variable(_ symbol: Symbol) -> Term {
    Term(store: self, place: place(of: .variable(symbol)))
  }

  /// An operation applied to operands exactly as given, with nothing simplified.
  package func application(_ operation: Operation, to operands: [Term]) -> Term {
    let places = operands.map { $0.place(in: self) }
    return Term(store: self, place: place(of: .application(operation, places)))
  }
}
