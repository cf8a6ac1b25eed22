/// The catalogue of operations on whole vectors and matrices.
///
/// Each is a type that states its shape rule and its expansion into elementary operations; to add
/// one, write it in a file beside this one and register it by a case and its arm.
package enum StructuralOperation: UInt8, Sendable, CaseIterable {
  case dotProduct, matrixProduct, outerProduct, crossProduct
  case sum, mean, product, largest, smallest, trace, norm, logarithmOfSum, softmax
  case transpose, diagonal, concatenation

  package var definition: any ArrayFunction.Type {
    switch self {
    case .dotProduct: DotProduct.self
    case .matrixProduct: MatrixProduct.self
    case .outerProduct: OuterProduct.self
    case .crossProduct: CrossProduct.self
    case .sum: Sum.self
    case .mean: Mean.self
    case .product: Product.self
    case .largest: Largest.self
    case .smallest: Smallest.self
    case .trace: Trace.self
    case .norm: Norm.self
    case .logarithmOfSum: LogarithmOfExponentials.self
    case .softmax: Softmax.self
    case .transpose: Transpose.self
    case .diagonal: Diagonal.self
    case .concatenation: Concatenation.self
    }
  }

  /// The name by which programs call it.
  package var name: String { definition.name }
}

/// What an operation on arrays states about itself.
package protocol ArrayFunction {
  /// The name by which programs call it.
  static var name: String { get }
  static var figure: ArrayFigure { get }
  /// How many operands it takes; nil for one or more.
  static var arity: Int? { get }

  /// What the catalogue says of it.
  static var facts: ArrayFacts { get }

  /// The shape of its value.
  static func shape(of operands: [Shape]) throws(ShapeMismatch) -> Shape

  /// Its elements, row by row, made of elementary operations in the order in which they are counted.
  ///
  /// - Precondition: the operands have shapes that `shape(of:)` accepts.
  static func expand<E: Expansion>(_ operands: [ShapedArray<E.Element>], in target: inout E)
    -> [E.Element]

  /// How many elementary operations the expansion has.
  static func operationCount(_ operands: [Shape]) -> Double

  /// The derivative by one operand in the algebra of matrices.
  static func derivative(by place: Int, of operands: [Shape]) -> MatrixDerivative
}

extension ArrayFunction {
  package static var arity: Int? { 1 }
  package static var figure: ArrayFigure { .name }
}

/// An operation on arrays in a few words each.
package struct ArrayFacts: Sendable, Equatable {
  /// Of what, and of its value.
  package let shapes: String
  package let expansion: String
  package let cost: String
  /// In numerator layout.
  package let jacobian: String
}
