/// Writes XML that is well formed by construction: every name is ours, every text is escaped here.
package struct XMLWriter: Sendable {
  package private(set) var text = ""
  private var open: [StaticString] = []
  private var isTagOpen = false

  /// Elements that something else has written, well formed and escaped.
  package struct Markup: Sendable {
    fileprivate let text: String

    package init(wellFormed text: String) {
      self.text = text
    }
  }

  package init() {}

  /// Begins an element on a line of its own; its attributes follow before anything else.
  package mutating func begin(_ name: StaticString) {
    closeTag()
    if !text.isEmpty { text += "\n" + String(repeating: " ", count: open.count) }
    beginTag(name)
  }

  /// Begins an element inside a line of text, where white space counts.
  package mutating func beginInline(_ name: StaticString) {
    closeTag()
    beginTag(name)
  }

  private mutating func beginTag(_ name: StaticString) {
    text += "<\(name)"
    open.append(name)
    isTagOpen = true
  }

  package mutating func attribute(_ name: StaticString, _ value: String) {
    precondition(isTagOpen, "attributes come before content")
    text += " \(name)=\"\(Self.escaped(value))\""
  }

  package mutating func attribute(_ name: StaticString, _ value: Double) {
    attribute(name, Self.number(value))
  }

  package mutating func characters(_ content: String) {
    closeTag()
    text += Self.escaped(content)
  }

  package mutating func markup(_ markup: Markup) {
    closeTag()
    text += markup.text
  }

  /// Ends the innermost element.
  package mutating func end() {
    guard let name = open.popLast() else { preconditionFailure("every end has its begin") }
    text += isTagOpen ? "/>" : "</\(name)>"
    isTagOpen = false
  }

  package mutating func element(_ name: StaticString, text content: String) {
    begin(name)
    characters(content)
    end()
  }

  private mutating func closeTag() {
    if isTagOpen { text += ">" }
    isTagOpen = false
  }

  /// At most two digits after the point, which is finer than any eye.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = (value * 100).rounded()
    guard hundredths.magnitude < 1e15 else { return "0" }
    let whole = Int(hundredths)
    let sign = whole < 0 ? "-" : ""
    let (units, rest) = whole.magnitude.quotientAndRemainder(dividingBy: 100)
    let digits =
      rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return sign + "\(units)" + digits
  }

  /// The text with what means something to XML replaced, and what XML cannot hold as U+FFFD.
  package static func escaped(_ content: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(content.utf8.count)
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
