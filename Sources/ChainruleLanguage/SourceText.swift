/// The bytes of a program and what to call them in a message.
///
/// Offsets and spans count bytes of this array, a byte order mark at its head included; lines and
/// columns are computed from it only when a person is to read them.
package struct SourceText: Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The longest text that is read: spans and places in the tree are 32-bit numbers.
  static let longest = 1 << 30

  /// Where the program begins: after a byte order mark, if there is one.
  var head: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The characters of a span; what is not UTF-8 becomes U+FFFD.
  package subscript(span: Span) -> String {
    let end = min(Int(span.end), bytes.count)
    return String(decoding: bytes[min(Int(span.start), end)..<end], as: UTF8.self)
  }

  /// The comment lines at the head of the program, without their `#` and the blank after it.
  var title: [String] {
    var lines: [String] = []
    var offset = head
    if bytes[offset...].starts(with: [0x23, 0x21]) { offset = nextLine(after: offset) }
    while offset < bytes.count {
      let end = endOfLine(from: offset)
      let line = bytes[offset..<end].drop(while: Self.isBlank)
      if line.first == UInt8(ascii: "#") {
        lines.append(Self.comment(line))
      } else if !line.isEmpty || !lines.isEmpty {
        break
      }
      offset = nextLine(after: end)
    }
    return lines
  }

  private static func comment(_ line: ArraySlice<UInt8>) -> String {
    var text = line.dropFirst()
    if text.first == UInt8(ascii: " ") { text = text.dropFirst() }
    while let last = text.last, isBlank(last) { text = text.dropLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
