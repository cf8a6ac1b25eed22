/// The numbers of a vector graph: those of the scalar graph, collected by node.
///
/// An element of a node that only moves elements of others, as a transpose does, is no node of the
/// scalar graph. Its adjoint is what its own uses pass back.
package struct VectorDifferentiation: Sendable {
  package let graph: VectorGraph
  package let scalar: Differentiation

  package init(_ graph: VectorGraph, _ scalar: Differentiation) {
    self.graph = graph
    self.scalar = scalar
  }
}

extension VectorDifferentiation {
  /// An input by which derivatives are taken: all of it, or one of its elements, counted from 0.
  package struct ChosenInput: Sendable, Equatable {
    package let place: Int
    package let element: Int?

    package init(_ place: Int, element: Int? = nil) {
      self.place = place
      self.element = element
    }

    /// The columns by which it is meant of a matrix of derivatives by all elements.
    package func columns(of rows: [[Double]]) -> [[Double]] {
      element.map { element in rows.map { [$0[element]] } } ?? rows
    }
  }

  /// The inputs by which derivatives are taken, in the order of the program.
  package var chosenInputs: [ChosenInput] {
    let chosen = Set(scalar.chosen)
    return graph.nodes.indices.flatMap { place -> [ChosenInput] in
      let node = graph.nodes[place]
      guard node.role == .input else { return [] }
      let elements = node.elements.indices.filter {
        if case .node(let input) = node.elements[$0] { chosen.contains(input) } else { false }
      }
      if elements.count == node.elements.count { return [ChosenInput(place)] }
      return elements.map { ChosenInput(place, element: $0) }
    }
  }

  /// The value of each element; nil where it is not computed.
  package func values(of place: Int) -> ShapedArray<Double?> {
    collected(place) {
      scalar.values[$0.index]
    } number: {
      $0
    }
  }

  /// The tangent of each element, where the tangents of the scalar graph are these.
  package func tangents(of place: Int, in tangents: [Double?]) -> ShapedArray<Double?> {
    collected(place) {
      tangents[$0.index] ?? 0
    } number: { _ in
      0
    }
  }

  private func collected(
    _ place: Int, _ value: (NodeID) -> Double, number: (Double) -> Double
  ) -> ShapedArray<Double?> {
    let node = graph.nodes[place]
    return ShapedArray(
      node.shape,
      node.elements.map { element in
        switch element {
        case .node(let node): value(node)
        case .number(let constant): number(constant)
        case .dropped: nil
        }
      })
  }

  /// Whether any element depends on a chosen input.
  package func isActive(_ place: Int) -> Bool {
    graph.nodes[place].elements.contains(where: isActive)
  }

  private func isActive(_ element: VectorGraph.Element) -> Bool {
    if case .node(let node) = element { scalar.linearized.active[node.index] } else { false }
  }

  /// Whether one of a node's operations is evaluated at a kink.
  package func touchesKink(_ place: Int) -> Bool {
    guard let expansion = graph.expansion(of: place) else { return false }
    let point = graph.inputElements(of: place).map(value)
    return !expansion.graph.kinks(at: expansion.graph.values(at: point)).isEmpty
  }

  private func value(_ element: VectorGraph.Element) -> Double {
    switch element {
    case .node(let node): scalar.values[node.index]
    case .number(let number): number
    case .dropped: 0
    }
  }

  /// Reverse mode on the vector graph: the derivative of one element of a node by every element of
  /// every node; nil for nodes to which nothing is passed back.
  ///
  ///     x̄ += ȳ · ∂y/∂x      for every edge from x to y, the latest y first
  ///
  /// - Parameter observe: is shown every step in the order in which it is done.
  /// - Complexity: the operations of the program.
  package func adjoints(
    of element: Int, in output: Int, observe: (VectorAdjointStep) -> Void = { _ in }
  ) -> [[Double]?] {
    var adjoints = [[Double]?](repeating: nil, count: graph.nodes.count)
    guard isActive(graph.nodes[output].elements[element]) else { return adjoints }
    var seed = [Double](repeating: 0, count: graph.nodes[output].shape.count)
    seed[element] = 1
    adjoints[output] = seed
    for place in stride(from: output, through: 0, by: -1) {
      guard let adjoint = adjoints[place], let products = products(adjoint, at: place) else {
        continue
      }
      for (position, product) in products.enumerated() where !product.isEmpty {
        let operand = graph.nodes[place].operands[position]
        guard let source = operand.source else { continue }
        let addend = spread(product, over: operand)
        let sum = adjoints[source].map { zip($0, addend).map { $0 + $1 } } ?? addend
        adjoints[source] = sum
        observe(
          VectorAdjointStep(
            node: source, from: place, operand: position, addend: addend, adjoint: sum))
      }
    }
    return adjoints
  }

  /// What is passed to an operand as a number for each element of its node.
  private func spread(_ product: [Double], over operand: VectorGraph.Operand) -> [Double] {
    guard case .element(let element, let source) = operand else { return product }
    var addend = [Double](repeating: 0, count: graph.nodes[source].shape.count)
    addend[element] = product[0]
    return addend
  }
}

/// One step of reverse mode on the vector graph: what a node passes back to one of its operands.
package struct VectorAdjointStep: Sendable {
  /// The node whose adjoint grows.
  package let node: Int
  /// The node that passes its adjoint back, and the place of the operand.
  package let from: Int
  package let operand: Int
  package let addend: [Double]
  /// The adjoint after the step.
  package let adjoint: [Double]
}

extension VectorDifferentiation {
  /// The derivative of a node by all elements of another that it uses, however often.
  package func jacobian(from source: Int, to target: Int) -> [[Double]] {
    let columns = graph.nodes[source].shape.count
    var jacobian = [[Double]](
      repeating: [Double](repeating: 0, count: columns), count: graph.nodes[target].shape.count)
    for (position, operand) in graph.nodes[target].operands.enumerated()
    where operand.source == source {
      let first = if case .element(let element, _) = operand { element } else { 0 }
      for (row, entries) in self.jacobian(of: target, by: position).enumerated() {
        for (column, entry) in entries.enumerated() { jacobian[row][first + column] += entry }
      }
    }
    return jacobian
  }

  /// A row times the Jacobian of a node by all elements of another that it uses.
  func passed(_ weights: [Double], from target: Int, to source: Int) -> [Double] {
    var sum = [Double](repeating: 0, count: graph.nodes[source].shape.count)
    guard let products = products(weights, at: target) else { return sum }
    for (position, operand) in graph.nodes[target].operands.enumerated()
    where operand.source == source && !products[position].isEmpty {
      let first = if case .element(let element, _) = operand { element } else { 0 }
      for (place, number) in products[position].enumerated() { sum[first + place] += number }
    }
    return sum
  }

  /// The derivative of a node by each element of one of its operands, a row for each element of the
  /// node: what its edge bears.
  ///
  /// - Complexity: the operations of the node for each of its elements.
  package func jacobian(of place: Int, by operand: Int) -> [[Double]] {
    (0..<graph.nodes[place].shape.count).map { element in
      var weights = [Double](repeating: 0, count: graph.nodes[place].shape.count)
      weights[element] = 1
      let product = products(weights, at: place)?[operand] ?? []
      let count = graph.shape(of: graph.nodes[place].operands[operand]).count
      return product.isEmpty ? [Double](repeating: 0, count: count) : product
    }
  }

  /// A row times the derivatives of a node by each of its operands; empty for what depends on no
  /// chosen input.
  private func products(_ weights: [Double], at place: Int) -> [[Double]]? {
    guard let expansion = graph.expansion(of: place, weights: weights) else { return nil }
    let elements = graph.inputElements(of: place)
    let point = elements.map(value)
    let chosen = elements.indices.filter { isActive(elements[$0]) }.map { NodeID($0) }
    let values = expansion.graph.values(at: point)
    let linearized = expansion.graph.linearized(
      at: values, active: expansion.graph.active(for: chosen), atKink: scalar.rule)
    let adjoints = linearized.adjoints(of: expansion.graph.outputs[0])
    return expansion.inputs.map { range in
      range.contains { isActive(elements[$0]) } ? range.map { adjoints[$0] ?? 0 } : []
    }
  }
}
