extension Lexer {
  func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// `2`, `.5`, `2.5e-3`. The form is checked here, so that the conversion meets nothing else.
  mutating func scanNumber() -> Token.Kind {
    let start = offset
    skipDigits()
    if isHexadecimal(start) { return skipWord(.hexadecimal) }
    var isInteger = true
    if byte() == UInt8(ascii: "."), isDigit(byte(1)) {
      isInteger = false
      offset += 1
      skipDigits()
    } else if byte() == UInt8(ascii: "."), byte(1) != UInt8(ascii: ".") {
      offset += 1
      return .flaw(.bareDecimalPoint)
    }
    let mantissa = start..<offset
    let exponent = scanExponent()
    if byte() == UInt8(ascii: "_"), isDigit(byte(1)) { return skipWord(.digitSeparator) }
    let value = Self.value(source.bytes[mantissa], exponent)
    guard value.isFinite else { return .flaw(.overflow) }
    return .number(value, isInteger: isInteger && exponent == nil && value < 0x1p53)
  }

  private mutating func skipDigits() {
    while isDigit(byte()) { offset += 1 }
  }

  /// The sign and digits after `e`; nil, and nothing consumed, where `e` begins a name: `2exp(x)`.
  private mutating func scanExponent() -> (isNegative: Bool, digits: ArraySlice<UInt8>)? {
    guard byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") else { return nil }
    var length = 1
    var isNegative = false
    if byte(1) == UInt8(ascii: "-") {
      (length, isNegative) = (2, true)
    } else if byte(1) == UInt8(ascii: "+") {
      length = 2
    } else if byte(1) == 0xE2, byte(2) == 0x88, byte(3) == 0x92 {
      // The minus sign U+2212, as it is copied from a formula.
      (length, isNegative) = (4, true)
    }
    guard isDigit(byte(length)) else { return nil }
    offset += length
    let start = offset
    skipDigits()
    return (isNegative, source.bytes[start..<offset])
  }

  private func isHexadecimal(_ start: Int) -> Bool {
    guard offset == start + 1, source.bytes[start] == UInt8(ascii: "0") else { return false }
    guard byte() == UInt8(ascii: "x") || byte() == UInt8(ascii: "X") else { return false }
    return Character(Unicode.Scalar(byte(1))).isHexDigit
  }

  private mutating func skipWord(_ flaw: Flaw) -> Token.Kind {
    _ = scanName()
    return .flaw(flaw)
  }
}

extension Lexer {
  /// The double nearest to a decimal number that is known to be well formed.
  fileprivate static func value(
    _ mantissa: ArraySlice<UInt8>, _ exponent: (isNegative: Bool, digits: ArraySlice<UInt8>)?
  ) -> Double {
    if exponent == nil, mantissa.count <= 15, let integer = integer(mantissa) {
      return Double(integer)
    }
    var text = String(decoding: mantissa, as: UTF8.self)
    if let exponent {
      text += exponent.isNegative ? "e-" : "e"
      text += String(decoding: exponent.digits, as: UTF8.self)
    }
    return Double(text) ?? .infinity
  }

  /// At most 15 digits are exact in a double; nil where there is a point.
  private static func integer(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit != UInt8(ascii: ".") else { return nil }
      value = 10 * value + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
