import ChainruleGraphics
import ChainruleSymbolics

/// A text with mathematics in it, before any format.
struct Document: Sendable {
  enum Inline: Sendable, Equatable {
    case text(String)
    case strong(String)
    case code(String)
    case math(MathText)
    /// An equation, which may be broken before each of its sides.
    case equation([MathText])
  }

  enum Block: Sendable {
    case heading([Inline], level: Int)
    case paragraph([Inline])
    /// An equation on a line of its own.
    case display([MathText])
    case table(Table)
    case list([[Inline]])
    /// An SVG document, and in words what it shows.
    case picture(svg: XMLWriter.Markup, description: String)
  }

  struct Table: Sendable, Equatable {
    struct Column: Sendable, Equatable {
      let heading: [Inline]
      /// Whether the numbers of the column stand one decimal point under the other.
      var isNumeric = false
    }

    let columns: [Column]
    var rows: [[[Inline]]] = []
  }

  /// The lines of the program's title.
  let title: [String]
  var blocks: [Block] = []

  mutating func append(_ block: Block) { blocks.append(block) }
}

extension Document.Block {
  static func heading(_ text: String, level: Int) -> Self { .heading([.text(text)], level: level) }
}

extension Document.Inline: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { self = .text(value) }
}

extension [Document.Inline] {
  /// Whether it holds an equation, whose lines may be broken.
  var isEquation: Bool {
    contains { if case .equation = $0 { true } else { false } }
  }
}

extension Document.Table {
  /// The columns and rows without the columns that have nothing in any row.
  var withoutEmptyColumns: Document.Table {
    let kept = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    return Document.Table(
      columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}
