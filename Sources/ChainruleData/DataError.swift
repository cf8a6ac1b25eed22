/// Why bytes are no data: what is wrong, where, and what would be right.
package struct DataError: Error, Sendable, Equatable {
  /// A stable name of the kind of mistake.
  package let code: String
  /// Lower case, no full stop; rows and columns of a table are counted from 1.
  package let message: String
  /// The bytes that are wrong.
  package let place: Range<Int>
  /// What would be right.
  package let help: String?
}

// MARK: Of any file

extension DataError {
  static func invalidUTF8(_ place: Int) -> DataError {
    DataError(
      code: "invalid-utf8", message: "this byte is not UTF-8", place: place..<place + 1,
      help: "save the file as UTF-8")
  }

  static let utf16 = DataError(
    code: "invalid-utf8", message: "this file is UTF-16, not UTF-8", place: 0..<2,
    help: "save the file as UTF-8")

  static func empty(_ what: String, help: String) -> DataError {
    DataError(code: "empty-data", message: what, place: 0..<0, help: help)
  }

  static func tooLarge(_ what: String, _ place: Range<Int>) -> DataError {
    DataError(
      code: "number-too-large", message: "\(what) is larger than any double", place: place,
      help: "the largest is about 1.8e308")
  }

  /// The beginning of a text with its quotation marks, without signs that steer a terminal.
  static func shown(_ bytes: some Collection<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(80), as: UTF8.self)
    let printable = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
      default: scalar
      }
    }
    let shown = String(String.UnicodeScalarView(printable.prefix(24)))
    return "'" + shown + (printable.count > 24 || bytes.count > 80 ? "…'" : "'")
  }
}
