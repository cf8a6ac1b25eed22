import ChainruleCalculus
package import BigInt

extension Term {
  /// How many signs of operations the term takes when every name is replaced by something that
  /// takes as many as given.
  ///
  /// - Complexity: one addition for each operand of each distinct part.
  package func size(replacing size: (String) -> BigUInt) -> BigUInt {
    guard let store else { return 0 }
    var sizes: [Int: BigUInt] = [:]
    var pending = [(place: place(in: store), isReady: false)]
    while let (place, isReady) = pending.popLast() {
      guard sizes[place] == nil else { continue }
      switch store.nodes[place] {
      case .constant: sizes[place] = 0
      case .variable(let symbol): sizes[place] = size(symbol.programText)
      case .application(_, let operands):
        if isReady {
          sizes[place] = operands.reduce(1) { $0 + (sizes[$1] ?? 0) }
        } else {
          pending.append((place, true))
          pending.append(contentsOf: operands.map { ($0, false) })
        }
      }
    }
    return sizes[place(in: store)] ?? 0
  }

  /// The term with variables replaced; nothing is simplified.
  package func replacing(_ replacement: (Symbol) -> Term?) -> Term {
    replacing(variables: replacement) { _, _ in nil }
  }

  /// The term with variables and operations replaced, the innermost first; nothing is simplified.
  func replacing(
    variables: (Symbol) -> Term? = { _ in nil }, operations: (Operation, [Term]) -> Term?
  ) -> Term {
    guard let store else { return self }
    var copies: [Int: Term] = [:]
    var pending = [(place: place(in: store), isReady: false)]
    while let (place, isReady) = pending.popLast() {
      guard copies[place] == nil else { continue }
      let node = Term(store: store, place: place)
      switch store.nodes[place] {
      case .constant: copies[place] = node
      case .variable(let symbol): copies[place] = variables(symbol) ?? node
      case .application(let operation, let operands):
        if isReady {
          let operands = operands.compactMap { copies[$0] }
          copies[place] =
            operations(operation, operands) ?? store.application(operation, to: operands)
        } else {
          pending.append((place, true))
          pending.append(contentsOf: operands.map { ($0, false) })
        }
      }
    }
    return copies[place(in: store)] ?? self
  }
}

extension TermStore {
  /// The numbers that terms are where names have the values given; a name without one makes them
  /// not a number.
  ///
  /// - Complexity: one operation for each term of the store.
  package func values(of terms: [Term], at point: [String: Double]) -> [Double] {
    let places = terms.map { $0.place(in: self) }
    var values: [Double] = []
    values.reserveCapacity(nodes.count)
    for node in nodes {
      switch node {
      case .constant(let number): values.append(number)
      case .variable(let symbol): values.append(point[symbol.programText] ?? .nan)
      case .application(let operation, let operands):
        values.append(operation.value(operands.map { values[$0] }))
      }
    }
    return places.map { values[$0] }
  }
}
