extension Lexer {
  /// A letter of any script; a modifier letter is none, so that `xᵀ` is `x` and its transposition.
  static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
    default: false
    }
  }

  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
    case .decimalNumber, .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Letters, digits, `_` and combining marks, then subscript digits; a letter is at hand.
  mutating func scanName() -> Token.Kind {
    let start = offset
    while offset < source.bytes.count {
      if isNamePart(byte()) {
        offset += 1
        continue
      }
      guard byte() >= 0x80 else { break }
      let decoded = source.scalar(at: offset)
      guard let scalar = decoded.scalar, Self.continuesName(scalar) else { break }
      offset += decoded.length
    }
    while isSubscriptDigit { offset += 3 }
    return reservedWord(start).map { .reserved($0) } ?? .name
  }

  /// `₀` to `₉`, U+2080 to U+2089.
  private var isSubscriptDigit: Bool {
    byte() == 0xE2 && byte(1) == 0x82 && (0x80...0x89).contains(byte(2))
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private func reservedWord(_ start: Int) -> ReservedWord? {
    guard (2...4).contains(offset - start) else { return nil }
    let bytes = source.bytes[start..<offset]
    return ReservedWord.allCases.first { bytes.elementsEqual($0.rawValue.utf8) }
  }
}
