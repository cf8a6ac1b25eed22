/// A place as a person counts: lines from 1, and in them Unicode scalars from 1.
package struct SourcePosition: Sendable, Equatable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// From where to where a mistake reaches; the end is the first place after it.
package struct DiagnosticLocation: Sendable, Equatable {
  package var start: SourcePosition
  package var end: SourcePosition
}

extension SourceText {
  package func location(of span: Span) -> DiagnosticLocation {
    DiagnosticLocation(
      start: position(of: Int(span.start)), end: position(of: Int(max(span.start, span.end))))
  }

  /// The line and column of a byte; LF, CRLF and CR each end one line.
  ///
  /// - Complexity: linear in `offset`. Only messages ask, and of those there are few.
  package func position(of offset: Int) -> SourcePosition {
    var line = 1
    var start = head
    let end = min(offset, bytes.count)
    var index = start
    while index < end {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A {
        guard index < end else { break }
        index += 1
      }
      line += 1
      start = index
    }
    return SourcePosition(line: line, column: 1 + scalarCount(start, end))
  }

  /// How many scalars begin in a range of bytes: all bytes but those that continue one.
  private func scalarCount(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for index in start..<max(start, end) where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The bytes of the line that holds an offset, without its end.
  func line(around offset: Int) -> Range<Int> {
    var start = min(max(offset, head), bytes.count)
    let end = endOfLine(from: start)
    while start > head, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    return start..<max(start, end)
  }

  func endOfLine(from offset: Int) -> Int {
    var index = offset
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  /// The head of the line after the one in which `offset` lies.
  func nextLine(after offset: Int) -> Int {
    let end = endOfLine(from: offset)
    guard end + 1 < bytes.count else { return bytes.count }
    return bytes[end] == 0x0D && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }
}
