package import ChainruleCalculus
package import ChainruleSymbolics

/// A derivation with vectors and matrices, in every format.
package struct VectorExplanationReport: Sendable {
  private typealias Words = VectorExplanationWords

  private let derivation: VectorDerivation
  private let number: NumberText
  private let layout: DerivativeLayout

  package init(
    _ derivation: VectorDerivation, layout: DerivativeLayout = .numerator, number: NumberText
  ) {
    self.derivation = derivation
    self.layout = layout
    self.number = number
  }

  package var text: String { TextDocument().text(document) }
  package var markdown: String { MarkdownDocument().text(document) }
  package var latex: String { LaTeXDocument().text(document) }
  package var html: String { HTMLDocument().text(document) }

  private var document: Document {
    var document = Document(title: derivation.title)
    document.append(.heading(ExplanationWords.introduce, level: 1))
    document.append(.paragraph(Words.introduction))
    document.append(.table(introductions))
    document.append(.heading(Words.differentiate, level: 1))
    document.append(.paragraph(Words.jacobians))
    document.append(.table(partials))
    document.append(.heading(ExplanationWords.combineAndSubstitute, level: 1))
    for derivative in derivation.derivatives { append(derivative, to: &document) }
    return document
  }

  private var introductions: Document.Table {
    var table = Document.Table(columns: [
      .init(heading: ["equation"]), .init(heading: ["shape"]), .init(heading: ["at the point"]),
    ])
    for step in derivation.introductions {
      table.rows.append([
        [.equation(step.sides)], [.text(step.shape.programText)],
        step.value.map { [.text(number($0))] } ?? [],
      ])
    }
    return table.withoutEmptyColumns
  }

  private var partials: Document.Table {
    var table = Document.Table(columns: [
      .init(heading: ["Jacobian"]), .init(heading: ["shape"]), .init(heading: ["why"]),
    ])
    for partial in derivation.partials {
      let sides = partial.sides.count > 1 ? partial.sides : [partial.symbol]
      table.rows.append([
        [.equation(sides)], [.text(Words.size(partial.rows, partial.columns))],
        [.text(Words.reason(partial))],
      ])
    }
    return table
  }

  private func append(_ derivative: VectorDerivation.Derivative, to document: inout Document) {
    document.append(.heading(derivative.symbol.unicodeText, level: 2))
    document.append(.paragraph(Words.chain(derivative)))
    guard !derivative.routes.isEmpty else { return }
    for route in derivative.routes where route.factors.count > 1 {
      if derivative.routes.count > 1 {
        let path = Array(route.nodes.map(\.tokens).joined(separator: [.sign("→")]))
        document.append(.paragraph(["Along ", .math(MathText(path)), ":"]))
      }
      document.append(.table(product(route, derivative)))
    }
    document.append(.display(derivative.sides))
    if !derivative.rules.isEmpty {
      document.append(.paragraph([.text(Words.rules(derivative.rules))]))
    }
    if let value = derivative.value {
      document.append(
        .paragraph(["At the point: ", .math(derivative.symbol), .text(" = \(number(value)).")]))
      if layout == .denominator, !value.shape.isScalar {
        document.append(
          .paragraph([.text("In denominator layout: \(number(value.transposed)).")]))
      }
    }
  }

  /// The Jacobians from the output back in one row, under each its shape.
  private func product(
    _ route: VectorDerivation.Route, _ derivative: VectorDerivation.Derivative
  ) -> Document.Table {
    var table = Document.Table(columns: [
      .init(heading: ["factor"]), .init(heading: ["is"]), .init(heading: ["shape"]),
    ])
    for factor in route.factors {
      table.rows.append([
        [.equation([factor.symbol])], [.equation([factor.form])],
        [.text(Words.rectangle(factor.rows, factor.columns))],
      ])
    }
    table.rows.append([
      [.text("product")], [.equation([derivative.symbol])],
      [.text(Words.rectangle(derivative.rows, derivative.columns))],
    ])
    return table
  }
}

// MARK: JSON

extension VectorExplanationReport {
  /// `chainrule.explanation/1`; rule and paths are those of the first derivative.
  package var json: JSON {
    let first = derivation.derivatives.first
    return [
      "schema": "chainrule.explanation/1", "rule": "vector-chain-rule",
      "paths": .optional(first.map { "\($0.routes.count)" }),
      "steps": .array(
        derivation.introductions.map(step) + derivation.partials.map(step)
          + derivation.derivatives.map(step)),
      "derivatives": .object(outputs.map { output in .init(output, object(of: output)) }),
    ]
  }

  private var outputs: [String] {
    var names: [String] = []
    for derivative in derivation.derivatives where !names.contains(derivative.output) {
      names.append(derivative.output)
    }
    return names
  }

  private func object(of output: String) -> JSON {
    .object(
      derivation.derivatives.filter { $0.output == output }.map {
        .init($0.input, .string($0.sides.last?.unicodeText ?? "0"))
      })
  }

  private func step(_ step: VectorDerivation.Introduction) -> JSON {
    [
      "kind": "introduce", "name": .string(step.name),
      "text": .string(MathText.equation(step.sides).unicodeText),
      "before": .null, "after": .optional(step.programText), "reason": .null,
      "value": step.value.map(JSON.nested) ?? .null,
    ]
  }

  private func step(_ step: VectorDerivation.Partial) -> JSON {
    [
      "kind": "differentiate", "name": .string(step.name),
      "text": .string(MathText.equation(step.sides).unicodeText), "before": .null,
      "after": .optional(step.sides.count > 1 ? step.sides.last?.unicodeText : nil),
      "reason": .string(VectorExplanationWords.reason(step)), "value": .null,
    ]
  }

  private func step(_ step: VectorDerivation.Derivative) -> JSON {
    [
      "kind": "combine", "name": .string("d\(step.output)/d\(step.input)"),
      "text": .string(MathText.equation(step.sides).unicodeText),
      "before": .optional(step.sides.dropFirst().first?.unicodeText),
      "after": .optional(step.sides.last?.unicodeText),
      "reason": .string(VectorExplanationWords.chain(step).map(\.plainText).joined()),
      "value": step.value.map(JSON.nested) ?? .null,
    ]
  }
}
