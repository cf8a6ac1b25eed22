package import ChainruleCalculus
package import ChainruleSymbolics

/// A number of a picture, or the numbers of a vector or matrix.
package enum Quantity: Sendable, Equatable {
  case number(Double)
  /// Nil for an element that is not computed.
  case array(ShapedArray<Double?>)

  /// The one number of a scalar, else the array.
  init(_ array: ShapedArray<Double?>) {
    if array.shape.isScalar, let number = array.elements[0] {
      self = .number(number)
    } else {
      self = .array(array)
    }
  }

  /// A row for each element of an output, a column for each of an input; one row is a row.
  init(rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    let shape: Shape =
      columns == 1
      ? rows.count == 1 ? .scalar : .vector(rows.count)
      : rows.count == 1 ? .row(columns) : .matrix(rows: rows.count, columns: columns)
    self.init(ShapedArray(shape, rows.flatMap { $0.map(Optional.some) }))
  }

  /// The number of a scalar.
  package var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// Whether the numbers fit beside a formula: few of them.
  var isShort: Bool {
    switch self {
    case .number: true
    case .array(let array): array.elements.count <= 4
    }
  }
}

extension NumberText {
  package func callAsFunction(_ quantity: Quantity) -> String {
    switch quantity {
    case .number(let number): self(number)
    case .array(let array): self(array)
    }
  }
}
