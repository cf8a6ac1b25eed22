extension SourceText {
  /// A Unicode scalar of the text, nil where the bytes are not UTF-8, and how many bytes spell it.
  struct DecodedScalar {
    var scalar: Unicode.Scalar?
    var length: Int
  }

  func scalar(at offset: Int) -> DecodedScalar {
    let byte = bytes[offset]
    if byte < 0x80 { return DecodedScalar(scalar: Unicode.Scalar(byte), length: 1) }
    var parser = Unicode.UTF8.ForwardParser()
    // No encoding of a scalar is longer than four bytes.
    var rest = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
    switch parser.parseScalar(from: &rest) {
    case .valid(let encoded):
      return DecodedScalar(scalar: Unicode.UTF8.decode(encoded), length: encoded.count)
    case .error(let length):
      return DecodedScalar(scalar: nil, length: max(1, length))
    case .emptyInput:
      return DecodedScalar(scalar: nil, length: 1)
    }
  }

  /// Control characters other than tab and line ends: they show nothing and mean nothing.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F: true
    default: false
    }
  }

  /// What in the text is no text: bytes that are not UTF-8, and control characters.
  ///
  /// One mistake a line is enough to find it. Comments and quoted texts are searched too; the
  /// lexer meets the same places again and passes over them silently.
  func damage(limit: Int) -> [Diagnostic] {
    guard bytes.count <= Self.longest else { return [.sourceTooLong(limit: Self.longest)] }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return [.utf16(Span(0, 2))]
    }
    var found: [Diagnostic] = []
    var offset = head
    while offset < bytes.count, found.count < limit {
      if bytes[offset] >= 0x20, bytes[offset] < 0x7F {
        offset += 1
        continue
      }
      let decoded = scalar(at: offset)
      let span = Span(offset, offset + decoded.length)
      if let scalar = decoded.scalar, !Self.isControl(scalar) {
        offset += decoded.length
        continue
      }
      found.append(decoded.scalar.map { .controlCharacter($0, span) } ?? .invalidUTF8(span))
      offset = nextLine(after: offset)
    }
    return found
  }
}
