/// Cuts a text into tokens, one at a time: no token is kept.
///
/// A lexer is a value, so looking ahead is reading on with a copy. It reports nothing itself: what
/// is no token comes out as a `flaw` with its reason.
struct Lexer {
  let source: SourceText
  let spellings: OperatorSpellings
  var offset: Int

  init(_ source: SourceText, spellings: OperatorSpellings) {
    self.source = source
    self.spellings = spellings
    offset = source.head
  }

  /// The byte at a distance from the place reached; 0, which begins no token, after the end.
  func byte(_ distance: Int = 0) -> UInt8 {
    let index = offset + distance
    return index < source.bytes.count ? source.bytes[index] : 0
  }

  mutating func next() -> Token {
    let (isAfterBlank, isAfterNewline) = skipBlanks()
    let start = offset
    let kind = start < source.bytes.count ? scan() : .end
    return Token(
      kind: kind, span: Span(start, offset), isAfterBlank: isAfterBlank,
      isAfterNewline: isAfterNewline)
  }

  private mutating func skipBlanks() -> (blank: Bool, newline: Bool) {
    let start = offset
    var newline = false
    while offset < source.bytes.count {
      switch source.bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        offset += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        newline = true
        offset += 1
      case UInt8(ascii: "#"):
        offset = source.endOfLine(from: offset)
      case 0x80...:
        let decoded = source.scalar(at: offset)
        guard decoded.scalar?.properties.generalCategory == .spaceSeparator else {
          return (offset > start, newline)
        }
        offset += decoded.length
      default:
        return (offset > start, newline)
      }
    }
    return (offset > start, newline)
  }

  private mutating func scan() -> Token.Kind {
    switch byte() {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return scanName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return scanNumber()
    case UInt8(ascii: "."):
      return scanPoint()
    case UInt8(ascii: "\""):
      return scanString()
    default:
      break
    }
    if let (sign, length) = spellings.match(source.bytes, at: offset) {
      offset += length
      return .sign(sign)
    }
    if let punctuation = Self.punctuation(byte()) {
      offset += 1
      return .punctuation(punctuation)
    }
    return scanOther()
  }

  /// A number such as `.5`, a range, or a point too many.
  private mutating func scanPoint() -> Token.Kind {
    if isDigit(byte(1)) { return scanNumber() }
    guard byte(1) == UInt8(ascii: ".") else {
      offset += 1
      return .flaw(.character("."))
    }
    offset += 2
    guard byte() == UInt8(ascii: ".") else { return .punctuation(.range) }
    offset += 1
    return .flaw(.ellipsis)
  }

  private mutating func scanString() -> Token.Kind {
    offset += 1
    while offset < source.bytes.count, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r") {
      offset += 1
      if source.bytes[offset - 1] == UInt8(ascii: "\"") { return .string }
    }
    return .flaw(.unterminatedString)
  }

  /// What is neither ASCII with a meaning nor an operator: a name, a superscript, or a flaw.
  private mutating func scanOther() -> Token.Kind {
    let decoded = source.scalar(at: offset)
    guard let scalar = decoded.scalar, !SourceText.isControl(scalar) else {
      offset += decoded.length
      return .damage
    }
    if Self.beginsName(scalar) { return scanName() }
    offset += decoded.length
    switch scalar {
    case "²": return .superscript(2)
    case "³": return .superscript(3)
    default: return .flaw(.character(scalar))
    }
  }

  private static func punctuation(_ byte: UInt8) -> Punctuation? {
    switch byte {
    case UInt8(ascii: "("): .openParenthesis
    case UInt8(ascii: ")"): .closeParenthesis
    case UInt8(ascii: "["): .openBracket
    case UInt8(ascii: "]"): .closeBracket
    case UInt8(ascii: "{"): .openBrace
    case UInt8(ascii: "}"): .closeBrace
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "="): .equals
    default: nil
    }
  }
}
