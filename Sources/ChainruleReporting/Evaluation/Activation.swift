package import ChainruleCalculus
import ChainruleSymbolics

/// A vector or matrix of max(0, z), or the terms of a loop, and which of them are above the kink.
package struct Activation: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case elements, terms
  }

  package let name: String
  package let kind: Kind
  package let shape: Shape
  /// Counted from 0, row by row.
  package let active: [Int]

  /// Those of a program at a point, in the order of evaluation.
  static func all(of differentiation: Differentiation) -> [Activation] {
    guard let vectors = differentiation.program.vectors else { return [] }
    func active(_ elements: [VectorGraph.Element]) -> [Int] {
      elements.indices.filter { place in
        guard case .node(let node) = elements[place] else { return false }
        return differentiation.values[node.index] > 0
      }
    }
    let rectifiers = vectors.nodes.filter(\.isRectifier)
    let arrays = rectifiers.filter { !$0.shape.isScalar }.map {
      Activation(
        name: $0.name, kind: .elements, shape: $0.shape, active: active($0.elements))
    }
    // Those without a name that stand in the terms of a sum or in the passes of a loop.
    let terms = rectifiers.filter { $0.shape.isScalar && !$0.isNamed }.flatMap(\.elements)
    guard terms.count > 1 else { return arrays }
    return arrays + [
      Activation(
        name: "max(0, ·)", kind: .terms, shape: .vector(terms.count), active: active(terms))
    ]
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
    let written = kind == .terms ? name : Formula(name: name).unicodeText
    return
      "\(written) is active in \(active.count) of \(shape.count) \(kind.rawValue)"
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
