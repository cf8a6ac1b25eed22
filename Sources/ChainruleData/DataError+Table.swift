/// The wording of what is wrong with a table.
extension DataError {
  /// A place in a table, as messages name it: `row 5, column 3 (petal_width)`.
  struct Cell {
    let row: Int
    let column: Int
    /// The heading of the column, if the table has any.
    let heading: String?
    let place: Range<Int>

    var text: String {
      "row \(row), column \(column)"
        + (heading.map { " (\(String(DataError.shown($0.utf8).dropFirst().dropLast())))" } ?? "")
    }
  }

  static func missing(_ cell: Cell) -> DataError {
    DataError(
      code: "missing-cell", message: "\(cell.text) is empty", place: cell.place,
      help: "every row needs a number here; leave out rows without one")
  }

  static func notANumber(_ cell: Cell, _ bytes: ArraySlice<UInt8>) -> DataError {
    let text = shown(bytes)
    return DataError(
      code: "not-a-number", message: "\(cell.text) is no number: \(text)", place: cell.place,
      help: remedy(bytes, String(decoding: bytes, as: UTF8.self).lowercased()))
  }

  private static func remedy(_ bytes: ArraySlice<UInt8>, _ text: String) -> String {
    if bytes.contains(UInt8(ascii: ";")) || bytes.contains(UInt8(ascii: "\t")) {
      return "cells are separated by commas"
    }
    if ["na", "n/a", "nan", "null", "none", "?", "-"].contains(text) {
      return "leave out rows without a number here"
    }
    if text.hasPrefix("0x") || text.contains("_") { return "write the number in decimal digits" }
    return "write a number such as 2.5 or 1e-3, or choose other columns"
  }

  static func ragged(row: Int, has found: Int, not expected: Int, _ place: Range<Int>) -> DataError
  {
    DataError(
      code: "ragged-row",
      message: "row \(row) has \(cells(found)), the first row has \(cells(expected))",
      place: place,
      help: found < expected
        ? "every row needs as many cells; is one missing?"
        : "every row needs as many cells; text with a comma stands in quotes: \"a, b\"")
  }

  static func emptyRow(_ row: Int, _ place: Int) -> DataError {
    DataError(
      code: "ragged-row", message: "row \(row) is empty", place: place..<place,
      help: "leave out empty lines")
  }

  static func onlyHeadings(_ place: Range<Int>) -> DataError {
    DataError(
      code: "empty-data", message: "no row of numbers follows the headings", place: place,
      help: "a first row without any number is taken for headings")
  }

  static func noColumn(_ column: Int, of count: Int, _ place: Range<Int>) -> DataError {
    DataError(
      code: "no-such-column",
      message: "column \(column) is asked for, and the table has \(count)", place: place,
      help: count == 1 ? "its only column is 1" : "its columns are 1 to \(count)")
  }

  static func unterminatedQuote(_ cell: Cell) -> DataError {
    DataError(
      code: "unterminated-quote", message: "the quote in \(cell.text) does not end",
      place: cell.place, help: "a quoted cell ends with \"; a quotation mark in it is written \"\"")
  }

  static func textAfterQuote(_ cell: Cell) -> DataError {
    DataError(
      code: "text-after-quote", message: "text follows the quote in \(cell.text)",
      place: cell.place, help: "a comma or the end of the line follows a quoted cell")
  }

  static func strayQuote(_ cell: Cell) -> DataError {
    DataError(
      code: "stray-quote", message: "a quotation mark stands inside \(cell.text)",
      place: cell.place, help: "write the whole cell in quotes, and each quotation mark in it twice"
    )
  }

  private static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
}
