import ChainruleCalculus
import ChainruleData
import Testing

@Suite("Any bytes are numbers or an error that points at some of them")
struct FuzzTests {
  /// Random bytes, most of them signs that mean something.
  private func bytes(_ signs: String, using generator: inout SplitMix64) -> [UInt8] {
    let signs = Array(signs.utf8)
    return (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
      Int.random(in: 0..<30, using: &generator) == 0
        ? .random(in: 0...255, using: &generator) : signs.randomElement(using: &generator) ?? 0
    }
  }

  @Test("Of a table", arguments: 1...20)
  func tables(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let bytes = bytes("0123,,,\n\n\r\"\"\" .-+eE;ab−", using: &generator)
      do throws(DataError) {
        let table = try NumberTable(csv: bytes, columns: seed % 2 == 0 ? [1] : nil)
        #expect(table.numbers.count == table.rowCount * table.columnCount && table.rowCount > 0)
        #expect(table.numbers.allSatisfy { $0.isFinite })
      } catch {
        #expect(0 <= error.place.lowerBound && error.place.upperBound <= bytes.count)
      }
    }
  }

  @Test("Of a point", arguments: 1...20)
  func points(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"x\"", "\"y\"", "\"NaN\"", "1", "-0.5", "2e3", " ", "\\u",
      "\"", "nul", "\n",
    ]
    for round in 0..<500 {
      let text = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let noise = bytes("{}[]:,\"x1-. ", using: &generator)
      let bytes = round % 2 == 0 ? Array("{\"x\": \(text)}".utf8) : noise
      do throws(DataError) {
        let values = try NamedNumbers.read(json: bytes)
        for value in values.map(\.value) {
          #expect(value.shape.reduce(1, *) == value.numbers.count)
        }
      } catch {
        #expect(0 <= error.place.lowerBound && error.place.upperBound <= bytes.count)
      }
    }
  }

  @Test("Numbers written in full are read back, in both forms", arguments: 1...5)
  func roundTrip(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let numbers = (0..<600).map { _ in
      let number = Double(bitPattern: generator.next())
      return number.isFinite ? number : 0
    }
    let rows = stride(from: 0, to: 600, by: 3).map { numbers[$0..<$0 + 3] }
    let csv = rows.map { $0.map { "\($0)" }.joined(separator: ",") }.joined(separator: "\n")
    #expect(try NumberTable(csv: Array(csv.utf8)).numbers == numbers)
    let json = rows.map { "[" + $0.map { "\($0)" }.joined(separator: ", ") + "]" }
    let point = try NamedNumbers.read(json: Array("{\"A\": [\(json.joined(separator: ","))]}".utf8))
    #expect(point.map(\.value) == [NumberArray(shape: [200, 3], numbers: numbers)])
  }
}
