package import ChainruleCalculus

/// The four kinds of derivatives of scalars and vectors by scalars and vectors, in numerator layout.
package enum DerivativeShape: Int, Sendable, CaseIterable {
  case scalarByScalar, scalarByVector, vectorByScalar, vectorByVector

  /// Nil where a matrix takes part.
  package init?(of output: Shape, by input: Shape) {
    guard !output.isMatrix, !input.isMatrix else { return nil }
    self =
      switch (output.isScalar, input.isScalar) {
      case (true, true): .scalarByScalar
      case (true, false): .scalarByVector
      case (false, true): .vectorByScalar
      case (false, false): .vectorByVector
      }
  }

  /// What is differentiated by what.
  var words: String {
    switch self {
    case .scalarByScalar: "scalar by scalar"
    case .scalarByVector: "scalar by vector"
    case .vectorByScalar: "vector by scalar"
    case .vectorByVector: "vector by vector"
    }
  }

  /// The derivative of m numbers by n.
  var result: String {
    switch self {
    case .scalarByScalar: "a number"
    case .scalarByVector: "a row, 1 × n"
    case .vectorByScalar: "a column, m × 1"
    case .vectorByVector: "a matrix, m × n"
    }
  }
}

/// The two tables of shapes in the paper: of a derivative, and of the factors of a chain rule.
///
/// Source: Parr and Howard (2018), sections 4.1 and 4.5.3.
package struct ShapeTables: Sendable {
  package init() {}

  package var text: String {
    Self.titles[0] + "\n\n" + derivatives.text() + "\n" + Self.titles[1] + "\n\n" + factors.text()
      + "\n" + Self.legend + "\n"
  }

  package var markdown: String {
    Markdown.heading(Self.titles[0], level: 3) + derivatives.markdown + "\n"
      + Markdown.heading(Self.titles[1], level: 3) + factors.markdown + "\n" + Self.legend + "\n"
  }

  package var json: JSON {
    [
      "schema": "chainrule.shapes/1",
      "derivatives": .object(
        DerivativeShape.allCases.map { .init($0.words, .string($0.result)) }),
      "factors": .object(Self.rules.map { .init($0.place, .string($0.factors)) }),
    ]
  }

  private static let titles = [
    "The shape of a derivative", "The factors of the chain rule f(u(x)), and their shapes",
  ]

  private static let legend =
    "x has n elements, u has k, f has m. A row for each element of what is differentiated\n"
    + "(numerator layout); --layout denominator transposes. By a matrix, a derivative has the\n"
    + "matrix's own shape, once for each element of f."

  private var derivatives: TextTable {
    var table = TextTable([.init(""), .init("by a scalar x"), .init("by a vector x")])
    table.append([
      "of a scalar f", DerivativeShape.scalarByScalar.result,
      DerivativeShape.scalarByVector.result,
    ])
    table.append([
      "of a vector f", DerivativeShape.vectorByScalar.result,
      DerivativeShape.vectorByVector.result,
    ])
    return table
  }

  private struct Rule {
    let x: String
    let u: String
    let scalar: String
    let vector: String
  }

  private static let columns = [
    Rule(x: "scalar", u: "scalar", scalar: "(1 × 1)(1 × 1)", vector: "(m × 1)(1 × 1)"),
    Rule(x: "scalar", u: "vector", scalar: "(1 × k)(k × 1)", vector: "(m × k)(k × 1)"),
    Rule(x: "vector", u: "scalar", scalar: "(1 × 1)(1 × n)", vector: "(m × 1)(1 × n)"),
    Rule(x: "vector", u: "vector", scalar: "(1 × k)(k × n)", vector: "(m × k)(k × n)"),
  ]

  private static var rules: [(place: String, factors: String)] {
    columns.flatMap { column in
      [("scalar", column.scalar), ("vector", column.vector)].map { f, factors in
        ("\(f) f, \(column.u) u, \(column.x) x", factors)
      }
    }
  }

  private var factors: TextTable {
    var table = TextTable([
      .init("∂f/∂u · ∂u/∂x"), .init("scalar f"), .init("vector f"),
    ])
    for column in Self.columns {
      table.append(["\(column.u) u, \(column.x) x", column.scalar, column.vector])
    }
    return table
  }
}
