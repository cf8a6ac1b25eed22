import ChainruleCalculus

/// The chain rule through lists of numbers: a Jacobian for each list by the one before it.
extension VectorTerms {
  /// How many operations the entries of a Jacobian may have.
  private static let mostOperations = 60

  /// A derivative as a product of the Jacobians of lists.
  struct LayeredDerivative {
    let layers: VectorDerivation.Layers
    /// The product of symbols, of Jacobians, what it is, and that in the inputs alone.
    let sides: [MathText]
    let assumptions: [Assumption]
  }

  /// The derivative along all paths from an input to an output; nil where they go through no list.
  ///
  ///     ∂f/∂x = ∂f/∂g · ∂g/∂x = [1/g₁, 0; 0, cos g₂] · [2x; 3] = [2x/g₁; 3cos g₂]
  func layered(along paths: [[Int]]) -> LayeredDerivative? {
    guard let layers = graph.layers(along: paths) else { return nil }
    var simplifier = Simplifier(store)
    var whole: [[Term]] = []
    var factors: [VectorDerivation.Factor] = []
    var diagonals: [VectorDerivation.Layers.Diagonal] = []
    for (source, target) in zip(layers, layers.dropFirst()).reversed() {
      guard let plain = jacobian(of: target.members, by: source.members) else { return nil }
      let jacobian = plain.map { $0.map { simplifier.simplify($0) } }
      let product =
        whole.isEmpty ? jacobian : whole.times(jacobian) { simplifier.simplify($0) }
      guard [jacobian, product].allSatisfy({ $0.operationCount <= Self.mostOperations }) else {
        return nil
      }
      whole = product
      let symbol = symbol(target.name, by: source.name)
      factors.append(
        VectorDerivation.Factor(
          symbol: symbol, form: text(jacobian), rows: target.members.count,
          columns: source.members.count))
      if jacobian.isDiagonal {
        diagonals.append(.init(symbol, row: target.anyElement, column: source.anyElement))
      }
    }
    let inInputs = whole.map { $0.map { simplifier.simplify(writtenOut($0, limit: 60)) } }
    return LayeredDerivative(
      layers: .init(
        names: layers.dropFirst().dropLast().map(\.name), factors: factors, diagonals: diagonals),
      sides: [
        .product(factors.map(\.symbol)), .product(factors.map(\.form.asFactor)), text(whole),
        text(inInputs),
      ], assumptions: simplifier.assumptions)
  }

  private func text(_ matrix: [[Term]]) -> MathText {
    if matrix.count == 1, matrix[0].count == 1 { return text(matrix[0][0]) }
    return .group(.matrix(columns: matrix[0].count), matrix.joined().map { text($0) })
  }

  /// Every target by every source, the other sources held constant; nil where anything but
  /// operations on numbers is between them.
  private func jacobian(of targets: [VectorGraph.Operand], by sources: [VectorGraph.Operand])
    -> [[Term]]?
  {
    var columns: [[Term]] = []
    var between: Set<Int> = []
    for source in sources {
      guard let column = derivatives(of: targets, by: source, besides: sources, &between) else {
        return nil
      }
      columns.append(column)
    }
    let last = between.sorted(by: >)
    return targets.indices.map { row in
      columns.map { column in
        last.reduce(column[row]) { term, place in
          term.replacing { $0 == graph.nodes[place].symbol ? element(of: place) : nil }
        }
      }
    }
  }

  /// The derivatives of numbers by one.
  ///
  /// - Parameter between: gets the places of what depends on that one.
  private func derivatives(
    of targets: [VectorGraph.Operand], by source: VectorGraph.Operand,
    besides held: [VectorGraph.Operand], _ between: inout Set<Int>
  ) -> [Term]? {
    guard let first = source.source, let last = targets.compactMap(\.source).max() else {
      return nil
    }
    var known: [Int: Term] = [:]
    // Of what no number says how it depends on the source.
    var unknown: Set<Int> = []
    if case .element = source { unknown.insert(first) }
    func derivative(of operand: VectorGraph.Operand) -> Term? {
      if operand == source { return 1 }
      guard !held.contains(operand), let place = operand.source else { return 0 }
      return unknown.contains(place) ? nil : known[place] ?? 0
    }
    for place in stride(from: first + 1, through: last, by: 1) where !held.contains(.node(place)) {
      let operands = graph.nodes[place].operands
      let inner = operands.map(derivative)
      guard inner.contains(where: { $0 != 0 }) else { continue }
      guard graph.nodes[place].shape.isScalar, !inner.contains(nil),
        case .operation(.elementwise(let operation)) = graph.nodes[place].role
      else {
        unknown.insert(place)
        continue
      }
      var sum: Term = 0
      for (position, inner) in inner.enumerated()
      where operands.firstIndex(of: operands[position]) == position && inner != 0 {
        guard let inner,
          let partial = partial(operation, place, by: { operands[$0] == operands[position] }),
          !partial.containsSelection
        else {
          unknown.insert(place)
          break
        }
        sum = sum + partial * inner
      }
      known[place] = sum
    }
    between.formUnion(known.keys)
    let derivatives = targets.compactMap(derivative)
    return derivatives.count == targets.count ? derivatives : nil
  }
}

extension [[Term]] {
  fileprivate var operationCount: Int { joined().reduce(0) { $0 + $1.operationCount } }

  /// Whether nothing but the diagonal of several rows is other than 0.
  fileprivate var isDiagonal: Bool {
    count > 1 && count == self[0].count
      && indices.allSatisfy { row in
        self[row].indices.allSatisfy { (self[row][$0] != 0) == ($0 == row) }
      }
  }

  fileprivate func times(_ other: Self, _ simplified: (Term) -> Term) -> Self {
    var product: Self = []
    for row in self {
      var entries: [Term] = []
      for column in other[0].indices {
        var sum: Term = 0
        for (place, factor) in row.enumerated() { sum = sum + factor * other[place][column] }
        entries.append(simplified(sum))
      }
      product.append(entries)
    }
    return product
  }
}
