// Numbers to bytes and back, the least significant byte first. Both ends are the same program on
// the same machine, so there are no versions: what does not fit exactly is refused.

/// Bytes being written.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: UInt8) { bytes.append(value) }

  mutating func write(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ point: Point) {
    write(point.x)
    write(point.y)
  }

  mutating func write(_ size: Size) {
    write(size.width)
    write(size.height)
  }

  mutating func write(count: Int) {
    precondition(UInt32(exactly: count) != nil, "counts are limited before they are written")
    write(UInt32(count))
  }

  /// Writes a text after its length; what is beyond 64 KiB of it is left out.
  mutating func write(_ text: String) {
    let kept = text.utf8.prefix(1 << 16)
    write(count: kept.count)
    bytes.append(contentsOf: kept)
  }
}

/// Bytes being read, which may be any bytes.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var remaining: Int { bytes.count - position }

  private mutating func word<Word: FixedWidthInteger>(
    _: Word.Type = Word.self
  ) throws(LayoutFailure) -> Word {
    guard remaining >= MemoryLayout<Word>.size else { throw .garbled(reason: "it ends too early") }
    defer { position += MemoryLayout<Word>.size }
    return bytes.withUnsafeBytes {
      Word(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: Word.self))
    }
  }

  mutating func byte() throws(LayoutFailure) -> UInt8 { try word() }

  mutating func mark() throws(LayoutFailure) -> UInt32 { try word() }

  mutating func number() throws(LayoutFailure) -> Double {
    Double(bitPattern: try word(UInt64.self))
  }

  mutating func index() throws(LayoutFailure) -> Int { Int(try word(UInt32.self)) }

  mutating func point() throws(LayoutFailure) -> Point {
    Point(x: try number(), y: try number())
  }

  mutating func size() throws(LayoutFailure) -> Size {
    Size(width: try number(), height: try number())
  }

  /// Reads whether something follows.
  mutating func presence() throws(LayoutFailure) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw .garbled(reason: "it holds a truth value that is neither")
    }
  }

  /// Reads how many things follow, believing no number that the bytes left could not hold.
  mutating func count(ofSize least: Int) throws(LayoutFailure) -> Int {
    let count = try index()
    guard count <= remaining / least else { throw .garbled(reason: "it ends too early") }
    return count
  }

  mutating func text() throws(LayoutFailure) -> String {
    let count = try count(ofSize: 1)
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  func finish() throws(LayoutFailure) {
    guard remaining == 0 else { throw .garbled(reason: "it goes on after its end") }
  }
}
