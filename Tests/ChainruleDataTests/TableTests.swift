import ChainruleData
import Testing

private func table(_ text: String, _ columns: [Int]? = nil) throws(DataError) -> NumberTable {
  try NumberTable(csv: Array(text.utf8), columns: columns)
}

/// What is wrong with a table, with the text that is pointed at.
private func mistake(_ text: String, _ columns: [Int]? = nil) -> (error: DataError, text: String)? {
  do throws(DataError) {
    _ = try table(text, columns)
    return nil
  } catch {
    let bytes = Array(text.utf8)
    return (error, String(decoding: bytes[error.place], as: UTF8.self))
  }
}

@Suite("Comma-separated values are read as RFC 4180 has them")
struct TableTests {
  @Test(
    "Line ends of every kind, blanks, quotes and a byte order mark make no difference",
    arguments: [
      "1,2\n3,4", "1,2\n3,4\n", "1,2\r\n3,4\r\n", "1,2\r3,4\r", "\u{FEFF}1,2\n3,4\n\n\n",
      "\"1\",2\n3,\"4\"\n", " 1 ,\t2\n3, \"4\" \n \n", "a,b\n1,2\n3,4",
      "\"a, \"\"b\"\"\",\"\n\"\n1,2\n3,4",
      "1.0,+2\n3e0,.4E+1",
    ])
  func forms(text: String) throws {
    let table = try table(text)
    #expect(table.rowCount == 2 && table.columnCount == 2 && table.numbers == [1, 2, 3, 4])
  }

  @Test("A first row without numbers is a row of headings, others are not")
  func headings() throws {
    #expect(try table("a,\"b \"\"c\"\"\"\n1,2").headings == ["a", "b \"c\""])
    #expect(try table("1,2").headings.isEmpty)
    #expect(try table("x,1\ny,2", [2]).numbers == [1, 2])
    #expect(mistake("a,1\n1,2")?.error.code == "not-a-number")
  }

  @Test("Columns are chosen by their numbers, in any order, whatever the others hold")
  func columns() throws {
    let text = "name,x,y\nAda,1,2\n\"Boole, G.\",3,4\n"
    #expect(try table(text, [3, 2, 3]).numbers == [2, 1, 2, 4, 3, 4])
    #expect(try table(text, [3, 2, 3]).headings == ["y", "x", "y"])
    #expect(try table(text, [2, 3]).array == NumberArray(shape: [2, 2], numbers: [1, 2, 3, 4]))
    #expect(try table(text, [2]).array == NumberArray(shape: [2], numbers: [1, 3]))
    #expect(try table("1,2,3").array == NumberArray(shape: [3], numbers: [1, 2, 3]))
    #expect(try table("7").array == NumberArray(7))
  }

  @Test(
    "Every mistake names its row and column, and points at it",
    arguments: [
      ("", "empty-data", "the table is empty", ""),
      (" \n\r\n", "empty-data", "the table is empty", ""),
      ("a,b\n", "empty-data", "no row of numbers follows the headings", ""),
      ("1,2\n3,", "missing-cell", "row 2, column 2 is empty", ""),
      ("x,y\n1,2\n ,4", "missing-cell", "row 3, column 1 (x) is empty", ""),
      ("1,2\n\"\",4", "missing-cell", "row 2, column 1 is empty", ""),
      ("1\n\n2", "missing-cell", "row 2, column 1 is empty", ""),
      ("1,2\n3,four", "not-a-number", "row 2, column 2 is no number: 'four'", "four"),
      ("1;2\n3;4\n", "not-a-number", "row 2, column 1 (1;2) is no number: '3;4'", "3;4"),
      ("1,2;3\n", "not-a-number", "row 1, column 2 is no number: '2;3'", "2;3"),
      ("1\n0x10", "not-a-number", "row 2, column 1 is no number: '0x10'", "0x10"),
      ("1\n1_000", "not-a-number", "row 2, column 1 is no number: '1_000'", "1_000"),
      ("1\nnan", "not-a-number", "row 2, column 1 is no number: 'nan'", "nan"),
      ("1\ninf", "not-a-number", "row 2, column 1 is no number: 'inf'", "inf"),
      ("1\n1.", "not-a-number", "row 2, column 1 is no number: '1.'", "1."),
      ("1\n.", "not-a-number", "row 2, column 1 is no number: '.'", "."),
      ("1\n1.2.3", "not-a-number", "row 2, column 1 is no number: '1.2.3'", "1.2.3"),
      ("1\n1e", "not-a-number", "row 2, column 1 is no number: '1e'", "1e"),
      ("1\n--1", "not-a-number", "row 2, column 1 is no number: '--1'", "--1"),
      ("1\n1 2", "not-a-number", "row 2, column 1 is no number: '1 2'", "1 2"),
      (
        "1\n\u{1B}[31m", "not-a-number", "row 2, column 1 is no number: '\u{FFFD}[31m'",
        "\u{1B}[31m"
      ),
      ("1\n1e400", "number-too-large", "row 2, column 1 is larger than any double", "1e400"),
      ("1,2\n3", "ragged-row", "row 2 has 1 cell, the first row has 2 cells", "3"),
      ("1,2\n3,4,5", "ragged-row", "row 2 has 3 cells, the first row has 2 cells", "3,4,5"),
      ("1,2\n\n3,4", "ragged-row", "row 2 is empty", ""),
      ("\n1,2", "ragged-row", "row 1 is empty", ""),
      ("1,\"2\n3,4", "unterminated-quote", "the quote in row 1, column 2 does not end", "\""),
      ("1,\"2\"3\n", "text-after-quote", "text follows the quote in row 1, column 2", "3"),
      ("1,2\"\n", "stray-quote", "a quotation mark stands inside row 1, column 2", "\""),
    ])
  func mistakes(text: String, code: String, message: String, place: String) throws {
    let found = try #require(mistake(text))
    #expect(found.error.code == code)
    #expect(found.error.message == message)
    #expect(found.text == place)
    #expect(found.error.help?.isEmpty == false)
  }

  @Test("A column that the table does not have is named", arguments: [0, -1, 3, Int.max, Int.min])
  func noColumn(column: Int) throws {
    let found = try #require(mistake("1,2\n3,4", [1, column]))
    #expect(found.error.code == "no-such-column")
    #expect(found.error.message == "column \(column) is asked for, and the table has 2")
  }

  @Test("Bytes that are not UTF-8 are pointed at, wherever they are")
  func encoding() {
    func code(_ bytes: [UInt8]) -> (String, Range<Int>)? {
      do throws(DataError) {
        _ = try NumberTable(csv: bytes, columns: [1])
        return nil
      } catch {
        return (error.code, error.place)
      }
    }
    #expect(code([0x31, 0x2C, 0xFF])! == ("invalid-utf8", 2..<3))
    #expect(code([0x31, 0x2C, 0xE2, 0x88])! == ("invalid-utf8", 2..<3))
    #expect(code([0xFF, 0xFE, 0x31, 0x00])! == ("invalid-utf8", 0..<2))
    #expect(code(Array("1,ä".utf8)) == nil)
  }
}
