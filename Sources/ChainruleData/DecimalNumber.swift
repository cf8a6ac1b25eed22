/// The numbers of programs and data: decimal digits, a point, an exponent, and nothing else.
///
/// What Swift's own conversion reads besides, such as `0x1p4` and `nan`, is refused here.
enum DecimalNumber {
  enum Reading: Equatable {
    case number(Double)
    /// A number in form, and larger than any double.
    case tooLarge
    case notANumber
  }

  /// Reads all of `2`, `-.5` or `2.5e-3`; the minus sign U+2212 is a minus sign here too.
  static func read(_ bytes: ArraySlice<UInt8>) -> Reading {
    var rest = bytes
    removeSign(&rest)
    let mantissa = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
    guard isMantissa(mantissa) else { return .notANumber }
    rest = rest[mantissa.endIndex...]
    if let first = rest.popFirst() {
      guard first == UInt8(ascii: "e") || first == UInt8(ascii: "E") else { return .notANumber }
      removeSign(&rest)
      guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return .notANumber }
    }
    return value(bytes)
  }

  /// The double nearest to a number whose form is known to be right.
  static func value(_ bytes: ArraySlice<UInt8>) -> Reading {
    var text = String(decoding: bytes, as: UTF8.self)
    if !text.utf8.allSatisfy({ $0 < 0x80 }) { text = text.replacing("\u{2212}", with: "-") }
    guard let value = Double(text) else { return .notANumber }
    return value.isFinite ? .number(value) : .tooLarge
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Digits with at most one point among them, which a digit follows.
  private static func isMantissa(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last, isDigit(last) else { return false }
    return bytes.count { $0 == UInt8(ascii: ".") } <= 1
  }

  private static func removeSign(_ bytes: inout ArraySlice<UInt8>) {
    if bytes.starts(with: [0xE2, 0x88, 0x92]) {
      bytes.removeFirst(3)
    } else if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
      bytes.removeFirst()
    }
  }
}
