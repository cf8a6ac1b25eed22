/// Writes XML that is well formed by construction: every name is ours, every text is escaped here.
package struct XMLWriter: Sendable {
  private var bytes: [UInt8] = []
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

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Begins an element on a line of its own; its attributes follow before anything else.
  package mutating func begin(_ name: StaticString) {
    closeTag()
    if !bytes.isEmpty {
      bytes.append(UInt8(ascii: "\n"))
      bytes += repeatElement(UInt8(ascii: " "), count: open.count)
    }
    beginTag(name)
  }

  /// Begins an element inside a line of text, where white space counts.
  package mutating func beginInline(_ name: StaticString) {
    closeTag()
    beginTag(name)
  }

  private mutating func beginTag(_ name: StaticString) {
    write("<")
    write(name)
    open.append(name)
    isTagOpen = true
  }

  package mutating func attribute(_ name: StaticString, _ value: String) {
    precondition(isTagOpen, "attributes come before content")
    write(" ")
    write(name)
    write("=\"")
    write(escaping: value)
    write("\"")
  }

  package mutating func attribute(_ name: StaticString, _ value: Double) {
    attribute(name, Self.number(value))
  }

  package mutating func characters(_ content: String) {
    closeTag()
    write(escaping: content)
  }

  package mutating func markup(_ markup: Markup) {
    closeTag()
    bytes += markup.text.utf8
  }

  /// Ends the innermost element.
  package mutating func end() {
    guard let name = open.popLast() else { preconditionFailure("every end has its begin") }
    if isTagOpen {
      write("/>")
    } else {
      write("</")
      write(name)
      write(">")
    }
    isTagOpen = false
  }

  package mutating func element(_ name: StaticString, text content: String) {
    begin(name)
    characters(content)
    end()
  }

  private mutating func closeTag() {
    if isTagOpen { write(">") }
    isTagOpen = false
  }

  private mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { bytes += $0 }
  }

  /// Most of a picture is numbers and letters, which stand for themselves.
  private mutating func write(escaping content: String) {
    let isPlain = content.utf8.allSatisfy { Self.plain.contains($0) && !Self.signs.contains($0) }
    bytes += isPlain ? content.utf8 : Self.escaped(content).utf8
  }

  private static let plain: ClosedRange<UInt8> = 0x20...0x7E
  private static let signs: [UInt8] = Array("&<>\"'".utf8)

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
