import ChainruleCalculus
import ChainruleGraphics
package import ChainruleSymbolics

/// A node as it is drawn: its equation, and under a hairline its derivatives in rows of cells.
package struct Card: Sendable, Equatable {
  package struct Cell: Sendable, Equatable {
    package enum Kind: String, Sendable {
      case tangent, adjoint
      /// What a folded card holds.
      case note
    }

    package let kind: Kind
    package let text: Formula
  }

  /// A rectangle as wide as a value has columns and as high as it has rows, in steps that fit.
  package struct Outline: Sendable, Equatable {
    package let width: Double
    package let height: Double

    static let margin = 7.0

    init?(_ shape: Shape) {
      guard !shape.isScalar else { return nil }
      func length(_ count: Int) -> Double { 3 + 2.5 * Double(min(count, 6)) }
      width = length(shape.columns)
      height = length(shape.rows)
    }
  }

  package let equation: Formula
  /// The width and height of a rectangle of the value's shape; nil for a scalar.
  package let outline: Outline?
  package let rows: [[Cell]]
  package let width: Double
  package let height: Double

  package static let equationSize = 17.0
  package static let cellSize = 12.5
  static let headHeight = 44.0
  static let rowHeight = 24.0
  private static let padding = 16.0
  private static let cellPadding = 12.0
  /// What is wider of a name or a definition is left to the tooltip.
  private static let widestName = 260.0
  private static let widestDefinition = 420.0

  init(_ node: Diagram.Node, number: NumberText) {
    equation = Self.equation(of: node, number)
    outline = Outline(node.shape)
    let tangents = node.tangents.map { Cell(.tangent, "▲", $0, number) }
    let adjoints = node.adjoints.map { Cell(.adjoint, "▼", $0, number) }
    let note = node.operationCount.map { [Cell(note: Self.count(of: $0))] } ?? []
    let derivatives =
      tangents.count + adjoints.count <= 2 ? [tangents + adjoints] : [tangents, adjoints]
    rows = ([note] + derivatives).filter { !$0.isEmpty }
    let room = outline.map { 2 * max(0, $0.width + Outline.margin - Self.padding / 2) } ?? 0
    let head =
      TextMetrics.width(of: equation, size: Self.equationSize) + 2 * Self.padding + room
    let widest = rows.map { row in
      Double(row.count) * (row.map(Self.width).max() ?? 0)
    }.max()
    width = max(head, widest ?? 0, 64).rounded(.up)
    height = Self.headHeight + Double(rows.count) * Self.rowHeight
  }

  /// `1 operation`, `2 operations`
  static func count(of operations: Int) -> String {
    operations == 1 ? "1 operation" : "\(operations) operations"
  }

  private static func width(of cell: Cell) -> Double {
    TextMetrics.width(of: cell.text, size: cellSize) + 2 * cellPadding
  }

  /// `u₂ = x + u₁ = 2`, as far as it is known.
  private static func equation(of node: Diagram.Node, _ number: NumberText) -> Formula {
    var equation = node.label.cut(to: widestName, size: equationSize)
    if let definition = node.definition {
      equation += Formula(" = ", .quiet) + definition.cut(to: widestDefinition, size: equationSize)
    }
    if let value = node.value {
      equation += Formula(" = ", .quiet) + Formula(number(value), .result)
    }
    return equation
  }
}

extension Card.Cell {
  init(note: String) {
    kind = .note
    text = Formula(note, .upright)
  }

  init(
    _ kind: Kind, _ mark: String, _ derivative: Diagram.Derivative, _ number: NumberText
  ) {
    self.kind = kind
    var text = Formula(mark, .upright)
    if let label = derivative.label { text += label.cut(to: 120, size: Card.cellSize) }
    text += Formula(" " + number(derivative.value), .upright)
    self.text = text
  }
}

/// The label of an edge: its partial as a formula and as a number.
package struct Pill: Sendable, Equatable {
  package let text: Formula
  package let width: Double
  package let height: Double

  package static let textSize = 13.5
  private static let padding = 10.0
  /// A formula wider than this is left to the tooltip, and what is wider of the names.
  private static let widestFormula = 150.0
  private static let widestNames = 240.0

  init?(_ edge: Diagram.Edge, number: NumberText) {
    guard edge.kind == .partial, edge.isLabelled else { return nil }
    var text = edge.derivative.cut(to: Self.widestNames, size: Self.textSize)
    let value = edge.value.flatMap { $0.isShort ? number($0) : nil }
    if let formula = edge.formula, formula.plainText != value,
      TextMetrics.width(of: formula, size: Self.textSize) <= Self.widestFormula
    {
      text += Formula(" = ", .quiet) + formula
    }
    if let value { text += Formula(" = ", .quiet) + Formula(value, .result) }
    self.text = text
    width = (TextMetrics.width(of: text, size: Self.textSize) + 2 * Self.padding).rounded(.up)
    height = 24
  }
}
