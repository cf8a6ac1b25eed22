import ChainruleCompiler
import ChainruleData
import ChainruleLanguage

extension Query {
  /// Adds the values of `name = value, …`, each value a constant expression.
  ///
  /// - Throws: `ProgramError` where the text is not such a list.
  public mutating func add(point text: String) throws(ProgramError) {
    let source = SourceText(name: "--at", bytes: Array(text.utf8))
    let bindings = Compilation.bindings(source)
    guard bindings.diagnostics.isEmpty else { throw ProgramError(bindings.diagnostics, in: source) }
    for (name, value) in bindings.values { point[name] = Value(value) }
  }

  /// Adds the values of a JSON object, such as `{"x": 2, "w": [1, 2, 3], "A": [[1, 2], [3, 4]]}`.
  ///
  /// - Parameters:
  ///   - bytes: the JSON document.
  ///   - name: what to call it in messages.
  /// - Throws: `ProgramError` where the document is not such an object.
  public mutating func add(pointJSON bytes: [UInt8], name: String) throws(ProgramError) {
    do throws(DataError) {
      for entry in try NamedNumbers.read(json: bytes) { point[entry.name] = Value(entry.value) }
    } catch {
      throw ProgramError(error, in: SourceText(name: name, bytes: bytes))
    }
  }

  /// Gives an input the numbers of a file of comma-separated values: one is a scalar, one row or
  /// column a vector.
  ///
  /// - Parameters:
  ///   - bytes: the file, with or without a row of headings.
  ///   - name: what to call it in messages.
  ///   - input: the name of the input.
  /// - Throws: `ProgramError` where the file is no table of numbers.
  public mutating func add(csv bytes: [UInt8], name: String, for input: String)
    throws(ProgramError)
  {
    do throws(DataError) {
      point[input] = Value(try NumberTable(csv: bytes).array)
    } catch {
      throw ProgramError(error, in: SourceText(name: name, bytes: bytes))
    }
  }
}

extension Value {
  init(_ array: NumberArray) {
    let shape = array.shape
    self =
      switch shape.count {
      case 0: .scalar(array.numbers[0])
      case 1: .vector(array.numbers)
      case _:
        .matrix(
          (0..<shape[0]).map { row in
            Array(array.numbers[row * shape[1]..<(row + 1) * shape[1]])
          })
      }
  }
}

extension ProgramError {
  init(_ error: DataError, in source: SourceText) {
    self.init([Diagnostic(error)], in: source)
  }
}
