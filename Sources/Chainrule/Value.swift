package import ChainruleCalculus

/// A number, vector, row or matrix.
///
/// ```swift
/// query.point = ["x": 2, "w": [1, 2, 3], "A": [[1, 2], [3, 4]]]
/// ```
public enum Value: Sendable, Hashable {
  /// One number.
  case scalar(Double)
  /// A column of numbers.
  case vector([Double])
  /// A transposed vector.
  case row([Double])
  /// The rows of a matrix, all of the same length.
  case matrix([[Double]])
}

extension Value: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A scalar.
  public init(floatLiteral value: Double) { self = .scalar(value) }
  /// A scalar.
  public init(integerLiteral value: Int) { self = .scalar(Double(value)) }
}

extension Value: ExpressibleByArrayLiteral {
  /// A vector of numbers, or a matrix of rows.
  public init(arrayLiteral elements: Value...) {
    let rows = elements.map(\.elements)
    let areNumbers = elements.allSatisfy { if case .scalar = $0 { true } else { false } }
    self = areNumbers ? .vector(rows.flatMap(\.self)) : .matrix(rows)
  }
}

extension Value {
  /// The numbers row by row.
  public var elements: [Double] {
    switch self {
    case .scalar(let number): [number]
    case .vector(let elements), .row(let elements): elements
    case .matrix(let rows): rows.flatMap(\.self)
    }
  }

  package init(_ array: ShapedArray<Double>) {
    self =
      switch array.shape {
      case .scalar: .scalar(array.elements[0])
      case .vector: .vector(array.elements)
      case .row: .row(array.elements)
      case .matrix: .matrix(array.lines.map(Array.init))
      }
  }

  /// The value with its shape; nil where it is empty or its rows differ in length.
  package var array: ShapedArray<Double>? {
    let shape: Shape
    switch self {
    case .scalar: shape = .scalar
    case .vector(let elements): shape = .vector(elements.count)
    case .row(let elements): shape = .row(elements.count)
    case .matrix(let rows):
      guard let columns = rows.first?.count, rows.allSatisfy({ $0.count == columns }) else {
        return nil
      }
      shape = .matrix(rows: rows.count, columns: columns)
    }
    return shape.count > 0 ? ShapedArray(shape, elements) : nil
  }
}
