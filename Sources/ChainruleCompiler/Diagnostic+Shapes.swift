package import ChainruleCalculus
import ChainruleLanguage

/// The wording of every mistake about vectors and matrices.
extension Diagnostic {
  static func conditionNotScalar(_ shape: Shape, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "shape-mismatch", message: "the condition of if is \(shape.words)", span: span,
      help: "if chooses once; where(condition, a, b) chooses element by element")
  }

  static func emptyList(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "empty-vector", message: "a vector has at least one element", span: span,
      help: "write its elements between the brackets: [1, 2, 3]")
  }

  static func emptyShape(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "empty-vector", message: "a vector or matrix has at least one element", span: span,
      help: "its size has to be 1 or more")
  }

  static func emptyPart(_ first: Int, _ last: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "empty-vector", message: "the range \(first)..\(last) holds no index", span: span,
      help: "a vector has at least one element; ranges run upwards")
  }

  static func scalarSubscripted(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-indexable", message: "a scalar has no elements", span: span,
      help: "only vectors and matrices take an index: declare input w: vector(3), for example")
  }

  static func subscriptCount(_ shape: Shape, found: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "wrong-subscripts",
      message:
        "\(shape.words) takes \(shape.isMatrix ? "two indices" : "one index"), "
        + "and \(found) \(found == 1 ? "is" : "are") given", span: span,
      help: shape.isMatrix
        ? "write A[2, 3] for an element, A[2, :] for a row, A[:, 3] for a column"
        : "write x[2] for an element, x[1..3] for a part")
  }

  static func outOfRange(_ index: Int, _ limit: Int, _ shape: Shape, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "index-out-of-range", message: "index \(index) is outside of \(shape.words)",
      span: span,
      help: index == 0
        ? "indices start at 1, so this one runs from 1 to \(limit)"
        : "this index runs from 1 to \(limit)")
  }

  static func wrongShape(
    _ name: String, _ shape: Shape, needed: String, at node: Int, in tree: SyntaxTree,
    help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code: "shape-mismatch", message: "\(name) needs \(needed), and this is \(shape.words)",
      span: tree.expressions[node].span, help: help)
  }

  static func notThatShape(_ name: String, declared: Shape, found: Shape, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      code: "shape-mismatch",
      message: "\(name) is declared as \(declared.words), and its value is \(found.words)",
      span: span,
      help: found.isScalar && !declared.isScalar
        ? "for equal elements write \(fillingText(declared))"
        : found == declared.transposed
          ? "transpose the value with ', or declare \(name): \(found.programText)"
          : "give a value of that shape, or declare \(name): \(found.programText)")
  }

  private static func fillingText(_ shape: Shape) -> String {
    switch shape {
    case .scalar: "0"
    case .vector(let count): "zeros(\(count))"
    case .row(let count): "zeros(\(count))'"
    case .matrix(let rows, let columns): "zeros(\(rows), \(columns))"
    }
  }

  static func notAShape(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "unknown-shape", message: "this is not a shape", span: span,
      help: "a shape is scalar, vector(3), row(3) or matrix(2, 3)")
  }
}

extension Lowering {
  /// What is wrong with a list whose items do not fit together.
  func ragged(_ shapes: [Shape], at node: Int) -> Diagnostic {
    let wrong =
      shapes.firstIndex {
        $0.isMatrix || $0.count != shapes[0].count || $0.isScalar != shapes[0].isScalar
      }
      ?? 0
    let operands = tree.operands(of: ExpressionID(node))
    let place =
      operands.count == shapes.count ? tree[operands[wrong]].span : tree.expressions[node].span
    let message =
      shapes[wrong].isMatrix
      ? "item \(wrong + 1) of this list is \(shapes[wrong].words)"
      : "item \(wrong + 1) of this list is \(shapes[wrong].words), and the first is "
        + shapes[0].words
    return Diagnostic(
      code: "ragged-list", message: message, span: place,
      help: "the items of a list are all scalars, or all vectors of the same length")
  }
}

extension Shape {
  /// The shape in words: `a vector of 3`.
  package var words: String {
    switch self {
    case .scalar: "a scalar"
    case .vector(let count): "a vector of \(count)"
    case .row(let count): "a row of \(count)"
    case .matrix(let rows, let columns): "a \(rows)×\(columns) matrix"
    }
  }
}
