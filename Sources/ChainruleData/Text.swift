/// What holds for the bytes of every kind of file.
enum Text {
  /// Where the text begins: after a byte order mark, if there is one.
  ///
  /// - Throws: `DataError` where the bytes are not UTF-8.
  /// - Complexity: one look at each byte.
  static func head(of bytes: [UInt8]) throws(DataError) -> Int {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    if let place = firstFlaw(in: bytes) { throw .invalidUTF8(place) }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The first byte that is not UTF-8.
  private static func firstFlaw(in bytes: [UInt8]) -> Int? {
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      var parser = Unicode.UTF8.ForwardParser()
      // No encoding of a scalar is longer than four bytes.
      var rest = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
      guard case .valid(let encoded) = parser.parseScalar(from: &rest) else { return offset }
      offset += encoded.count
    }
    return nil
  }
}
