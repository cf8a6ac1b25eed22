import ChainruleCalculus
import ChainruleLanguage

/// The wording of operations on shapes that do not fit.
extension Lowering {
  /// Says what is wrong with the shapes of operands, unless one of them may be the 0 that stands for
  /// a value which a mistake before has left undefined.
  mutating func note(_ diagnostic: Diagnostic, of operands: [Value]) {
    if !diagnostics.isEmpty, operands.contains(where: { number($0) == 0 }) { return }
    diagnostics.append(diagnostic)
  }

  /// What is wrong with the operands of an operation, each marked with its shape.
  func mismatch(_ mismatch: ShapeMismatch, _ shapes: [Shape], at node: Int) -> Diagnostic {
    let expression = tree.expressions[node]
    let name = operationName(at: node)
    var diagnostic = Diagnostic(code: "shape-mismatch", message: "", span: expression.span)
    let operands = tree.operands(of: ExpressionID(node))
    if operands.count == shapes.count {
      diagnostic.labels = zip(operands, shapes).filter { !$1.isScalar }.map {
        .init(span: tree[$0].span, text: $1.programText)
      }
      diagnostic.span = name.span
    }
    switch mismatch {
    case .different(let first, let second):
      diagnostic.message = cannot(name.text, first, second)
      diagnostic.help = help(name.text, first, second)
    case .inner(let first, let second):
      diagnostic.message = cannot(name.text, first, second)
      diagnostic.help = productNeed(first, second)
    case .lengths(let first, let second):
      diagnostic.message =
        "\(name.text) needs two vectors of the same length, "
        + "and these are \(first.words) and \(second.words)"
      diagnostic.help = "it multiplies the elements pair by pair and adds the products"
    case .operand(let place, let shape, let need):
      diagnostic.message = "\(name.text) needs \(need.rawValue), and this is \(shape.words)"
      diagnostic.labels = []
      diagnostic.span = operands.indices.contains(place) ? tree[operands[place]].span : name.span
      diagnostic.help = remedy(name.text, shape)
    }
    return diagnostic
  }

  private func cannot(_ name: String, _ first: Shape, _ second: Shape) -> String {
    switch name {
    case "+": "cannot add \(first.words) and \(second.words)"
    case "-": "cannot subtract \(second.words) from \(first.words)"
    case "*", "@", "·": "cannot multiply \(first.words) by \(second.words)"
    case "/": "cannot divide \(first.words) by \(second.words)"
    case "if": "the branches of if are \(first.words) and \(second.words)"
    case _: "cannot apply \(name) to \(first.words) and \(second.words)"
    }
  }

  /// What a product of matrices of these shapes lacks, and how it might have been meant.
  private func productNeed(_ first: Shape, _ second: Shape) -> String {
    let need =
      "A @ B needs as many columns of A as rows of B: \(first.columns(beside: second)) "
      + "and \(second.rows)"
    let turned = [
      ("A' @ B", first.transposed, second), ("A @ B'", first, second.transposed),
      ("B @ A", second, first),
    ].first { first.isMatrix || second.isMatrix ? Self.isProduct($0.1, $0.2) : false }
    return turned.map { "\(need); \($0.0) would fit" } ?? need
  }

  private static func isProduct(_ first: Shape, _ second: Shape) -> Bool {
    (try? MatrixProduct.shape(of: [first, second])) != nil
  }

  private func help(_ name: String, _ first: Shape, _ second: Shape) -> String {
    if name == "·", first.isLine, second.isLine {
      return "· is the dot product of two vectors, and a transposed vector is a row: write @"
    }
    if name == "·", first.isMatrix || second.isMatrix {
      let product = try? MatrixProduct.shape(of: [first, second])
      return "· is the dot product of two vectors, else *; the product of matrices is @, "
        + (product.map { "here \($0.words)" } ?? "and \(productNeed(first, second))")
    }
    if name == "*", let product = try? MatrixProduct.shape(of: [first, second]) {
      return "* multiplies element by element; "
        + (product.isScalar
          ? "for the dot product write @, or · between two vectors"
          : "the product of matrices is @, here \(product.words)")
    }
    if name == "*", first.isMatrix || second.isMatrix, first.count != second.count {
      return "* multiplies element by element; the product of matrices is @, and "
        + productNeed(first, second)
    }
    if first.isLine, second.isLine, first.count == second.count {
      return "one stands upright and one lies: transpose one of them with '"
    }
    if first.isMatrix, second.isLine, first.columns == second.count,
      ["+", "-", "*", "/"].contains(name)
    {
      return "only scalars are expanded; row by row it is [i in 1..rows(A): A[i, :] \(name) x]"
    }
    let sides =
      name == "if"
      ? "both branches" : name == "where" ? "all arguments of where" : "both sides of \(name)"
    return "\(sides) need the same shape, or one of them a scalar"
  }

  /// What is right for an operand that does not fit.
  private func remedy(_ name: String, _ shape: Shape) -> String? {
    switch (name, shape) {
    case ("@", .scalar): "write * for a scalar"
    case ("dot", .scalar): "write * for scalars"
    case ("concat", .matrix): "it joins scalars and vectors; vectors as rows of a matrix are [a, b]"
    case ("dot", .matrix), ("·", .matrix):
      "write A@B for the product of matrices, sum(A*B) for the sum of all products"
    case ("softmax", .matrix):
      "row by row it is [i in 1..rows(A): softmax(A[i, :])]"
    case ("sum", .scalar), ("mean", .scalar), ("prod", .scalar):
      "of terms it is \(name)(i in 1..3: …)"
    case ("trace", .matrix), ("diag", .matrix): "a square matrix has as many rows as columns"
    case ("cross", _): "the cross product of a and b is cross([1, 2, 3], [4, 5, 6])"
    case ("trace", _): "the trace is the sum of the diagonal of a matrix such as [[1, 2], [3, 4]]"
    case ("outer", .scalar): "write * for a scalar; a vector is [1, 2, 3]"
    case ("outer", .matrix): "write A@B for the product of matrices"
    case (_, .scalar): "a vector is [1, 2, 3], and input x: vector(3) declares one"
    case _: nil
    }
  }

  /// The operator or function of a node as it is printed, and where it stands.
  private func operationName(at node: Int) -> (text: String, span: Span) {
    let expression = tree.expressions[node]
    let anchor = Span(at: expression.anchor)
    switch expression.kind {
    case .prefix(let id), .infix(let id), .postfix(let id):
      return (OperatorTable.catalogue.table.entries[Int(id.index)].spellings[0], anchor)
    case .call(let name, _), .fold(let name, _):
      return (tree.names[name], expression.nameSpan(tree.names[name]))
    case .conditional: return ("if", anchor)
    case .number, .name, .list, .subscripted, .range, .everything, .comprehension, .table,
      .missing:
      return ("this", anchor)
    }
  }
}

extension Shape {
  /// The columns of the first factor of a product, where a vector before a matrix is turned.
  fileprivate func columns(beside other: Shape) -> Int {
    if case .vector(let count) = self, other.isMatrix || other.isVector { count } else { columns }
  }
}
