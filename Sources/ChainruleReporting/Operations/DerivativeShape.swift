package import ChainruleCalculus

/// The four kinds of derivatives of scalars and vectors by scalars and vectors.
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
  func result(_ layout: DerivativeLayout = .numerator) -> String {
    switch (self, layout) {
    case (.scalarByScalar, _): "a number"
    case (.scalarByVector, .numerator): "a row, 1 × n"
    case (.scalarByVector, .denominator): "a column, n × 1"
    case (.vectorByScalar, .numerator): "a column, m × 1"
    case (.vectorByScalar, .denominator): "a row, 1 × m"
    case (.vectorByVector, .numerator): "a matrix, m × n"
    case (.vectorByVector, .denominator): "a matrix, n × m"
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
        DerivativeShape.allCases.map { .init($0.words, .string($0.result())) }),
      "factors": .object(Self.rules.map { .init($0.place, .string($0.factors())) }),
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
      "of a scalar f", DerivativeShape.scalarByScalar.result(),
      DerivativeShape.scalarByVector.result(),
    ])
    table.append([
      "of a vector f", DerivativeShape.vectorByScalar.result(),
      DerivativeShape.vectorByVector.result(),
    ])
    return table
  }

  private static var rules: [ChainShapes] {
    [false, true].flatMap { x in
      [false, true].flatMap { u in
        [false, true].map { ChainShapes(isVectorOutput: $0, isVectorInner: u, isVectorInput: x) }
      }
    }
  }

  private var factors: TextTable {
    var table = TextTable([
      .init("∂f/∂u · ∂u/∂x"), .init("scalar f"), .init("vector f"),
    ])
    for x in [false, true] {
      for u in [false, true] {
        let row = [false, true].map {
          ChainShapes(isVectorOutput: $0, isVectorInner: u, isVectorInput: x)
        }
        table.append([row[0].innerPlace] + row.map { $0.factors() })
      }
    }
    return table
  }
}

/// What of f(u(x)) is a vector: the place in the table of factors.
struct ChainShapes: Hashable {
  var isVectorOutput: Bool
  var isVectorInner: Bool
  var isVectorInput: Bool

  var innerPlace: String { "\(word(isVectorInner)) u, \(word(isVectorInput)) x" }
  var place: String { "\(word(isVectorOutput)) f, \(innerPlace)" }

  /// ∂f/∂u · ∂u/∂x, or its transpose.
  func factors(_ layout: DerivativeLayout = .numerator) -> String {
    let (f, u) = (isVectorOutput ? "m" : "1", isVectorInner ? "k" : "1")
    let x = isVectorInput ? "n" : "1"
    return switch layout {
    case .numerator: "(\(f) × \(u))(\(u) × \(x))"
    case .denominator: "(\(x) × \(u))(\(u) × \(f))"
    }
  }

  private func word(_ isVector: Bool) -> String { isVector ? "vector" : "scalar" }
}
