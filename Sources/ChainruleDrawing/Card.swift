import ChainruleCalculus
import ChainruleGraphics
import ChainruleGraphviz
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

  /// `u₂ = x + u₁ = 2`, as far as it is known; a wide value has a line of its own.
  package let lines: [Formula]
  /// The width and height of a rectangle of the value's shape; nil for a scalar.
  package let outline: Outline?
  package let rows: [[Cell]]
  package let width: Double
  package var height: Double { headHeight + Double(rows.count) * Self.rowHeight }

  package static let equationSize = 17.0
  package static let cellSize = 12.5
  private static let oneLineHeight = 44.0
  static let lineHeight = 26.0
  static let rowHeight = 24.0
  private static let padding = 16.0
  /// What is wider of a name or a definition is left to the tooltip.
  private static let widestName = 260.0
  private static let widestDefinition = 420.0

  /// How high the part above the rows is.
  package var headHeight: Double {
    Self.oneLineHeight + Double(lines.count - 1) * Self.lineHeight
  }

  /// - Parameter direction: where the graph grows. Upwards there is room beside a card, to the
  ///   right above and below it.
  init(
    _ node: Diagram.Node, number: NumberText, direction: LayoutGraph.Direction,
    showingShape: Bool = false
  ) {
    let widestLine = direction == .up ? 560.0 : 180
    lines = Self.lines(of: node, number, widest: widestLine)
    outline = showingShape ? Outline(node.shape) : nil
    let tangents = node.tangents.map { Cell(.tangent, "▲", $0, number) }
    let adjoints = node.adjoints.map { Cell(.adjoint, "▼", $0, number) }
    let note = node.content.map { [Cell(note: $0.description)] } ?? []
    let derivatives =
      tangents.count + adjoints.count <= 2 ? [tangents + adjoints] : [tangents, adjoints]
    let room = outline.map { 2 * max(0, $0.width + Outline.margin - Self.padding / 2) } ?? 0
    let head = (lines.map(Self.width).max() ?? 0) + room
    rows = ([note] + derivatives).flatMap { $0.rows(within: max(head, widestLine)) }
    width = max(head, rows.map(\.width).max() ?? 0, 64).rounded(.up)
  }

  private static func width(of line: Formula) -> Double {
    TextMetrics.width(of: line, size: equationSize) + 2 * padding
  }

  private static func lines(
    of node: Diagram.Node, _ number: NumberText, widest: Double
  ) -> [Formula] {
    var equation = node.label.cut(to: widestName, size: equationSize)
    if let definition = node.definition {
      equation += Formula(" = ", .quiet) + definition.cut(to: widestDefinition, size: equationSize)
    }
    guard let value = node.value else { return [equation] }
    let result = Formula(number(value), .result)
    let line = equation + Formula(" = ", .quiet) + result
    let isWide = value.number == nil && width(of: line) > widest
    return isWide ? [equation, Formula("= ", .quiet) + result] : [line]
  }
}

extension [Card.Cell] {
  /// The width of a row of these cells, which are equally wide.
  fileprivate var width: Double { Double(count) * (map(\.width).max() ?? 0) }

  /// The cells in rows no wider than a length, if one cell is not.
  fileprivate func rows(within length: Double) -> [[Card.Cell]] {
    guard let widest = map(\.width).max() else { return [] }
    let most = Swift.max(1, Int(length / widest))
    let rows = (count + most - 1) / most
    let columns = (count + rows - 1) / rows
    return stride(from: 0, to: count, by: columns).map { start in
      Array(self[start..<Swift.min(start + columns, count)])
    }
  }
}

extension Card.Cell {
  private static let padding = 12.0

  fileprivate var width: Double {
    TextMetrics.width(of: text, size: Card.cellSize) + 2 * Self.padding
  }

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
    // What is not a number because its operands are not is no number of the formula.
    let isNumber = edge.value?.number?.isNaN != true
    if let formula = edge.formula, isNumber, formula.plainText != value,
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
