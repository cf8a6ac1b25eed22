/// The numbers of some columns of a file of comma-separated values.
package struct NumberTable: Sendable, Equatable {
  /// The headings of the columns; empty where the file has none.
  package let headings: [String]
  package let rowCount: Int
  package let columnCount: Int
  /// The numbers row by row.
  package let numbers: [Double]

  /// The table as an array: one number is a scalar, one row or column a vector.
  package var array: NumberArray {
    let shape = [rowCount, columnCount].filter { $0 != 1 }
    return NumberArray(shape: shape, numbers: numbers)
  }
}

extension NumberTable {
  /// Reads comma-separated values as RFC 4180 has them, with line ends of any kind.
  ///
  /// A first row without any number is taken for headings. Cells in other columns than the chosen
  /// ones may hold any text. Blanks around a number, and empty lines at the end, are passed over.
  ///
  /// - Parameters:
  ///   - bytes: the file, in UTF-8, with or without a byte order mark.
  ///   - columns: the numbers of the wanted columns from 1, in the wanted order; nil for all.
  /// - Throws: `DataError` with the first mistake.
  /// - Complexity: linear in the bytes.
  package init(csv bytes: [UInt8], columns: [Int]? = nil) throws(DataError) {
    var reader = CSVReader(bytes, columns)
    try reader.read()
    headings = reader.headings
    rowCount = reader.rowCount
    columnCount = reader.chosen.count
    numbers = reader.numbers
  }
}
