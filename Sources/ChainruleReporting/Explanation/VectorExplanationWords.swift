import ChainruleSymbolics

/// Everything that an explanation of vectors and matrices says in sentences.
enum VectorExplanationWords {
  static let differentiate = "2. Differentiate each by what it uses"

  static let introduction: [Document.Inline] = [
    "Each has one operation on whole vectors or matrices; the last is the output."
  ]

  static let jacobians: [Document.Inline] = [
    .text(
      "The derivative of a vector by a vector is its Jacobian: a row for each element of the value, "
        + "a column for each element of what it depends on. Where element i of the value depends on "
        + "element i alone (the element-wise diagonal condition), every entry off the diagonal is 0."
    )
  ]

  static func secondName(_ name: VectorDerivation.SecondName) -> [Document.Inline] {
    guard let use = name.uses.first else { return [] }
    return [
      "With the second name ", .math(.equation(name.sides)), .text(", "), .math(use),
      .text(
        " is the Jacobian where all other operands are held constant; by "), .math(name.of),
      .text(" itself it is the whole derivative, along every path."),
    ]
  }

  static let numeratorLayout: [Document.Inline] = [
    .text(
      "The formulas are in numerator layout, as the chain rule multiplies them; in denominator "
        + "layout each is the transpose, which the numbers at a point are given in too.")
  ]

  static func size(_ rows: Int, _ columns: Int) -> String {
    rows == 1 && columns == 1 ? "scalar" : "\(rows) × \(columns)"
  }

  /// A size with a rectangle of that shape: a bar for a row, a pillar for a column.
  static func rectangle(_ rows: Int, _ columns: Int) -> String {
    let figure =
      rows == 1 && columns == 1
      ? "▪" : rows == 1 ? "▬" : columns == 1 ? "▮" : rows == columns ? "■" : "▰"
    return "\(figure) \(rows) × \(columns)"
  }

  static func reason(_ partial: VectorDerivation.Partial) -> [Document.Inline] {
    var reason = why(partial)
    if !partial.held.isEmpty {
      reason += [", ", .math(.list(partial.held)), " held constant"]
    }
    guard let activity = partial.activity else { return reason }
    let which = activity.active.isEmpty ? "" : ": " + few(activity)
    return reason + [.text("; \(activity.active.count) of \(activity.count) active" + which)]
  }

  private static func why(_ partial: VectorDerivation.Partial) -> [Document.Inline] {
    switch partial.reason {
    case .scalar(let rule): [.text(ExplanationWords.name(of: rule))]
    case .elementwise(let rule):
      [.text("element-wise: diagonal, by the " + ExplanationWords.name(of: rule))]
    case .expansion: ["scalar expansion: one column"]
    case .elementwiseAndExpansion:
      ["element-wise, and one element is used by all: a diagonal and a column"]
    case .dotProduct(let factors, let element, let rest):
      [
        "Σ ", .math(.product(factors)), " by ", .math(element), " leaves ", .math(rest),
      ]
    case .sum: ["∂ moves inside Σ"]
    case .matrixProduct: ["each element is a dot product"]
    case .matrixBeforeVector: ["row i holds the vector at row i of the matrix, 0 elsewhere"]
    case .matrixAfterVector: ["row j holds the vector at column j of the matrix, 0 elsewhere"]
    case .movement: ["elements move, nothing is computed"]
    case .other: ["by its definition"]
    }
  }

  /// Which chain rule it is, and why.
  static func chain(_ derivative: VectorDerivation.Derivative) -> [Document.Inline] {
    let y = Document.Inline.math(derivative.names.output)
    let x = Document.Inline.math(derivative.names.input)
    let isScalar = derivative.rows == 1 && derivative.columns == 1
    if let layers = derivative.layers {
      return [
        x, " reaches ", y, " through ", .math(.list(layers.names)), ", so the ",
        .strong("vector chain rule"),
        .text(": the Jacobian of each by the one before it is a factor, from the output back."),
      ]
    }
    switch derivative.routes.count {
    case 0: return ["No path leads from ", x, " to ", y, ": the derivative is 0."]
    case 1 where derivative.routes[0].factors.count == 1:
      return [y, " is one operation on ", x, ": its Jacobian is the whole derivative."]
    case 1:
      let rule = isScalar ? "chain rule" : "vector chain rule"
      return [
        x, " reaches ", y, " by 1 path, so the ", .strong(rule),
        .text(": the Jacobians along it are multiplied, from the output back."),
      ]
    case let count:
      return [
        x, " reaches ", y, .text(" by \(count) paths, so the "),
        .strong("vector chain rule for total derivatives"),
        .text(": the products of Jacobians along the paths are added up."),
      ]
    }
  }

  static func diagonal(_ jacobian: VectorDerivation.Layers.Diagonal) -> [Document.Inline] {
    [
      "Off the diagonal of ", .math(jacobian.symbol), " every entry is 0: ", .math(jacobian.row),
      " depends on ", .math(jacobian.column), " alone.",
    ]
  }

  /// What a unit vector is, by one of those that there are.
  static func unit(_ unit: VectorDerivation.Unit) -> [Document.Inline] {
    let row = unit.index.contains(",") ? "the row of element \(unit.index)" : "row \(unit.index)"
    return [.math(unit.symbol), .text(" is the column with a 1 in \(row) and else 0.")]
  }

  static func rules(_ rules: [MatrixRule]) -> String {
    "Made shorter by rules for any vectors and matrices: "
      + rules.map(\.rawValue).joined(separator: ", ") + "."
      + (rules.contains(where: \.isOfMatrix)
        ? " Here G, or the row gᵀ, is the derivative by the value of the operation, in its shape."
        : "")
  }

  /// - Parameter rules: those that the derivative was made shorter by.
  static func symbols(_ rules: [MatrixRule]) -> [Document.Inline] {
    if rules.contains(where: \.isOfMatrix) {
      return [
        .text(
          "A factor that stands by its symbol has a row for each element of its value, those of a "
            + "matrix counted row by row. A rule says what it makes of the derivative before it.")
      ]
    }
    return [
      .text(
        "A factor that stands by its symbol has no short form: its shape is beside it, the "
          + "elements of a matrix counted row by row. At a point there are numbers.")
    ]
  }

  static func assumptions(_ assumptions: [MathText]) -> [Document.Inline] {
    ["Where ", .math(.list(assumptions)), "."]
  }

  static func unwritten(_ derivatives: [VectorDerivation.Unwritten]) -> [Document.Inline] {
    [
      .text("More than \(VectorDerivation.routeLimit) paths lead to "),
      .math(.list(derivatives.map(\.symbol))),
      .text(": their sum is not written out. At a point, chainrule evaluate gives it in numbers."),
    ]
  }

  /// Why the Jacobian of an operation on elements is not diagonal.
  static func besideDiagonal(_ derivative: VectorDerivation.Derivative) -> [Document.Inline] {
    guard let (row, column) = derivative.besideDiagonal else { return [] }
    return [
      "The Jacobian of ", .math(derivative.names.output), " by ", .math(derivative.names.input),
      " is not diagonal: ",
      .math(row), " depends on ", .math(column), ".",
    ]
  }

  static func active(_ activity: VectorDerivation.Activity) -> [Document.Inline] {
    let which = activity.active.isEmpty ? "" : " (\(few(activity)))"
    return [
      .text(
        "At the point \(activity.active.count) of \(activity.count) are active\(which); the others "
          + "pass nothing.")
    ]
  }

  private static func few(_ activity: VectorDerivation.Activity) -> String {
    activity.active.prefix(10).map(String.init).joined(separator: ", ")
      + (activity.active.count > 10 ? ", …" : "")
  }

  static let fullJacobian: [Document.Inline] = [
    .text(
      "Entry by entry: an element that depends on another element nowhere has 0 there, and what is "
        + "left stands on the diagonal.")
  ]
}
