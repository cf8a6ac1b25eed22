/// Mathematics in two dimensions, before any format: fractions, powers, roots and choices.
///
/// A flat list in which a group stands between `begin` and `end`, its parts parted by `next`, so
/// that writing it is a loop and nothing is nested in memory.
package struct MathText: Sendable, Equatable {
  package enum Token: Sendable, Equatable {
    /// A name of the program, which is set with its index.
    case name(String)
    /// The name of a vector or matrix, which is set in bold.
    case array(String)
    case number(String)
    case function(String)
    /// The argument of a function follows without parentheses.
    case application
    /// A sign between its operands.
    case sign(String)
    /// A sign that belongs to what follows: the minus of −x, the ∂ of ∂x.
    case prefix(String)
    case times(Product)
    case open
    case close
    /// Parentheses that are needed only where a fraction or root is set in one line.
    case openInLine
    case closeInLine
    case comma
    case text(String)
    /// Room for an answer.
    case blank
    case begin(Group)
    case next
    case end
  }

  /// How a product is shown.
  package enum Product: Sendable, Equatable {
    /// A number before a name: 2x.
    case implied
    /// Two factors of one term: x·y.
    case close
    /// Two factors that are looked at one by one: ∂y/∂u · ∂u/∂x.
    case apart
  }

  package enum Group: Sendable, Equatable {
    /// Numerator, denominator.
    case fraction
    /// Base, exponent.
    case power
    case root
    case bars
    /// Condition, value where it holds, value elsewhere.
    case choice
    /// A large sign, what stands below it, what stands above it.
    case limits
    /// Entries row by row.
    case matrix(columns: Int)
    /// What stands between `open` and its `close`, which formats may set as one.
    case parentheses
  }

  package private(set) var tokens: [Token]

  package init(_ tokens: [Token] = []) {
    self.tokens = tokens
  }

  package static func + (a: MathText, b: MathText) -> MathText { MathText(a.tokens + b.tokens) }

  package mutating func append(_ token: Token) { tokens.append(token) }
}

/// A format in which mathematics can be written.
package protocol MathFormat {
  associatedtype Output
  func leaf(_ token: MathText.Token) -> Output
  func row(_ parts: [Output]) -> Output
  func group(_ group: MathText.Group, _ parts: [Output]) -> Output
}

extension MathText {
  /// The whole in a format; groups are closed from the inside out.
  package func written<Format: MathFormat>(in format: Format) -> Format.Output {
    var open: [(group: Group, parts: [Format.Output])] = []
    var row: [Format.Output] = []
    var rows: [[Format.Output]] = []
    // Where parentheses were opened, in the row and in those around it.
    var opened: [[Int]] = [[]]
    for token in tokens {
      switch token {
      case .begin(let group):
        open.append((group, []))
        rows.append(row)
        row = []
        opened.append([])
      case .next:
        precondition(!open.isEmpty, "a part belongs to a group")
        open[open.count - 1].parts.append(format.row(row))
        row = []
        opened[opened.count - 1] = []
      case .end:
        guard let (group, parts) = open.popLast(), let outer = rows.popLast() else {
          preconditionFailure("every end has its begin")
        }
        let whole = format.group(group, parts + [format.row(row)])
        row = outer
        row.append(whole)
        opened.removeLast()
      case .open:
        opened[opened.count - 1].append(row.count)
        row.append(format.leaf(token))
      case .close:
        guard let begin = opened[opened.count - 1].popLast() else {
          row.append(format.leaf(token))
          continue
        }
        let inner = format.row(Array(row[(begin + 1)...]))
        row.replaceSubrange(begin..., with: [format.group(.parentheses, [inner])])
      case .name, .array, .number, .function, .application, .sign, .prefix, .times, .openInLine,
        .closeInLine, .comma, .text, .blank:
        row.append(format.leaf(token))
      }
    }
    return format.row(row)
  }

  package static func group(_ group: Group, _ parts: MathText...) -> MathText {
    Self.group(group, parts)
  }

  package static func group(_ group: Group, _ parts: [MathText]) -> MathText {
    var tokens: [Token] = [.begin(group)]
    for (place, part) in parts.enumerated() {
      if place > 0 { tokens.append(.next) }
      tokens += part.tokens
    }
    return MathText(tokens + [.end])
  }
}
