package import ChainruleCalculus

/// The formulas of a vector graph: what each node is, and the Jacobian on each edge.
package struct VectorTerms {
  let graph: VectorGraph
  private let number: (Double) -> String
  let store = TermStore()
  /// Second names of inputs.
  let secondNames: SecondNames
  /// What stands for nodes that are equal to others.
  let equals: [Symbol: Term]
  /// What operations are in the inputs, in the language of programs, where that is asked for.
  var written: [Int: Term] = [:]
  private let places: [String: Int]

  package init(_ graph: VectorGraph, number: @escaping (Double) -> String) {
    self.init(graph, secondNames: .none, number: number)
  }

  init(
    _ graph: VectorGraph, secondNames: SecondNames, number: @escaping (Double) -> String
  ) {
    self.graph = graph
    self.secondNames = secondNames
    self.number = number
    places = Dictionary(
      graph.nodes.indices.map { (graph.nodes[$0].name, $0) },
      uniquingKeysWith: { first, _ in first })
    equals = Self.equals(in: graph, store)
    // A program's own pi or e hides the constant, which then has to be printed in digits.
    for constant in ["pi", "e"] where graph.nodes.contains(where: { $0.name == constant }) {
      _ = store.variable(constant)
    }
  }

  /// The node of a name.
  func place(named name: String) -> Int? { places[name] }

  /// The node that stands in formulas by this symbol.
  func place(of symbol: Symbol) -> Int? {
    switch symbol {
    case .number(let name), .array(let name, _): places[name]
    case .part, .transpose, .list, .unit, .softmax, .written, .product, .element, .everyElement: nil
    }
  }

  /// The name of an element of a node.
  func name(of place: Int, element: Int) -> MathText {
    text(store.variable(graph.nodes[place].symbol(ofElement: element)))
  }

  /// The name of a node, that of a vector or matrix in bold.
  package func name(of place: Int) -> MathText { text(store.variable(graph.nodes[place].symbol)) }
}

extension Symbol {
  fileprivate init(_ numbers: ShapedArray<Double>, _ name: VectorGraph.NumbersName?) {
    self =
      switch name {
      case .part(let whole, let subscripts): .part(of: whole, subscripts, numbers.shape)
      case .transpose(let whole): .transpose(of: whole, numbers.shape)
      case nil: .list(numbers.elements, numbers.shape)
      }
  }
}

extension VectorGraph.Node {
  var symbol: Symbol { shape.isScalar ? .number(name) : .array(name, shape) }

  func symbol(ofElement element: Int) -> Symbol {
    shape.isScalar ? symbol : .element(of: symbol, at: element)
  }
}

// MARK: Operands

extension VectorTerms {
  func text(_ operand: VectorGraph.Operand) -> MathText { text(term(operand)) }

  /// A term as it is set, its vectors and matrices in bold.
  func text(_ term: Term, in place: Term.Place = .alone) -> MathText {
    term.mathText(in: place, number: number)
  }

  /// An operand in a formula of numbers.
  func term(_ operand: VectorGraph.Operand) -> Term {
    switch operand {
    case .node(let source): store.variable(graph.nodes[source].symbol)
    case .element(let element, let source):
      store.variable(graph.nodes[source].symbol(ofElement: element))
    case .numbers(let array, let name):
      if array.shape.isScalar {
        store.constant(array.elements[0])
      } else {
        store.variable(Symbol(array, name))
      }
    }
  }
}

// MARK: What a node is

extension VectorTerms {
  /// The operation of a node on the names of its operands; nil for inputs and constants, and for a
  /// node that is nothing but the element of another whose name it bears.
  package func definition(of place: Int) -> MathText? {
    let node = graph.nodes[place]
    guard case .operation(let operation) = node.role else { return nil }
    let operands = node.operands.map(text)
    switch operation {
    case .elementwise(let operation):
      let definition = elementwise(operation, node.operands)
      return definition == name(of: place) ? nil : definition
    case .structural(let operation):
      return operation.definition.figure.text(
        operands, node.operands.map(graph.shape(of:)), name: operation.name)
    case .list:
      let gap = [MathText([.text("…")])]
      let shown = operands.count > 4 ? operands.prefix(2) + gap + operands.suffix(1) : operands[...]
      return MathText([.text("[")]) + .list(Array(shown)) + MathText([.text("]")])
    case .part(let subscripts):
      let places = subscripts.map(\.text).joined(separator: ", ")
      return operands[0] + MathText([.text("[\(places)]")])
    }
  }

  /// Products and quotients of two arrays are told from those of matrices: w ⊗ x, w ⊘ x.
  private func elementwise(_ operation: Operation, _ operands: [VectorGraph.Operand]) -> MathText {
    if operation == .identity { return text(operands[0]) }
    let areArrays = operands.allSatisfy { !graph.shape(of: $0).isScalar }
    if areArrays, operation == .multiplication || operation == .division {
      let sign = operation == .multiplication ? "⊗" : "⊘"
      return text(operands[0]) + .sign(sign) + text(operands[1])
    }
    return text(store.application(operation, to: operands.map(term)))
  }
}

// MARK: What stands on an edge

extension VectorTerms {
  /// The Jacobian of a node by one of its operands, by its structure; nil where it has no short
  /// form.
  package func jacobian(of place: Int, by position: Int) -> MathText? {
    let node = graph.nodes[place]
    guard case .operation(let operation) = node.role else { return nil }
    switch operation {
    case .elementwise(let operation): return elementwise(operation, place, position)
    case .structural(.concatenation): return placement(place, position)
    case .structural(let operation):
      let form = operation.definition.derivative(
        by: position, of: node.operands.map(graph.shape(of:)))
      if case .block(let inner) = form, block(inner, place, position) == nil { return nil }
      return text(form, place)
    case .list:
      let isScalar = graph.shape(of: node.operands[position]).isScalar
      return isScalar ? unit(position, of: node.shape) : placement(place, position)
    case .part(let subscripts):
      guard subscripts.count == 1 else { return nil }
      return identity + MathText([.text("[\(subscripts[0].text), :]")])
    }
  }

  /// The Jacobian of a node by all elements of another that it uses, however often; nil where it has
  /// no short form.
  package func jacobian(from source: Int, to target: Int) -> MathText? {
    var addends: [MathText] = []
    for (position, operand) in graph.nodes[target].operands.enumerated()
    where operand.source == source {
      guard let addend = jacobian(of: target, by: position) else { return nil }
      guard case .element(let element, _) = operand, !graph.nodes[source].shape.isScalar else {
        addends.append(addend)
        continue
      }
      addends.append(scaled(unit(element, of: graph.nodes[source].shape).transposed, by: addend))
    }
    guard let first = addends.first, addends.count <= Self.addendsShown else { return nil }
    if addends.count > 1, addends.allSatisfy({ $0 == first }) {
      let sign: MathText.Product = first.beginsWithFunction ? .close : .implied
      return MathText([.number("\(addends.count)"), .times(sign)]) + first.asFactor
    }
    return .sum(addends)
  }

  private func scaled(_ unit: MathText, by factor: MathText) -> MathText {
    if factor == MathText([.number("1")]) { return unit }
    if factor.line.plainText == "−1" { return MathText([.prefix("−")]) + unit }
    return factor.asFactor + MathText([.times(.close)]) + unit
  }

  /// Of more terms a Jacobian is no short form.
  private static let addendsShown = 3

  /// `[I; 0]`: which part of the whole an operand becomes.
  private func placement(_ place: Int, _ position: Int) -> MathText? {
    let operands = graph.nodes[place].operands
    guard operands.count <= Self.addendsShown else { return nil }
    return .group(
      .matrix(columns: 1),
      operands.indices.map { operand in
        operand != position
          ? zero : graph.shape(of: operands[operand]).isScalar ? MathText([.number("1")]) : identity
      })
  }

  /// e₂, a column with a 1 at one element, counted from 0, and else 0.
  package func unit(_ element: Int, of shape: Shape) -> MathText {
    MathText([.array("e" + shape.subscriptText(of: element))])
  }

  /// The transpose of a Jacobian as it is written: of xᵀ it is x, of diag(v) and cI the same.
  package func transposed(_ form: MathText) -> MathText {
    let isSymmetric =
      form.tokens.last == .array("I") || form.line.plainText.hasPrefix("diag(")
      || !form.tokens.contains {
        if case .array = $0 { true } else { false }
      }
    if isSymmetric { return form }
    let end: [MathText.Token] = [.next, .text("T"), .end]
    if form.tokens.first == .begin(.power), form.tokens.suffix(3) == end[...],
      form.tokens.count(where: { $0 == .next }) == 1
    {
      return MathText(Array(form.tokens.dropFirst().dropLast(3)))
    }
    return form.transposed
  }

  /// I, cI or diag(v) by an array; **1** or a column by a scalar beside an array.
  private func elementwise(_ operation: Operation, _ place: Int, _ position: Int) -> MathText? {
    let operands = graph.nodes[place].operands
    let isScalar = graph.nodes[place].shape.isScalar
    let unit = graph.shape(of: operands[position]).isScalar ? ones : identity
    if operation == .identity { return isScalar ? MathText([.number("1")]) : unit }
    let terms = operands.map(term)
    guard
      let partial = operation.partial(
        of: terms, value: store.application(operation, to: terms),
        by: operands.indices.map { $0 == position }, in: store)
    else { return nil }
    if isScalar {
      let indicator = partial.asIndicator
      if indicator.containsSelection { return nil }
      return indicator == partial ? text(partial) : text(indicator).asFactor
    }
    if partial == 0 { return zero }
    if let number = partial.primal {
      let sign = number == 1 ? [] : number == -1 ? [MathText.Token.prefix("−")] : nil
      return sign.map { MathText($0) + unit } ?? text(partial) + unit
    }
    guard partial.containsArray else {
      return front(partial) + MathText([.times(.close)]) + unit
    }
    return unit == ones ? text(partial.asIndicator) : text(partial.asIndicator).in("diag")
  }

  /// Whether a Jacobian is I or −I.
  func isUnit(_ form: MathText) -> Bool { form.tokens.last == .array("I") }

  var identity: MathText { MathText([.array("I")]) }
  var ones: MathText { MathText([.array("1")]) }
  var zero: MathText { MathText([.array("0")]) }

  private func text(_ form: MatrixDerivative, _ place: Int) -> MathText? {
    switch form {
    case .operand(let position): text(graph.nodes[place].operands[position])
    case .value: name(of: place)
    case .number(let value): MathText([.number(number(value))])
    case .identity: identity
    case .ones: ones
    case .transposed(.operand(let position)) where keepsShape(position, of: place):
      text(graph.nodes[place].operands[position])
    case .transposed(let inner): text(inner, place)?.transposed
    case .diagonal(let inner): text(inner, place)?.in("diag")
    case .softmax(let inner): text(inner, place)?.in("softmax")
    case .block(let inner): text(inner, place)?.in("block")
    case .product(let a, let b): joined(a, b, place) { $0 + $1 }
    case .difference(let a, let b): joined(a, b, place) { $0 + .sign("−") + $1 }
    case .quotient(let a, let b): joined(a, b, place) { .group(.fraction, $0, $1) }
    case .chosen, .placement, .dense: nil
    }
  }

  private func joined(
    _ a: MatrixDerivative, _ b: MatrixDerivative, _ place: Int,
    _ join: (MathText, MathText) -> MathText
  ) -> MathText? {
    text(a, place).flatMap { a in text(b, place).map { join(a, $0) } }
  }
}

extension Term {
  /// A comparison is 1 or 0 by itself: `if c then 1 else 0` is c, and `if c then 0 else 1` is 1 − c.
  var asIndicator: Term {
    guard let (operation, operands) = application, operation == .selection else { return self }
    return switch (operands[1].primal, operands[2].primal) {
    case (1, 0): operands[0]
    case (0, 1): 1 - operands[0]
    case _: self
    }
  }
}
