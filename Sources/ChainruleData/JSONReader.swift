/// Reads a JSON object of numbers and lists of numbers, and no other JSON.
struct JSONReader {
  let bytes: [UInt8]
  var offset = 0
  /// The name whose value is read.
  private var name = ""

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read() throws(DataError) -> [NamedNumbers] {
    offset = try Text.head(of: bytes)
    skipBlanks()
    guard offset < bytes.count else {
      throw .empty("the file is empty", help: DataError.form)
    }
    guard take("{") else { throw unexpected("a { that opens the object") }
    var values: [NamedNumbers] = []
    var names: Set<String> = []
    skipBlanks()
    if !take("}") {
      repeat {
        skipBlanks()
        let start = offset
        guard byte == UInt8(ascii: "\"") else { throw unexpected("a name in quotation marks") }
        name = try string()
        guard names.insert(name).inserted else { throw .duplicate(name, start..<offset) }
        skipBlanks()
        guard take(":") else { throw unexpected("a colon after the name") }
        skipBlanks()
        values.append(NamedNumbers(name: name, value: try value()))
        skipBlanks()
      } while take(",")
      guard take("}") else { throw unexpected("a comma or }") }
    }
    skipBlanks()
    guard offset == bytes.count else { throw unexpected("the end of the file") }
    return values
  }

  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  func unexpected(_ wanted: String) -> DataError {
    .unexpected(wanted, bytes[offset...], at: offset)
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: sign) else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }
}

// MARK: Values

extension JSONReader {
  private mutating func value() throws(DataError) -> NumberArray {
    let start = offset
    guard take("[") else { return NumberArray(try number()) }
    skipBlanks()
    if byte == UInt8(ascii: "[") { return try matrix() }
    let numbers = try list(start)
    return NumberArray(shape: [numbers.count], numbers: numbers)
  }

  /// The rest of a list of lists, after its first bracket.
  private mutating func matrix() throws(DataError) -> NumberArray {
    var numbers: [Double] = []
    var rows = 0
    var columns = 0
    repeat {
      skipBlanks()
      let start = offset
      guard take("[") else { throw .mixed(name, row: rows + 1, bytes[offset...], at: offset) }
      skipBlanks()
      let row = try list(start)
      rows += 1
      if rows == 1 { columns = row.count }
      guard row.count == columns else {
        throw .ragged(name, row: rows, has: row.count, not: columns, start..<offset)
      }
      numbers += row
      skipBlanks()
    } while take(",")
    guard take("]") else { throw unexpected("a comma or ]") }
    return NumberArray(shape: [rows, columns], numbers: numbers)
  }

  /// The numbers of a list after its bracket, which stands at `start`.
  private mutating func list(_ start: Int) throws(DataError) -> [Double] {
    if take("]") { throw .emptyList(name, start..<offset) }
    var numbers: [Double] = []
    repeat {
      skipBlanks()
      numbers.append(try number())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw unexpected("a comma or ]") }
    return numbers
  }

  private mutating func number() throws(DataError) -> Double {
    let start = offset
    switch byte {
    case UInt8(ascii: "\""):
      switch try string() {
      case "NaN": return .nan
      case "Infinity": return .infinity
      case "-Infinity": return -.infinity
      default: throw .notANumber(name, bytes[start..<offset])
      }
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      throw .nested(name, start)
    default:
      let word = bytes[offset...].prefix { !Self.endsWord($0) }
      guard !word.isEmpty else { throw unexpected("a number") }
      guard Self.isNumber(word) else { throw .notANumber(name, word) }
      offset = word.endIndex
      guard case .number(let value) = DecimalNumber.value(word) else {
        throw .tooLarge("a number of \(DataError.shown(name.utf8))", word.indices)
      }
      return value
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "[]{},:\"".utf8.contains(byte)
  }

  /// Whether a word is a number of JSON: no sign but minus, no leading zeros, digits around a point.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    func digits() -> Int {
      let digits = rest.prefix(while: DecimalNumber.isDigit)
      rest = rest[digits.endIndex...]
      return digits.count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let hasLeadingZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !hasLeadingZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
