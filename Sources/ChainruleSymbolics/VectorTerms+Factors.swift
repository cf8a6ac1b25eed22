import ChainruleCalculus

/// The Jacobians of edges as sums of products that the rules of matrices understand.
extension VectorTerms {
  typealias Addends = [[MatrixFactor]]

  /// The derivative along some paths from an input to an output.
  package func derivative(along paths: [[Int]]) -> JacobianSum {
    let edges = paths.map { Array(zip($0, $0.dropFirst()).reversed()) }
    let jacobians = edges.map { $0.map { withOneName(addedUp(from: $0, to: $1)) } }
    // Sums are multiplied out where that may make the whole shorter.
    let isShort = jacobians.allSatisfy {
      $0.reduce(1) { $0 * $1.count } <= JacobianSum.mostProducts
    }
    let hasSymbols = jacobians.joined().joined().joined().contains(where: \.isSymbol)
    if isShort, !hasSymbols {
      let sum = JacobianSum(jacobians, in: store, kind: kind(of: paths), expansion: expansion)
      if sum.isKnown { return sum }
    }
    let written = zip(edges, jacobians).map { edges, jacobians in
      let count = jacobians.reduce(1) { $0 * $1.count }
      let isKnown = !jacobians.joined().joined().contains(where: \.isUnknown)
      if isKnown, count <= JacobianSum.mostProducts { return jacobians }
      return zip(edges, jacobians).map { edge, addends in
        addends.count == 1 && !addends[0].contains(where: \.isUnknown)
          ? addends : opaque(from: edge.0, to: edge.1)
      }
    }
    return JacobianSum(written, in: store, kind: .other, expansion: expansion)
  }

  private func kind(of paths: [[Int]]) -> JacobianProduct.Kind {
    guard let path = paths.first, let source = path.first, let target = path.last,
      graph.nodes[target].shape.isScalar
    else { return .other }
    return graph.nodes[source].shape.isMatrix ? .numberByMatrix : .number
  }

  /// The Jacobian of an edge by its structure; nil where it has no short form.
  func form(from source: Int, to target: Int) -> MathText? {
    if let form = jacobian(from: source, to: target) { return form }
    let sum = JacobianSum(
      [[addends(from: source, to: target)]], in: store)
    let isScalar = graph.nodes[source].shape.isScalar && graph.nodes[target].shape.isScalar
    return sum.isKnown ? text(sum, isScalar: isScalar) : nil
  }

  /// The Jacobian of an edge, equal products of it added.
  private func addedUp(from source: Int, to target: Int) -> Addends {
    let plain = addends(from: source, to: target)
    guard plain.count > 1 else { return plain }
    let sum = JacobianSum([[plain]], in: store)
    return sum.products.map { [.scalar($0.scalar)] + $0.factors }
  }

  /// The Jacobian of a node by all of another; the symbol itself where it has no form.
  func addends(from source: Int, to target: Int) -> Addends {
    let opaque = opaque(from: source, to: target)
    let node = graph.nodes[target]
    guard case .operation(let operation) = node.role else { return opaque }
    let positions = node.operands.indices.filter { node.operands[$0].source == source }
    if case .elementwise(let elementary) = operation, elementary != .identity,
      positions.allSatisfy({ node.operands[$0] == node.operands[positions[0]] })
    {
      return elementwise(elementary, target, positions).map { [$0] } ?? opaque
    }
    var all: Addends = []
    for position in positions {
      guard let addends = addends(of: operation, target, position) else { return opaque }
      all += addends
    }
    return all
  }

  /// The Jacobian as it is written, of which the rules know nothing.
  private func opaque(from source: Int, to target: Int) -> Addends {
    let form = jacobian(from: source, to: target) ?? edgeSymbol(of: target, by: source)
    return [[.symbol(form.asFactor)]]
  }

  private func addends(of operation: ArrayOperation, _ place: Int, _ position: Int) -> Addends? {
    switch operation {
    case .list:
      guard case .node = graph.nodes[place].operands[position] else { return nil }
      let shape = graph.nodes[place].shape
      return shape.isMatrix
        ? [[.map(.byRow(unit(position, of: shape.rows)))]]
        : [[.column(unit(position, of: shape.count))]]
    case .part(let subscripts): return part(subscripts, place, position).map { [[.map($0)]] }
    case .structural(let operation):
      guard case .node = graph.nodes[place].operands[position] else { return nil }
      if let maps = maps(of: operation, place, position) { return [maps] }
      let shapes = graph.nodes[place].operands.map(graph.shape(of:))
      return addends(operation.definition.derivative(by: position, of: shapes), place, position)
    case .elementwise(.identity):
      guard case .node = graph.nodes[place].operands[position] else { return nil }
      return [[.identity]]
    case .elementwise(let operation):
      return elementwise(operation, place, [position]).map { [$0] }
    }
  }

  /// A vector of one 1, and 0 elsewhere.
  func unit(_ place: Int, of count: Int) -> Term {
    store.variable(.unit(place, count: count))
  }

  // MARK: Element by element

  private func elementwise(_ operation: Operation, _ place: Int, _ positions: [Int])
    -> [MatrixFactor]?
  {
    let node = graph.nodes[place]
    guard let partial = partial(operation, place, by: { positions.contains($0) }) else {
      return nil
    }
    let operand = node.operands[positions[0]]
    // Of a vector's element: its column, then the row that takes the element out.
    var end: [MatrixFactor] = []
    if case .element(let element, let source) = operand, !graph.nodes[source].shape.isScalar {
      end = taking(element, of: graph.nodes[source].shape)
    }
    if node.shape.isScalar { return [.scalar(partial)] + end }
    let isWhole = !graph.shape(of: operand).isScalar
    guard partial.containsArray else {
      return (partial == 1 ? [] : [.scalar(partial)]) + [isWhole ? .identity : .column(1)] + end
    }
    return [isWhole ? .diagonal(partial) : .column(partial)] + end
  }

  func partial(_ operation: Operation, _ place: Int, by isWanted: (Int) -> Bool) -> Term? {
    let operands = graph.nodes[place].operands
    let terms = operands.map(term)
    return operation.partial(
      of: terms, value: store.application(operation, to: terms),
      by: operands.indices.map(isWanted), in: store
    ).map(\.asIndicator)
  }

  // MARK: Structural operations

  private func addends(_ form: MatrixDerivative, _ place: Int, _ position: Int) -> Addends? {
    switch form {
    case .identity: return graph.nodes[place].shape.isScalar ? nil : [[.identity]]
    case .operand(let position): return factor(graph.nodes[place].operands[position])
    case .value: return factor(.node(place))
    case .number(let number): return [[.scalar(Term(constant: number))]]
    case .ones: return [[.column(1)]]
    case .transposed(.operand(let position)) where keepsShape(position, of: place):
      return [[.row(term(graph.nodes[place].operands[position]))]]
    case .transposed(let inner):
      guard let addends = addends(inner, place, position) else { return nil }
      let turned = addends.compactMap(\.transposed)
      return turned.count == addends.count ? turned : nil
    case .diagonal(let inner):
      guard let vector = addends(inner, place, position), vector.count == 1,
        let term = vector[0].last?.line, vector[0].count == 1
      else { return nil }
      return [[.diagonal(term)]]
    case .product(let a, let b):
      return joined(a, b, place, position) { a, b in a.flatMap { a in b.map { a + $0 } } }
    case .difference(let a, let b):
      return joined(a, b, place, position) { $0 + $1.map { [.scalar(-1)] + $0 } }
    case .quotient(let a, let b):
      return joined(a, b, place, position) { a, b in
        guard case .scalar(let number)? = b.first?.first else { return a }
        return a.map { [.scalar(1 / number)] + $0 }
      }
    case .softmax(.operand(let position)):
      let operand = graph.nodes[place].operands[position]
      guard !graph.shape(of: operand).isMatrix, let symbol = term(operand).symbol else {
        return nil
      }
      let softmax = store.variable(.softmax(of: symbol))
      return [[graph.shape(of: operand).isRow ? .row(softmax) : .column(softmax)]]
    case .block(let inner): return block(inner, place, position)
    case .softmax, .chosen, .placement, .dense: return nil
    }
  }

  /// Whether a number's derivative by an operand is in the shape of that, as it is by a matrix.
  func keepsShape(_ position: Int, of place: Int) -> Bool {
    graph.nodes[place].shape.isScalar
      && graph.shape(of: graph.nodes[place].operands[position]).isMatrix
  }

  private func joined(
    _ a: MatrixDerivative, _ b: MatrixDerivative, _ place: Int, _ position: Int,
    _ join: (Addends, Addends) -> Addends
  ) -> Addends? {
    guard let a = addends(a, place, position), let b = addends(b, place, position) else {
      return nil
    }
    return join(a, b)
  }

  /// A node as a column, matrix or number; a row is its own transpose.
  private func factor(_ operand: VectorGraph.Operand) -> Addends? {
    switch graph.shape(of: operand) {
    case .scalar: [[.scalar(term(operand))]]
    case .vector: [[.column(column(operand))]]
    case .row: [[.row(column(operand))]]
    case .matrix: [[.matrix(matrix(operand))]]
    }
  }

  /// A matrix, or that of which it is the transpose.
  func matrix(_ operand: VectorGraph.Operand) -> MatrixTerm {
    let term = term(operand)
    if case .transpose(let name, let shape)? = term.symbol {
      return MatrixTerm(store.variable(.array(name, shape.transposed)), isTransposed: true)
    }
    guard case .node(let source) = operand,
      graph.nodes[source].role == .operation(.structural(.transpose))
    else { return MatrixTerm(term) }
    return matrix(graph.nodes[source].operands[0]).transposed
  }

  /// The derivative of a matrix and a vector by the matrix; nil for other products, of which
  /// no product of these factors is the derivative.
  func block(_ inner: MatrixDerivative, _ place: Int, _ position: Int) -> Addends? {
    let operands = graph.nodes[place].operands
    guard graph.nodes[place].shape.isLine, operands.count == 2,
      graph.shape(of: operands[position]).isMatrix, graph.shape(of: operands[1 - position]).isLine
    else { return nil }
    let other = column(operands[1 - position])
    return [[position == 0 ? .rightBlock(other) : .leftBlock(other)]]
  }

  /// The elements of a line as a column; those of a transposed vector are the vector's own.
  func column(_ operand: VectorGraph.Operand) -> Term {
    guard case .node(let source) = operand,
      graph.nodes[source].role == .operation(.structural(.transpose)),
      case .node(let before)? = graph.nodes[source].operands.first,
      graph.nodes[before].shape.isVector
    else { return term(operand) }
    return term(graph.nodes[source].operands[0])
  }
}

extension VectorTerms {
  /// ∂u/∂x
  package func symbol(of target: Int, by source: Int) -> MathText {
    symbol(name(of: target), by: name(of: source))
  }

  func symbol(_ target: MathText, by source: MathText) -> MathText {
    .group(.fraction, MathText([.prefix("∂")]) + target, MathText([.prefix("∂")]) + source)
  }
}

extension MatrixFactor {
  /// The elements of a column or row.
  fileprivate var line: Term? {
    switch self {
    case .column(let term), .row(let term): term
    case .identity, .scalar, .diagonal, .sum, .matrix, .hadamard, .rightBlock, .leftBlock, .total,
      .map, .symbol:
      nil
    }
  }
}
