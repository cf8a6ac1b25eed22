import ChainruleCalculus
import ChainruleCompiler
import ChainruleSymbolics

/// Sums of products of Jacobians as numbers, at a point.
struct JacobianEvaluation {
  private var values: [String: Matrix] = [:]

  init(_ values: [String: Matrix]) { self.values = values }

  init(_ program: NamedGraph, _ graph: VectorGraph, _ numbers: VectorDifferentiation) {
    for constant in program.constants {
      values[constant.name] = Matrix(constant.value.shape, constant.value.elements)
    }
    for (place, node) in graph.nodes.enumerated() {
      values[node.name] = Matrix(node.shape, numbers.values(of: place).elements.map { $0 ?? .nan })
    }
  }

  /// The derivative by something of one shape of something of another; nil where a factor has no
  /// numbers.
  func matrix(_ products: [JacobianProduct], from source: Shape, to target: Shape) -> Matrix? {
    let isInShape = target.isScalar && source.isMatrix
    return sum(
      products, rows: isInShape ? source.rows : target.count,
      columns: isInShape ? source.columns : source.count)
  }

  private func sum(_ products: [JacobianProduct], rows: Int, columns: Int) -> Matrix? {
    var whole: Matrix?
    for product in products {
      guard let number = elements(of: product.scalar),
        let matrix = self.product(product.factors, rows: rows, columns: columns)
      else { return nil }
      let scaled = matrix.map { number[0] * $0 }
      whole = whole.map { $0 + scaled } ?? scaled
    }
    return whole
  }

  /// A product in which the elements of a matrix by which or of which a derivative is are counted
  /// row by row.
  func flat(_ factors: [MatrixFactor], rows: Int, columns: Int) -> Matrix? {
    product(factors, rows: rows, columns: columns)
  }

  /// A product of given size; what has no size of its own takes that of its neighbours.
  private func product(_ factors: [MatrixFactor], rows: Int, columns: Int) -> Matrix? {
    let matrices = factors.filter { !$0.isNumber }
    var sizes = matrices.map(size)
    for place in sizes.indices {
      let before = place == 0 ? rows : sizes[place - 1].columns
      sizes[place].rows = sizes[place].rows ?? before
      if matrices[place].isSquare { sizes[place].columns = sizes[place].rows }
    }
    for place in sizes.indices.reversed() {
      let after = place + 1 == sizes.count ? columns : sizes[place + 1].rows
      sizes[place].columns = sizes[place].columns ?? after
      if matrices[place].isSquare { sizes[place].rows = sizes[place].columns }
    }
    var whole: Matrix? = matrices.isEmpty ? Matrix(identity: rows) : nil
    for (place, factor) in matrices.enumerated() {
      guard let rows = sizes[place].rows, let columns = sizes[place].columns,
        let next = matrix(factor, rows: rows, columns: columns)
      else { return nil }
      whole = whole.map { $0 * next } ?? next
    }
    for factor in factors where factor.isNumber {
      guard let number = number(factor) else { return nil }
      whole = whole?.map { number * $0 }
    }
    return whole
  }

  private func size(_ factor: MatrixFactor) -> (rows: Int?, columns: Int?) {
    switch factor {
    case .row(let term): (1, term == 1 ? nil : elements(of: term)?.count)
    case .column(let term): (term == 1 ? nil : elements(of: term)?.count, 1)
    case .diagonal(let term): (elements(of: term)?.count, elements(of: term)?.count)
    case .matrix(let matrix):
      value(of: matrix).map { ($0.rows, $0.columns) } ?? (nil, nil)
    case .hadamard(_, let matrix): value(of: matrix).map { ($0.rows, $0.columns) } ?? (nil, nil)
    case .rightBlock, .leftBlock, .map:
      jacobian(of: factor).map { ($0.rows, $0.columns) } ?? (nil, nil)
    case .identity, .scalar, .sum, .total, .symbol: (nil, nil)
    }
  }

  private func number(_ factor: MatrixFactor) -> Double? {
    switch factor {
    case .scalar(let term): elements(of: term)?.first
    case .sum(let term): elements(of: term).map { $0.reduce(0, +) }
    case .identity, .diagonal, .row, .column, .matrix, .hadamard, .rightBlock, .leftBlock, .total,
      .map, .symbol:
      nil
    }
  }

  private func matrix(_ factor: MatrixFactor, rows: Int, columns: Int) -> Matrix? {
    func line(_ term: Term) -> Matrix? {
      guard let numbers = elements(of: term) else { return nil }
      let count = rows * columns
      return Matrix(
        rows: rows, columns: columns,
        numbers.count == 1 ? [Double](repeating: numbers[0], count: count) : numbers)
    }
    switch factor {
    case .identity: return Matrix(identity: rows)
    case .row(let term), .column(let term): return line(term)
    case .diagonal(let term): return elements(of: term).map(Matrix.init(diagonal:))
    case .matrix(let matrix): return value(of: matrix)
    case .total(let products): return sum(products, rows: rows, columns: columns)
    case .hadamard(let factors, let matrix):
      guard let elements = value(of: matrix),
        let whole = product(factors, rows: rows, columns: columns)
      else { return nil }
      return Matrix(
        rows: rows, columns: columns, zip(whole.elements, elements.elements).map(*))
    case .rightBlock, .leftBlock, .map: return jacobian(of: factor)
    case .symbol, .scalar, .sum: return nil
    }
  }

  private func value(of matrix: MatrixTerm) -> Matrix? {
    guard let numbers = elements(of: matrix.term), let shape = shape(of: matrix.term) else {
      return nil
    }
    let value = Matrix(shape, numbers)
    return matrix.isTransposed ? value.transposed : value
  }

  /// That of the matrices in a term.
  private func shape(of term: Term) -> Shape? {
    if let symbol = term.symbol { return symbol.shape.isMatrix ? symbol.shape : nil }
    return term.application?.operands.lazy.compactMap { shape(of: $0) }.first
  }

  // MARK: Terms

  /// A term whose variables are vectors or matrices, element by element.
  private func elements(of term: Term) -> [Double]? {
    if let number = term.primal { return [number] }
    if let symbol = term.symbol { return value(of: symbol)?.elements }
    guard let (operation, operands) = term.application else { return nil }
    let found = operands.compactMap { elements(of: $0) }
    guard found.count == operands.count else { return nil }
    let count = found.map(\.count).max() ?? 1
    return (0..<count).map { place in
      operation.value(found.map { $0[$0.count == 1 ? 0 : place] })
    }
  }

  private func value(of symbol: Symbol) -> Matrix? {
    switch symbol {
    case .number(let name), .array(let name, _): return values[name]
    case .part(let name, let subscripts, let shape):
      guard let whole = values[name] else { return nil }
      let places = whole.shape.part(subscripts).places
      return Matrix(shape, places.map { whole.elements[$0] })
    case .transpose(let name, let shape):
      return values[name].map { Matrix(shape, $0.transposed.elements) }
    case .list(let numbers, let shape): return Matrix(shape, numbers)
    case .unit(let place, let count):
      return Matrix(.vector(count), (0..<count).map { $0 == place ? 1 : 0 })
    case .softmax(let symbol):
      guard let powers = value(of: symbol)?.map({ Operation.exponential.value([$0]) }) else {
        return nil
      }
      let sum = powers.elements.reduce(0, +)
      return powers.map { $0 / sum }
    case .element(let symbol, let place):
      return value(of: symbol).map { Matrix(.scalar, [$0.elements[place]]) }
    case .product(let first, let second):
      return value(of: first).flatMap { first in value(of: second).map { first * $0 } }
    case .everyElement, .written: return nil
    }
  }
}

/// Numbers in rows and columns.
struct Matrix {
  let rows: Int
  let columns: Int
  let elements: [Double]

  init(rows: Int, columns: Int, _ elements: [Double]) {
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  init(_ shape: Shape, _ elements: [Double]) {
    self.init(rows: shape.rows, columns: shape.columns, elements)
  }

  init(diagonal numbers: [Double]) {
    let count = numbers.count
    self.init(
      rows: count, columns: count,
      (0..<count * count).map { $0 % (count + 1) == 0 ? numbers[$0 / (count + 1)] : 0 })
  }

  init(identity count: Int) { self.init(diagonal: [Double](repeating: 1, count: count)) }

  var shape: Shape {
    columns == 1 ? .vector(rows) : rows == 1 ? .row(columns) : .matrix(rows: rows, columns: columns)
  }

  func map(_ transform: (Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns, elements.map(transform))
  }

  var transposed: Matrix {
    Matrix(
      rows: columns, columns: rows,
      (0..<columns).flatMap { column in
        (0..<rows).map { elements[$0 * columns + column] }
      })
  }

  static func + (a: Matrix, b: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: a.columns, zip(a.elements, b.elements).map(+))
  }

  static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "the factors fit")
    return Matrix(
      rows: a.rows, columns: b.columns,
      (0..<a.rows).flatMap { row in
        (0..<b.columns).map { column in
          (0..<a.columns).reduce(0) {
            $0 + a.elements[row * a.columns + $1] * b.elements[$1 * b.columns + column]
          }
        }
      })
  }
}

extension MatrixFactor {
  fileprivate var isSquare: Bool {
    switch self {
    case .identity, .diagonal: true
    case .scalar, .row, .column, .sum, .matrix, .hadamard, .rightBlock, .leftBlock, .total, .map,
      .symbol:
      false
    }
  }
}
