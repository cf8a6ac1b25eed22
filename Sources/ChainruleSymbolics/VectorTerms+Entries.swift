import ChainruleCalculus

/// Jacobians entry by entry.
extension VectorTerms {
  /// The Jacobian of an operation on elements entry by entry, where it is small: 0 off the
  /// diagonal, or a column.
  func entries(from source: Int, to target: Int) -> MathText? {
    guard case .vector(2...3) = graph.nodes[target].shape,
      let partials = partials(from: source, to: target)
    else { return nil }
    guard !graph.nodes[source].shape.isScalar else {
      return .group(.matrix(columns: 1), partials)
    }
    return diagonal(partials)
  }

  /// All entries as derivatives, then those off the diagonal as 0; nil for what is not element by
  /// element.
  ///
  ///     [∂y₁/∂x₁, ∂y₁/∂x₂; ∂y₂/∂x₁, ∂y₂/∂x₂]   is   [cos x₁, 0; 0, cos x₂]
  func fullJacobian(from source: Int, to target: Int) -> [MathText]? {
    let (x, y) = (graph.nodes[source], graph.nodes[target])
    guard case .vector(2...) = y.shape, case .vector = x.shape,
      let partials = partials(from: source, to: target)
    else { return nil }
    let name = symbol(of: source, in: target).programText
    let full = table(count: y.shape.count, shown: 1) { row, column in
      .derivative(
        of: y.name + y.shape.subscriptText(of: row),
        by: name + x.shape.subscriptText(of: column), .partial)
    }
    return [edgeSymbol(of: target, by: source), full, diagonal(partials)]
      + [jacobian(from: source, to: target)].compactMap(\.self)
  }

  /// ∂ inside Σ for a sum or mean of a vector; nil for others.
  func summed(from source: Int, to target: Int) -> MathText? {
    let node = graph.nodes[target]
    guard node.operands == [.node(source)], graph.nodes[source].shape.isVector,
      case .operation(.structural(let operation)) = node.role,
      operation == .sum || operation == .mean
    else { return nil }
    let name = graph.nodes[source].name
    let sum =
      MathText.group(.limits, MathText([.prefix("Σ")]), .name("i"), MathText())
      + .group(
        .fraction, MathText([.prefix("∂"), .name(name + "[i]")]),
        MathText([.prefix("∂"), .array(name)]))
    guard operation == .mean else { return sum }
    let count = Term(constant: Double(graph.nodes[source].shape.count))
    return front(store.application(.division, to: [1, count])) + MathText([.times(.close)]) + sum
  }

  /// The partial of each element of the value by its own element of the source, or by a scalar.
  private func partials(from source: Int, to target: Int) -> [MathText]? {
    let node = graph.nodes[target]
    guard case .operation(.elementwise(let operation)) = node.role, operation != .identity,
      node.operands.allSatisfy({ if case .element(_, source) = $0 { false } else { true } })
    else { return nil }
    let wanted = node.operands.map { $0 == .node(source) }
    var partials: [MathText] = []
    for row in 0..<node.shape.count {
      guard isShown(row, of: node.shape.count) else {
        partials.append(MathText())
        continue
      }
      let terms = node.operands.map { element(row, of: $0) }
      guard
        let partial = operation.partial(
          of: terms, value: store.application(operation, to: terms), by: wanted, in: store)
      else { return nil }
      partials.append(text(partial.asIndicator))
    }
    return partials
  }

  private func diagonal(_ entries: [MathText]) -> MathText {
    table(count: entries.count) { row, column in
      row == column ? entries[row] : MathText([.number("0")])
    }
  }

  /// Of more than three rows and columns the first two and the last are shown.
  private func isShown(_ place: Int, of count: Int) -> Bool {
    count <= 3 || place < 2 || place == count - 1
  }

  private func table(
    count: Int, shown: Int = 2, _ entry: (_ row: Int, _ column: Int) -> MathText
  ) -> MathText {
    let places: [Int?] =
      count <= 3 ? Array(0..<count) : (0..<shown).map(Optional.some) + [nil, count - 1]
    return .group(
      .matrix(columns: places.count),
      places.flatMap { row in
        places.map { column in
          if let row, let column { return entry(row, column) }
          return MathText([.prefix(row != nil ? "…" : column != nil ? "⋮" : "⋱")])
        }
      })
  }

  /// The element of an operand that takes part in one element of the value.
  func element(_ row: Int, of operand: VectorGraph.Operand) -> Term {
    guard !graph.shape(of: operand).isScalar else { return term(operand) }
    switch operand {
    case .numbers(let array, _): return Term(constant: array.elements[row])
    case .node(let source), .element(_, let source):
      return store.variable(graph.nodes[source].symbol(ofElement: row))
    }
  }
}
