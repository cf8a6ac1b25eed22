extension JSONReader {
  /// Reads a string from its first quotation mark to past its last.
  mutating func string() throws(DataError) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += try escape().utf8
      case 0..<0x20:
        throw .unterminatedString(start)
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw .unterminatedString(start)
  }

  /// Reads what follows a backslash.
  private mutating func escape() throws(DataError) -> String {
    let start = offset
    guard offset + 1 < bytes.count else { throw .unterminatedString(start) }
    let sign = Character(Unicode.Scalar(bytes[offset + 1]))
    offset += 2
    if let text = Self.escapes[sign] { return text }
    guard sign == "u", let first = unit() else { throw .badEscape(start..<offset) }
    if let scalar = Unicode.Scalar(first) { return String(scalar) }
    // Two surrogates are one scalar beyond U+FFFF.
    guard first < 0xDC00, bytes[offset...].starts(with: [0x5C, 0x75]) else {
      throw .badEscape(start..<offset)
    }
    offset += 2
    guard let second = unit(), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw .badEscape(start..<offset) }
    return String(scalar)
  }

  /// Four hexadecimal digits.
  private mutating func unit() -> UInt32? {
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    offset += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static let escapes: [Character: String] = [
    "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
  ]
}
