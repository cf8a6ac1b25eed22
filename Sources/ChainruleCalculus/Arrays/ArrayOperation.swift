/// What a node of the vector graph does with its operands.
package enum ArrayOperation: Sendable, Hashable {
  /// An elementary operation on each element; a scalar beside an array is expanded.
  case elementwise(Operation)
  case structural(StructuralOperation)
  /// `[a, b]`: scalars make a vector, vectors the rows of a matrix.
  case list
  /// `A[1..2, 3]`
  case part([Subscript])
}

/// One subscript of a part, counted from 1.
package enum Subscript: Sendable, Hashable {
  case index(Int)
  case range(Int, Int)
  case everything
}

extension Shape {
  /// The shape of a list of values; nil where they do not fit together.
  package static func list(of items: [Shape]) -> Shape? {
    guard let first = items.first else { return nil }
    guard items.allSatisfy({ $0.count == first.count && $0.isScalar == first.isScalar }) else {
      return nil
    }
    if first.isScalar { return .vector(items.count) }
    return items.contains(where: \.isMatrix)
      ? nil : .matrix(rows: items.count, columns: first.count)
  }

  /// The shape of an elementary operation on each element of arrays.
  package static func elementwise(_ operands: [Shape]) throws(ShapeMismatch) -> Shape {
    var shape = Shape.scalar
    for operand in operands where !operand.isScalar {
      guard shape.isScalar || shape == operand else { throw .different(shape, operand) }
      shape = operand
    }
    return shape
  }

  /// The shape of a part and the places of its elements, counted from 0.
  ///
  /// - Precondition: every subscript is in range, one for a line and two for a matrix.
  package func part(_ subscripts: [Subscript]) -> (shape: Shape, places: [Int]) {
    let limits = isMatrix ? [rows, columns] : [count]
    let ranges = zip(subscripts, limits).map { $0.range(upTo: $1) }
    guard isMatrix else {
      let count = ranges[0].count
      let shape: Shape =
        if case .index = subscripts[0] { .scalar } else if case .row = self { .row(count) } else {
          .vector(count)
        }
      return (shape, Array(ranges[0]))
    }
    let places = ranges[0].flatMap { row in ranges[1].map { row * columns + $0 } }
    let shape: Shape =
      switch (subscripts[0], subscripts[1]) {
      case (.index, .index): .scalar
      case (.index, _): .vector(ranges[1].count)
      case (_, .index): .vector(ranges[0].count)
      case _: .matrix(rows: ranges[0].count, columns: ranges[1].count)
      }
    return (shape, places)
  }
}

extension Subscript {
  /// The subscript as programs write it.
  package var text: String {
    switch self {
    case .index(let index): "\(index)"
    case .range(let first, let last): "\(first)..\(last)"
    case .everything: ":"
    }
  }

  /// Whether it takes the place counted from 1.
  func holds(_ place: Int) -> Bool {
    switch self {
    case .index(let index): index == place
    case .range(let first, let last): (first...last).contains(place)
    case .everything: true
    }
  }

  /// The places counted from 0.
  fileprivate func range(upTo limit: Int) -> Range<Int> {
    switch self {
    case .index(let index): index - 1..<index
    case .range(let first, let last): first - 1..<last
    case .everything: 0..<limit
    }
  }
}
