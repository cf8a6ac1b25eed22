package import ChainruleCalculus
import ChainruleSymbolics

/// A vector or matrix of max(0, z), and which of its elements are above the kink.
package struct Activation: Sendable, Equatable {
  package let name: String
  package let shape: Shape
  /// Counted from 0, row by row.
  package let active: [Int]

  /// Those of a program at a point, in the order of evaluation.
  static func all(of differentiation: Differentiation) -> [Activation] {
    guard let vectors = differentiation.program.vectors else { return [] }
    return vectors.nodes.compactMap { node in
      guard !node.shape.isScalar, node.isRectifier else { return nil }
      let active = node.elements.indices.filter { element in
        guard case .node(let place) = node.elements[element] else { return false }
        return differentiation.values[place.index] > 0
      }
      return Activation(name: node.name, shape: node.shape, active: active)
    }
  }

  /// How many subscripts a line has room for.
  private static let most = 10

  /// `a is active in 3 of 5 elements: 1, 3, 5`
  var text: String {
    let few = active.prefix(Self.most).map {
      subscripts($0).map(String.init).joined(separator: ",")
    }
    let list = shape.isMatrix ? few.map { "[\($0)]" } : few
    let names = list.isEmpty ? "" : ": " + list.joined(separator: ", ")
    return
      "\(Formula(name: name).unicodeText) is active in \(active.count) of \(shape.count) elements"
      + names + (active.count > Self.most ? ", …" : "")
  }

  var json: JSON {
    let elements = active.map { element -> JSON in
      let places = subscripts(element).map(JSON.integer)
      return places.count == 1 ? places[0] : .array(places)
    }
    return ["of": .integer(shape.count), "elements": .array(elements)]
  }

  /// Of one element, counted from 1.
  private func subscripts(_ element: Int) -> [Int] {
    shape.isMatrix
      ? [element / shape.columns + 1, element % shape.columns + 1] : [element + 1]
  }
}

extension VectorGraph.Node {
  /// Whether it is max(0, z), max(z, 0) or relu(z).
  fileprivate var isRectifier: Bool {
    switch role {
    case .operation(.elementwise(.rectifiedLinearUnit)): true
    case .operation(.elementwise(.maximum)):
      operands.contains { operand in
        if case .numbers(let array, _) = operand { array.elements == [0] } else { false }
      }
    case .operation, .input, .constant: false
    }
  }
}
