/// Reads comma-separated values in one pass.
struct CSVReader {
  private let bytes: [UInt8]
  private var offset = 0
  /// The number of the row that is read, from 1.
  private var row = 0
  /// Where the cells of the row stand, without their quotation marks.
  private var cells: [Range<Int>] = []
  /// How many cells every row has, and their headings.
  private var width = 0
  private var allHeadings: [String] = []

  /// The places of the wanted columns in a row; nil for all, until the first row is known.
  private var columns: [Int]?
  private(set) var chosen: [Int] = []
  private(set) var numbers: [Double] = []
  private(set) var rowCount = 0

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")

  init(_ bytes: [UInt8], _ columns: [Int]?) {
    self.bytes = bytes
    self.columns = columns
  }

  var headings: [String] { allHeadings.isEmpty ? [] : chosen.map { allHeadings[$0] } }

  mutating func read() throws(DataError) {
    offset = try Text.head(of: bytes)
    guard !isAtEnd(from: offset) else {
      throw .empty("the table is empty", help: "a table has a row of numbers at least")
    }
    var isFirst = true
    while !isAtEnd(from: offset) {
      let start = offset
      try readRow()
      if isFirst {
        isFirst = false
        try begin(start)
        if !allHeadings.isEmpty { continue }
      }
      try appendNumbers(start)
    }
    if rowCount == 0 { throw .onlyHeadings(0..<0) }
  }

  /// Whether nothing but empty lines follows.
  private func isAtEnd(from start: Int) -> Bool {
    var offset = start
    while offset < bytes.count, isLineEnd(offset) || isBlank(offset) { offset += 1 }
    return offset == bytes.count
  }

  private func isLineEnd(_ offset: Int) -> Bool {
    bytes[offset] == 0x0A || bytes[offset] == 0x0D
  }

  private func isBlank(_ offset: Int) -> Bool {
    bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t")
  }
}

// MARK: Rows and cells

extension CSVReader {
  private mutating func readRow() throws(DataError) {
    row += 1
    cells.removeAll(keepingCapacity: true)
    while true {
      try readCell()
      guard offset < bytes.count, bytes[offset] == Self.comma else { break }
      offset += 1
    }
    guard offset < bytes.count else { return }
    let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
    offset += isPair ? 2 : 1
  }

  /// Reads up to the comma or line end after a cell.
  private mutating func readCell() throws(DataError) {
    var start = offset
    while start < bytes.count, isBlank(start) { start += 1 }
    if start < bytes.count, bytes[start] == Self.quote { return try readQuotedCell(start) }
    let begin = offset
    while offset < bytes.count, bytes[offset] != Self.comma, !isLineEnd(offset) {
      if bytes[offset] == Self.quote { throw .strayQuote(cell(at: offset..<offset + 1)) }
      offset += 1
    }
    cells.append(begin..<offset)
  }

  private mutating func readQuotedCell(_ start: Int) throws(DataError) {
    offset = start + 1
    while true {
      while offset < bytes.count, bytes[offset] != Self.quote { offset += 1 }
      guard offset < bytes.count else {
        throw .unterminatedQuote(cell(at: start..<start + 1))
      }
      offset += 1
      guard offset < bytes.count, bytes[offset] == Self.quote else { break }
      offset += 1
    }
    cells.append(start + 1..<offset - 1)
    while offset < bytes.count, isBlank(offset) { offset += 1 }
    guard offset == bytes.count || bytes[offset] == Self.comma || isLineEnd(offset) else {
      throw .textAfterQuote(cell(cells.count - 1, at: offset..<offset + 1))
    }
  }

  /// A cell of this row as messages name it; the one that is being read unless another is given.
  private func cell(_ index: Int? = nil, at place: Range<Int>) -> DataError.Cell {
    let index = index ?? cells.count
    return DataError.Cell(
      row: row, column: index + 1,
      heading: index < allHeadings.count ? allHeadings[index] : nil, place: place)
  }
}

// MARK: Numbers

extension CSVReader {
  /// Takes the number of columns, and the headings if these are some, from the first row.
  private mutating func begin(_ start: Int) throws(DataError) {
    width = cells.count
    if isEmptyRow { throw .emptyRow(row, start) }
    let place = start..<endOfLine(start)
    for column in columns ?? [] where column < 1 || column > width {
      throw .noColumn(column, of: width, place)
    }
    chosen = columns?.map { $0 - 1 } ?? Array(0..<width)
    let hasNumber = cells.contains { DecimalNumber.read(trimmed($0)) != .notANumber }
    if !hasNumber { allHeadings = cells.map(text) }
  }

  private var isEmptyRow: Bool { cells.count == 1 && trimmed(cells[0]).isEmpty }

  private mutating func appendNumbers(_ start: Int) throws(DataError) {
    guard cells.count == width else {
      throw isEmptyRow
        ? .emptyRow(row, start)
        : .ragged(row: row, has: cells.count, not: width, start..<endOfLine(start))
    }
    for column in chosen {
      let content = trimmed(cells[column])
      switch DecimalNumber.read(content) {
      case .number(let value): numbers.append(value)
      case .tooLarge:
        let place = cell(column, at: content.indices)
        throw .tooLarge(place.text, place.place)
      case .notANumber:
        let place = cell(column, at: content.indices)
        throw content.isEmpty ? .missing(place) : .notANumber(place, content)
      }
    }
    rowCount += 1
  }

  private func trimmed(_ cell: Range<Int>) -> ArraySlice<UInt8> {
    var (start, end) = (cell.lowerBound, cell.upperBound)
    while start < end, isBlank(start) { start += 1 }
    while start < end, isBlank(end - 1) { end -= 1 }
    return bytes[start..<end]
  }

  private func text(_ cell: Range<Int>) -> String {
    let text = String(decoding: trimmed(cell), as: UTF8.self)
    return text.contains("\"\"") ? text.replacing("\"\"", with: "\"") : text
  }

  private func endOfLine(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, !isLineEnd(end) { end += 1 }
    return end
  }
}
