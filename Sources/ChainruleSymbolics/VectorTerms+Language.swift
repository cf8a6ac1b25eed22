import ChainruleCalculus

/// Derivatives in the language of programs.
extension VectorTerms {
  /// Longer formulas are not written.
  private static let mostCharacters = 400

  /// A derivative in the language of programs; nil where that cannot say it.
  ///
  /// - Parameter isInInputs: whether intermediate variables are replaced by what they are.
  func programText(
    _ sum: JacobianSum, from source: Int, to target: Int, isInInputs: Bool
  ) -> String? {
    let (x, y) = (graph.nodes[source].shape, graph.nodes[target].shape)
    let isInShape = y.isScalar && x.isMatrix
    if !isInShape, x.isMatrix || y.isMatrix { return nil }
    let writer = JacobianWriter { term in
      guard let term = isInInputs ? self.inInputs(term) : term else { return nil }
      return Self.isExpressible(term) ? term : nil
    }
    if sum.products.allSatisfy({ $0.scalar == 0 }) { return zeroText(from: source, to: target) }
    let text = writer.text(
      sum.products, rows: isInShape ? x.rows : y.count, columns: isInShape ? x.columns : x.count)
    return text.flatMap { $0.count > Self.mostCharacters ? nil : $0 }
  }

  /// 0 in the shape of a derivative; nil where that is neither a vector nor a matrix.
  func zeroText(from source: Int, to target: Int) -> String? {
    let (x, y) = (graph.nodes[source].shape, graph.nodes[target].shape)
    if y.isScalar, x.isMatrix { return "0*\(graph.nodes[source].name)" }
    if x.isMatrix || y.isMatrix { return nil }
    if y.isScalar { return x.isScalar ? "0" : "zeros(\(x.count))'" }
    return x.isScalar ? "zeros(\(y.count))" : "zeros(\(y.count))@zeros(\(x.count))'"
  }

  /// The program has no names for the values of a name that has several, and no choice between
  /// vectors in words.
  private static func isExpressible(_ term: Term) -> Bool {
    !term.containsSymbol { $0.isShortened || $0.programText.contains(".") && $0.isNamed }
      && !(term.containsSelection && term.containsArray)
  }

  // MARK: In the inputs

  private func inInputs(_ term: Term) -> Term? {
    var isWhole = true
    let whole = term.replacing { symbol in
      guard let written = inInputs(symbol) else {
        isWhole = false
        return nil
      }
      return written
    }
    return isWhole ? whole : nil
  }

  /// What stands for a symbol in a formula of the inputs; nil where it is too long.
  private func inInputs(_ symbol: Symbol) -> Term? {
    switch symbol {
    case .number, .array:
      guard let place = place(of: symbol), case .operation = graph.nodes[place].role else {
        return store.variable(symbol)
      }
      return written[place]
    case .element(let whole, let element):
      guard let place = place(of: whole), case .operation(let operation) = graph.nodes[place].role
      else { return store.variable(symbol) }
      if operation == .list, graph.nodes[place].shape.isVector {
        return inInputs(term(graph.nodes[place].operands[element]))
      }
      return written[place].flatMap { whole in
        wrapped(
          Self.primary(whole) + graph.nodes[place].shape.subscriptText(of: element), .scalar)
      }
    case .softmax(let argument):
      return inInputs(argument).flatMap { wrapped("softmax(\($0.programText))", symbol.shape) }
    case .part, .transpose, .list, .unit: return store.variable(symbol)
    case .written, .product, .everyElement: return nil
    }
  }

  private func wrapped(_ text: String, _ shape: Shape, isProduct: Bool = false) -> Term? {
    text.count > Self.mostCharacters
      ? nil : store.variable(.written(text, shape, isProduct: isProduct))
  }

  /// A term that something may be written to the right of.
  static func primary(_ term: Term) -> String {
    let text = term.programText
    return term.isPrimary ? text : "(\(text))"
  }

  /// What each operation is in the inputs; nil where that is long.
  func inInputs() -> [Int: Term] {
    var terms = self
    for place in graph.nodes.indices {
      guard case .operation(let operation) = graph.nodes[place].role else { continue }
      terms.written[place] = terms.definition(of: place, operation)
    }
    return terms.written
  }

  private func definition(of place: Int, _ operation: ArrayOperation) -> Term? {
    let node = graph.nodes[place]
    let operands = node.operands.compactMap { inInputs(term($0)) }
    guard operands.count == node.operands.count, operands.allSatisfy(Self.isExpressible) else {
      return nil
    }
    switch operation {
    case .elementwise(.identity): return operands[0]
    case .elementwise(let operation):
      let whole = store.application(operation, to: operands)
      return whole.operationCount > 60 ? nil : whole
    case .structural(let operation):
      let texts = operands.map(\.programText)
      switch operation.definition.figure {
      case .sign("·"):
        return wrapped(
          operands.map(Self.primary).joined(separator: "·"), node.shape, isProduct: true)
      case .product:
        return wrapped(
          operands.map(Self.primary).joined(separator: "@"), node.shape, isProduct: true)
      case .transposed: return wrapped(Self.primary(operands[0]) + "'", node.shape)
      case .name, .sign, .outer, .bars:
        return wrapped("\(operation.name)(\(texts.joined(separator: ", ")))", node.shape)
      }
    case .list:
      return wrapped(
        "[" + operands.map(\.programText).joined(separator: ", ") + "]", node.shape)
    case .part(let subscripts):
      return wrapped(
        Self.primary(operands[0]) + "[" + subscripts.map(\.text).joined(separator: ", ") + "]",
        node.shape)
    }
  }
}

extension Symbol {
  fileprivate var isNamed: Bool {
    switch self {
    case .number, .array, .part, .transpose: true
    case .softmax(let symbol), .element(let symbol, _), .everyElement(let symbol): symbol.isNamed
    case .product, .list, .unit, .written: false
    }
  }
}

extension Term {
  fileprivate var isPrimary: Bool {
    if let symbol {
      if case .written(_, _, let isProduct) = symbol { return !isProduct }
      return true
    }
    guard let (operation, _) = application else { return (primal ?? -1) >= 0 }
    if case .function = operation.notation { return true }
    return false
  }
}
