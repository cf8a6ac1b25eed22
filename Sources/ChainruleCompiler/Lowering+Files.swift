import ChainruleCalculus
package import ChainruleData
package import ChainruleLanguage

/// How the numbers of files come into a program.
extension Lowering {
  /// `csv("iris.csv", 1..4)`, whose column or range of columns is on the stack.
  mutating func applyTable(at node: Int) {
    guard case .table(let place, let count) = tree.expressions[node].kind else { return }
    let columns = count == 0 ? nil : popColumns(at: node)
    guard diagnostics.isEmpty else { return values.append(.nothing) }
    values.append(table(tree.strings[Int(place)], columns: columns, at: node) ?? .nothing)
  }

  /// The columns on the stack, at least one.
  private mutating func popColumns(at node: Int) -> [Int]? {
    let operand = tree.operands(of: ExpressionID(node))[0]
    let isRange = if case .range = tree[operand].kind { true } else { false }
    let last = values.removeLast()
    let first = isRange ? values.removeLast() : last
    guard let first = integer(first), let last = integer(last) else {
      diagnostics.append(.notAWholeNumber("a column", at: tree[operand].span))
      return nil
    }
    guard first >= 1, first <= last, last - first < Self.limit else {
      diagnostics.append(.notColumns(first, last, at: tree[operand].span))
      return nil
    }
    return Array(first...last)
  }

  private mutating func table(_ path: String, columns: [Int]?, at node: Int) -> Value? {
    let file: Compilation.File
    do throws(Compilation.UnreadableFile) {
      file = if let known = files[path] { known } else { try readFile(path) }
      files[path] = file
    } catch {
      missesFile = true
      diagnostics.append(.unreadable(path, error.reason, at: tree.expressions[node].span))
      return nil
    }
    do throws(DataError) {
      let table = try NumberTable(csv: file.bytes, columns: columns)
      guard elementCount + table.numbers.count <= Self.limit else {
        isTooLarge = true
        return nil
      }
      return data(ShapedArray(table.array))
    } catch {
      wrongFile = wrongFile ?? (file, error)
      // Nothing that follows could be understood.
      diagnostics.append(.wrongFile(file.name, at: tree.expressions[node].span))
      return nil
    }
  }

  /// Numbers as they would be typed: whole ones may be bounds and indices.
  mutating func data(_ array: ShapedArray<Double>) -> Value {
    let elements = array.map { number in
      number.magnitude <= 0x1p53 && number == number.rounded()
        && !(number == 0 && number.sign == .minus)
        ? Value.integer(Int(number)) : .number(number)
    }
    return array.shape.isScalar ? elements.elements[0] : constantArray(elements)
  }
}

extension ShapedArray<Double> {
  init(_ array: NumberArray) {
    let shape: Shape =
      switch array.shape.count {
      case 0: .scalar
      case 1: .vector(array.shape[0])
      case _: .matrix(rows: array.shape[0], columns: array.shape[1])
      }
    self.init(shape, array.numbers)
  }
}

extension Diagnostic {
  /// What is wrong with a file of data, with its place in that file.
  package init(_ error: DataError) {
    // A span reaches no further; a mistake beyond it is shown at its end.
    let place = error.place.clamped(to: 0..<Int(UInt32.max))
    self.init(
      code: error.code, message: error.message, span: Span(place.lowerBound, place.upperBound),
      help: error.help)
  }

  static func unreadable(_ path: String, _ reason: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-such-file", message: "cannot read \(path): \(reason)", span: span,
      help: "a path is relative to the program's file")
  }

  static func wrongFile(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(code: "bad-data", message: "\(name) is no table of numbers", span: span)
  }

  static func notColumns(_ first: Int, _ last: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-such-column",
      message: first < 1
        ? "there is no column \(first)"
        : first > last
          ? "the range \(first)..\(last) holds no column" : "no table has \(last) columns",
      span: span, help: "columns are counted from 1: 5 for one, 1..4 for several")
  }
}
