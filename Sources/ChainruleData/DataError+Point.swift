/// The wording of what is wrong with a point.
extension DataError {
  static let form = "a point is a JSON object such as {\"x\": 1.5, \"w\": [1, 2, 3]}"

  static func unexpected(_ wanted: String, _ rest: ArraySlice<UInt8>, at place: Int) -> DataError {
    let isOver = rest.isEmpty
    return DataError(
      code: "bad-json",
      message: isOver
        ? "the file ends where \(wanted) should stand"
        : "\(wanted) should stand here, not \(shown(firstSign(rest)))",
      place: place..<place + (isOver ? 0 : 1), help: form)
  }

  /// The bytes of the first scalar.
  private static func firstSign(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.prefix(1) + bytes.dropFirst().prefix { $0 & 0xC0 == 0x80 }
  }

  static func duplicate(_ name: String, _ place: Range<Int>) -> DataError {
    DataError(
      code: "duplicate-name", message: "\(shown(name.utf8)) has a value already", place: place,
      help: "a name has one value")
  }

  static func notANumber(_ name: String, _ word: ArraySlice<UInt8>) -> DataError {
    DataError(
      code: "not-a-number",
      message: "\(shown(word)) in the value of \(shown(name.utf8)) is no number of JSON",
      place: word.indices, help: remedy(word))
  }

  private static func remedy(_ word: ArraySlice<UInt8>) -> String {
    switch String(decoding: word, as: UTF8.self).lowercased() {
    case "nan", "inf", "infinity", "-inf", "-infinity", "+infinity":
      "what is not finite is written \"NaN\", \"Infinity\" or \"-Infinity\""
    case let text where text.hasPrefix("\""):
      "numbers stand without quotation marks, but for \"NaN\", \"Infinity\" and \"-Infinity\""
    default:
      "JSON writes numbers as 1, -0.5 or 2.5e-3, in digits and with a digit before the point"
    }
  }

  static func nested(_ name: String, _ place: Int) -> DataError {
    DataError(
      code: "bad-shape", message: "\(shown(name.utf8)) holds a list where a number should stand",
      place: place..<place + 1,
      help: "a value is a number, a list of numbers, or a list of equally long lists")
  }

  static func mixed(_ name: String, row: Int, _ rest: ArraySlice<UInt8>, at place: Int) -> DataError
  {
    guard let first = rest.first, first != UInt8(ascii: "]") else {
      return unexpected("row \(row) of \(shown(name.utf8))", rest, at: place)
    }
    return DataError(
      code: "bad-shape",
      message: "row \(row) of \(shown(name.utf8)) is no list, and the first row is one",
      place: place..<place + 1, help: "the rows of a matrix are lists: [[1, 2], [3, 4]]")
  }

  static func ragged(
    _ name: String, row: Int, has found: Int, not expected: Int, _ place: Range<Int>
  ) -> DataError {
    DataError(
      code: "ragged-row",
      message: "row \(row) of \(shown(name.utf8)) has \(numbers(found)), "
        + "the first row has \(numbers(expected))",
      place: place, help: "the rows of a matrix are equally long")
  }

  static func emptyList(_ name: String, _ place: Range<Int>) -> DataError {
    DataError(
      code: "empty-data", message: "\(shown(name.utf8)) holds an empty list", place: place,
      help: "a vector has one number at least")
  }

  static func unterminatedString(_ place: Int) -> DataError {
    DataError(
      code: "bad-json", message: "the text that begins here does not end on its line",
      place: place..<place + 1, help: "text ends with a quotation mark")
  }

  static func badEscape(_ place: Range<Int>) -> DataError {
    DataError(
      code: "bad-json", message: "this is no escape of JSON", place: place,
      help: "write \\\\ for a backslash, \\u and four digits for a character")
  }

  private static func numbers(_ count: Int) -> String {
    count == 1 ? "1 number" : "\(count) numbers"
  }
}
