package import BigInt
package import ChainruleCalculus
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
    package let shape: Shape
    /// The name as it is set, then other names of the same node.
    package let label: Formula
    /// The operation on the names of its operands; nil for inputs and constants.
    package let definition: Formula?
    /// The same in the language of programs.
    package let expression: String?
    /// What the card of a group stands for; nil for a single node.
    package let content: Content?
    /// Nil while not computed.
    package let value: Quantity?
    package let tangents: [Derivative]
    package let adjoints: [Derivative]
    package let touchesKink: Bool
  }

  /// What the card of a group stands for.
  package struct Content: Sendable, Equatable, CustomStringConvertible {
    package let nodes: Int
    package let operations: Int

    /// `2 operations`, or `8 inputs` where nothing is computed.
    package var description: String {
      let (count, name) = operations == 0 ? (nodes, "input") : (operations, "operation")
      return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
  }

  /// A tangent along a direction, or an adjoint of an output.
  package struct Derivative: Sendable, Equatable {
    /// Of what, where several are shown side by side.
    package let label: Formula?
    package let value: Quantity
  }

  package struct Edge: Sendable, Equatable {
    package enum Kind: String, Sendable {
      /// Bears a partial.
      case partial
      /// Stands for several edges, or for one from or to the inside of a folded card.
      case bundle
      /// Leads from a condition, and passes no derivative.
      case condition
      /// Leads from what depends on no chosen input.
      case constant

      /// Whether no change passes along it.
      package var isDashed: Bool {
        switch self {
        case .partial, .bundle: false
        case .condition, .constant: true
        }
      }
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
    package let value: Quantity?
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
    package let partials: [Quantity]
    package let product: Quantity?
    /// What is multiplied, as it is written under the picture; empty for a partial by itself.
    let factors: [Formula]
  }

  /// A line under the picture: the total derivative of an output by an input.
  package struct Total: Sendable, Equatable {
    package let derivative: Formula
    /// Nil where there are too many to be counted.
    package let pathCount: BigUInt?
    package let value: Quantity?
    /// The paths that are drawn in colour, as places in `Diagram.paths`: all of them or none.
    package let paths: Range<Int>
  }

  /// What a picture may show or leave out.
  package enum Part: String, Sendable, CaseIterable {
    case value, tangent, adjoint, partial, shape, jacobian
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
  /// Whether a vector or matrix bears a rectangle of its shape.
  package let showsShapes: Bool

  /// Above this number, the total derivatives are not written under the picture.
  static let totalsShown = 9

  /// Above this number of nodes, paths are not counted.
  static let countedNodes = 20_000

  package var showsTangents: Bool { nodes.contains { !$0.tangents.isEmpty } }
  package var showsAdjoints: Bool { nodes.contains { !$0.adjoints.isEmpty } }
}

extension Diagram.Total {
  /// Whether its only path is drawn in colour.
  var isOnePath: Bool { paths.count == 1 && pathCount == 1 }

  /// `dy/dx = −1.2484   summed over 2 paths`
  func equation(_ number: NumberText) -> Formula {
    guard let pathCount else { return known(number) }
    let coloured = paths.isEmpty || pathCount == paths.count ? "" : ", the largest in colour"
    let reason =
      pathCount == 0
      ? "no path" : pathCount == 1 ? "along 1 path" : "summed over \(Self.text(pathCount)) paths"
    return known(number) + Formula("   " + reason + coloured, .quiet)
  }

  /// All digits of a number that can be read, the order of magnitude of others.
  private static func text(_ count: BigUInt) -> String {
    let digits = String(count)
    return digits.count <= 12 ? digits : "more than 10^\(digits.count - 1)"
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
  /// `x → u₁ → y`
  func route(of path: Path) -> Formula {
    Self.shortened(path.nodes.map { nodes[$0].label }, Formula(" → ", .quiet))
  }

  /// `x → u₁ → y   2 · 1 = 2`
  func equation(of path: Path) -> Formula {
    var equation = route(of: path)
    if !path.factors.isEmpty {
      equation +=
        Formula("   ", .quiet)
        + Self.shortened(path.factors, Formula(" · ", .quiet))
    }
    guard let product = path.product else { return equation }
    return equation + Formula(path.factors.isEmpty ? "   " : " = ", .quiet)
      + Formula(number(product), .result)
  }

  /// The parts with a sign between them; of many, the first and the last.
  private static func shortened(_ parts: [Formula], _ sign: Formula) -> Formula {
    let kept = 4
    let shown =
      parts.count <= 2 * kept
      ? parts : parts.prefix(kept) + [Formula("…", .quiet)] + parts.suffix(kept)
    return shown.dropFirst().reduce(shown.first ?? Formula()) { $0 + sign + $1 }
  }
}
