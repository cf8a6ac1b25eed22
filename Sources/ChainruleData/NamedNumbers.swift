/// A name and its numbers, as a file of a point has them.
package struct NamedNumbers: Sendable, Equatable {
  package let name: String
  package let value: NumberArray
}

extension NamedNumbers {
  /// Reads a JSON object with a number, a list, or a list of equally long lists for each name.
  ///
  ///     {"x": 1, "w": [1, 2, 3], "A": [[1, 2], [3, "Infinity"]]}
  ///
  /// What is not finite is the string `"NaN"`, `"Infinity"` or `"-Infinity"`.
  ///
  /// - Parameter bytes: the file, in UTF-8, with or without a byte order mark.
  /// - Throws: `DataError` with the first mistake.
  /// - Complexity: linear in the bytes.
  /// - SeeAlso: RFC 8259.
  package static func read(json bytes: [UInt8]) throws(DataError) -> [NamedNumbers] {
    var reader = JSONReader(bytes)
    return try reader.read()
  }
}
