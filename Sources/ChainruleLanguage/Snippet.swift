/// A piece of one source line, and rows below it that mark places in it.
struct Snippet {
  /// A place to be marked: with `^` without words, with `-` and its words otherwise.
  struct Mark {
    var span: Span
    var text: String?
  }

  var line: Int
  var text: String
  var rows: [String]

  /// The widest piece of a line that is shown, and how much of it may stand before a mark.
  private static let widest = 76
  private static let lead = 32

  /// Whether two marks, the first not after the second, are near enough for one piece of a line.
  static func share(_ first: Mark, _ second: Mark, in source: SourceText) -> Bool {
    let line = source.line(around: Int(first.span.start))
    let distance = Int(second.span.start) - Int(first.span.start)
    return distance <= widest - lead && Int(second.span.start) <= line.upperBound
  }

  init(_ source: SourceText, _ marks: [Mark]) {
    let place = Int(marks[0].span.start)
    let range = source.line(around: place)
    let start = Self.pieceStart(source, range, before: place)
    var columns: [Int: Int] = [:]
    var text = start > range.lowerBound ? "…" : ""
    var column = text.count
    var offset = start
    while offset < range.upperBound, column < Self.widest {
      columns[offset] = column
      let decoded = source.scalar(at: offset)
      let shown = ShownScalar(decoded.scalar, at: column)
      text += shown.text
      column += shown.width
      offset += decoded.length
    }
    columns[offset] = column
    if offset < range.upperBound { text += "…" }
    self.text = text
    line = source.position(of: place).line
    rows = Self.rows(marks.map { Self.column(of: $0, columns, end: column) })
  }

  /// Where the shown piece begins: at the line's head if the mark is near it.
  private static func pieceStart(_ source: SourceText, _ line: Range<Int>, before place: Int) -> Int
  {
    var start = min(place, line.upperBound)
    var scalars = 0
    while start > line.lowerBound, scalars < lead {
      start -= 1
      if source.bytes[start] & 0xC0 != 0x80 { scalars += 1 }
    }
    return start
  }

  private struct PlacedMark {
    var columns: Range<Int>
    var text: String?
  }

  /// A place inside a character, or beyond the piece, is moved to the nearest that is shown.
  private static func column(of mark: Mark, _ columns: [Int: Int], end: Int) -> PlacedMark {
    let start = columns[Int(mark.span.start)] ?? end
    let stop = columns[Int(mark.span.end)] ?? end
    return PlacedMark(columns: start..<max(start + 1, stop), text: mark.text)
  }

  /// The row of carets, then the words: those of the last mark beside it, the others below.
  private static func rows(_ marks: [PlacedMark]) -> [String] {
    var row = Array(
      repeating: Character(" "), count: marks.map(\.columns.upperBound).max() ?? 0)
    for mark in marks where mark.text != nil { row.draw("-", mark.columns) }
    for mark in marks where mark.text == nil { row.draw("^", mark.columns) }
    var waiting = marks.filter { $0.text != nil }
    var first = String(row)
    if let last = waiting.last, let words = last.text, last.columns.upperBound == row.count,
      last.columns.lowerBound == marks.map(\.columns.lowerBound).max()
    {
      first += " " + words
      waiting.removeLast()
    }
    guard !waiting.isEmpty else { return [first] }
    return [first, connectors(waiting[...])]
      + waiting.indices.reversed().map { index in
        let before = connectors(
          waiting[..<index].filter { $0.columns.lowerBound < waiting[index].columns.lowerBound }[
            ...])
        let gap = waiting[index].columns.lowerBound - before.count
        return before + String(repeating: " ", count: gap) + (waiting[index].text ?? "")
      }
  }

  /// A `|` under the beginning of each mark.
  private static func connectors(_ marks: ArraySlice<PlacedMark>) -> String {
    var row = Array(
      repeating: Character(" "), count: (marks.map(\.columns.lowerBound).max() ?? -1) + 1)
    for mark in marks { row.draw("|", mark.columns.lowerBound..<mark.columns.lowerBound + 1) }
    return String(row)
  }
}

extension [Character] {
  fileprivate mutating func draw(_ sign: Character, _ columns: Range<Int>) {
    for column in columns { self[column] = sign }
  }
}
