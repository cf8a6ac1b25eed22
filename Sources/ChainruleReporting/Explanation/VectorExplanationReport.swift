package import ChainruleCalculus
package import ChainruleSymbolics

/// A derivation with vectors and matrices, in every format.
package struct VectorExplanationReport: DerivationReport {
  private typealias Words = VectorExplanationWords

  let derivation: VectorDerivation
  let form: ExplanationReport.Form
  private let number: NumberText
  private let layout: DerivativeLayout

  package init(
    _ derivation: VectorDerivation, form: ExplanationReport.Form = .complete,
    layout: DerivativeLayout = .numerator, number: NumberText
  ) {
    self.derivation = derivation
    self.form = form
    self.layout = layout
    self.number = number
  }

  package var text: String { TextDocument().text(document) }
  package var markdown: String { MarkdownDocument().text(document) }
  package var latex: String { LaTeXDocument().text(document) }
  package var html: String { HTMLDocument().text(document) }

  private var document: Document {
    switch form {
    case .complete: explanation
    case .exercise, .key: exercise
    }
  }

  private var explanation: Document {
    var document = Document(title: derivation.title)
    document.append(.heading(ExplanationWords.introduce, level: 1))
    document.append(.paragraph(Words.introduction))
    document.append(.table(introductions))
    document.append(.heading(Words.differentiate, level: 1))
    document.append(.paragraph(Words.jacobians))
    for name in derivation.secondNames { document.append(.paragraph(Words.secondName(name))) }
    if layout == .denominator { document.append(.paragraph(Words.numeratorLayout)) }
    if !derivation.fullJacobian.isEmpty {
      document.append(.paragraph(Words.fullJacobian))
      document.append(.display(derivation.fullJacobian))
    }
    document.append(.table(partials))
    if let unit = derivation.unit { document.append(.paragraph(Words.unit(unit))) }
    document.append(.heading(ExplanationWords.combineAndSubstitute, level: 1))
    for derivative in derivation.derivatives { append(derivative, to: &document) }
    if !derivation.unwritten.isEmpty {
      document.append(.paragraph(Words.unwritten(derivation.unwritten)))
    }
    return document
  }

  var introductions: Document.Table {
    var table = Document.Table(columns: [
      .init(heading: ["equation"]), .init(heading: ["shape"]), .init(heading: ["at the point"]),
    ])
    for second in derivation.secondNames {
      table.rows.append([
        [.equation(second.sides)], [.text(second.shape.programText)],
        second.value.map { [.text(number($0))] } ?? [],
      ])
    }
    for step in derivation.introductions {
      table.rows.append([
        [.equation(step.sides)], [.text(step.shape.programText)],
        form == .exercise ? [] : step.value.map { [.text(number($0))] } ?? [],
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
        Words.reason(partial),
      ])
    }
    return table
  }

  private func append(_ derivative: VectorDerivation.Derivative, to document: inout Document) {
    document.append(.heading([.equation([derivative.symbol])], level: 2))
    document.append(.paragraph(Words.chain(derivative)))
    guard !derivative.routes.isEmpty else { return }
    if let layers = derivative.layers {
      document.append(.table(product(layers.factors, derivative, addend: nil)))
    } else {
      appendRoutes(of: derivative, to: &document)
    }
    document.append(.display(derivative.sides))
    for diagonal in derivative.layers?.diagonals ?? [] {
      document.append(.paragraph(Words.diagonal(diagonal)))
    }
    if derivative.layers == nil, derivative.hasSymbols {
      document.append(.paragraph(Words.symbols(derivative.rules)))
    }
    if !derivative.rules.isEmpty {
      document.append(.paragraph([.text(Words.rules(derivative.rules))]))
    }
    if derivative.besideDiagonal != nil {
      document.append(.paragraph(Words.besideDiagonal(derivative)))
    }
    if !derivative.assumptions.isEmpty {
      document.append(.paragraph(Words.assumptions(derivative.assumptions)))
    }
    if let activity = derivative.activity { document.append(.paragraph(Words.active(activity))) }
    if !derivative.kinks.isEmpty {
      document.append(.paragraph(ExplanationWords.kinks(derivative.kinks)))
    }
    if let value = derivative.value {
      document.append(
        .paragraph(["At the point: ", .math(derivative.symbol), .text(" = \(number(value)).")]))
      if layout == .denominator, !value.shape.isScalar, !derivative.isInShapeOfInput {
        document.append(
          .paragraph([.text("In denominator layout: \(number(value.transposed)).")]))
      }
    }
  }

  private func appendRoutes(
    of derivative: VectorDerivation.Derivative, to document: inout Document
  ) {
    for (place, route) in derivative.routes.enumerated() where route.factors.count > 1 {
      if derivative.routes.count > 1 {
        let path = Array(route.nodes.map(\.tokens).joined(separator: [.sign("→")]))
        document.append(.paragraph(["Along ", .math(MathText(path)), ":"]))
      }
      let addend = derivative.routes.count > 1 ? place + 1 : nil
      document.append(.table(product(route.factors, derivative, addend: addend)))
    }
  }

  /// The Jacobians from the output back, beside each its shape.
  ///
  /// - Parameter addend: which one of several the product is, counted from 1.
  private func product(
    _ factors: [VectorDerivation.Factor], _ derivative: VectorDerivation.Derivative, addend: Int?
  ) -> Document.Table {
    var table = Document.Table(columns: [
      .init(heading: ["factor"]), .init(heading: ["is"]), .init(heading: ["shape"]),
    ])
    for factor in factors {
      table.rows.append([
        [.equation([factor.symbol])], [.equation([factor.form])],
        [.text(Words.rectangle(factor.rows, factor.columns))],
      ])
    }
    table.rows.append([
      [.text("product")],
      addend.map { [.text("addend \($0) of "), .math(derivative.symbol)] }
        ?? [.equation([derivative.symbol])],
      [.text(Words.rectangle(derivative.rows, derivative.columns))],
    ])
    return table
  }
}
