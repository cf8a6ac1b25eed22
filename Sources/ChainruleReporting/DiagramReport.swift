import ChainruleCalculus
package import ChainruleDrawing
import ChainruleGraphviz
import ChainruleSymbolics

/// A diagram as JSON: what is seen, and where, once it is laid out.
package struct DiagramReport: Sendable {
  private let diagram: Diagram
  private let scene: Scene?

  /// - Parameter scene: where everything is; nil before the diagram is laid out.
  package init(_ diagram: Diagram, _ scene: Scene? = nil) {
    self.diagram = diagram
    self.scene = scene
  }

  package var json: JSON {
    [
      "schema": "chainrule.diagram/1",
      "nodes": .array(diagram.nodes.indices.map(node)),
      "edges": .array(zip(diagram.edges, diagram.pathsOfEdges).map(edge)),
      "paths": .array(diagram.paths.map(path)),
    ]
  }

  private func node(_ place: Int) -> JSON {
    let node = diagram.nodes[place]
    let card = scene?.cards[place]
    var members: [JSON.Member] = [
      .init("id", .string(node.id)),
      .init("name", .string(node.name)),
      .init("expression", .optional(node.expression)),
      .init("shape", .string(node.shape.programText)),
      .init("role", .string(node.role.rawValue)),
      .init("value", quantity(node.value)),
      .init("tangent", quantity(node.tangents.first?.value)),
      .init("adjoint", quantity(node.adjoints.first?.value)),
      .init("x", number(card?.center.x)),
      .init("y", number(card?.center.y)),
      .init("width", number(card?.card.width)),
      .init("height", number(card?.card.height)),
    ]
    if let count = node.content?.operations { members.append(.init("operations", .integer(count))) }
    return .object(members)
  }

  private func edge(_ edge: Diagram.Edge, paths: [Int]) -> JSON {
    [
      "id": .string(edge.id),
      "from": .string(diagram.nodes[edge.source].id),
      "to": .string(diagram.nodes[edge.target].id),
      "partial": .optional(edge.expression),
      "value": quantity(edge.value),
      "paths": .array(paths.map(JSON.integer)),
    ]
  }

  private func path(_ path: Diagram.Path) -> JSON {
    [
      "nodes": .strings(path.nodes.map { diagram.nodes[$0].id }),
      "edges": .strings(path.edges.map { diagram.edges[$0].id }),
      "partials": .array(path.partials.map(quantity)),
      "product": quantity(path.product),
    ]
  }

  private func quantity(_ quantity: Quantity?) -> JSON {
    switch quantity {
    case nil: .null
    case .number(let number): .number(number)
    case .array(let array):
      .nested(array)
    }
  }

  private func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
}
