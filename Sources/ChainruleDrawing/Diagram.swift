package import BigInt
package import ChainruleSymbolics

/// What a picture of a graph shows, before it is known where.
package struct Diagram: Sendable, Equatable {
  package struct Node: Sendable, Equatable {
    package enum Role: String, Sendable {
      case input, constant, operation, output
    }

    /// Stable, and made from the place of the node, never from its name.
    package let id: String
    package let name: String
    package let role: Role
    /// The name as it is set, then other names of the same node.
    package let label: Formula
    /// The operation on the names of its operands; nil for inputs and constants.
    package let definition: Formula?
    /// The same in the language of programs.
    package let expression: String?
    /// Nil while not computed.
    package let value: Double?
    package let tangents: [Derivative]
    package let adjoints: [Derivative]
    package let touchesKink: Bool
  }

  /// A tangent along a direction, or an adjoint of an output.
  package struct Derivative: Sendable, Equatable {
    /// Of what, where several are shown side by side.
    package let label: Formula?
    package let value: Double
  }

  package struct Edge: Sendable, Equatable {
    package enum Kind: String, Sendable {
      /// Bears a partial.
      case partial
      /// Leads from a condition, and passes no derivative.
      case condition
      /// Leads from what depends on no chosen input.
      case constant
    }

    package let id: String
    package let source: Int
    package let target: Int
    package let kind: Kind
    /// ∂u/∂x
    package let derivative: Formula
    /// The partial in the names of the operands.
    package let formula: Formula?
    package let expression: String?
    package let value: Double?
    /// Whether the partial is written beside the edge.
    package let isLabelled: Bool
  }

  /// A way along which a change of an input reaches an output, drawn in a colour of its own.
  package struct Path: Sendable, Equatable {
    /// The nodes from the input to the output.
    package let nodes: [Int]
    /// The edges between them.
    package let edges: [Int]
    /// The partials of the edges, where they are known.
    package let partials: [Double]
    package let product: Double?
  }

  /// A line under the picture: the total derivative of an output by an input.
  package struct Total: Sendable, Equatable {
    package let derivative: Formula
    package let pathCount: BigUInt
    package let value: Double?
    /// The paths that are drawn in colour, as places in `Diagram.paths`: all of them or none.
    package let paths: Range<Int>
  }

  /// A number that a picture may show or leave out.
  package enum Part: String, Sendable, CaseIterable {
    case value, tangent, adjoint, partial
  }

  /// The equation, and the point where one is given.
  package let title: String
  /// What the picture shows, for readers who hear it.
  package let description: String
  package let nodes: [Node]
  package let edges: [Edge]
  package let paths: [Path]
  package let totals: [Total]
  package let number: NumberText

  /// Above this number, the total derivatives are not written under the picture.
  static let totalsShown = 9

  package var showsTangents: Bool { nodes.contains { !$0.tangents.isEmpty } }
  package var showsAdjoints: Bool { nodes.contains { !$0.adjoints.isEmpty } }
}

extension Diagram.Total {
  /// `dy/dx = −1.2484   summed over 2 paths`
  func equation(_ number: NumberText) -> Formula {
    let coloured = paths.isEmpty || pathCount == paths.count ? "" : ", the largest in colour"
    let reason =
      pathCount == 0
      ? "no path" : pathCount == 1 ? "along 1 path" : "summed over \(pathCount) paths" + coloured
    return known(number) + Formula("   " + reason, .quiet)
  }

  /// `dy/dx = 6   along x → u₁ → y   2 · 3`
  func equation(_ number: NumberText, along path: Formula) -> Formula {
    known(number) + Formula("   along ", .quiet) + path
  }

  private func known(_ number: NumberText) -> Formula {
    guard let value else { return derivative }
    return derivative + Formula(" = ", .quiet) + Formula(number(value), .result)
  }
}

extension Diagram {
  /// `x → u₁ → y   2 · 1 = 2`
  func equation(of path: Path) -> Formula {
    var equation = Formula()
    for (place, node) in path.nodes.enumerated() {
      if place > 0 { equation += Formula(" → ", .quiet) }
      equation += nodes[node].label
    }
    guard let product = path.product, path.partials.count > 1 else { return equation }
    let factors = path.partials.map { $0 < 0 ? "(\(number($0)))" : number($0) }
    return equation + Formula("   " + factors.joined(separator: " · ") + " = ", .quiet)
      + Formula(number(product), .result)
  }
}
