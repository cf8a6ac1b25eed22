import ChainruleSymbolics

extension VectorExplanationReport {
  /// The variables are given; their Jacobians, the chain rule and the derivatives are asked.
  var exercise: Document {
    typealias Words = VectorExplanationWords
    let blank = MathText([.blank])
    // A program's title may tell the answer.
    var document = Document(title: [])
    document.append(.paragraph(ExplanationWords.exercise))
    document.append(.heading(ExplanationWords.introduce, level: 1))
    document.append(.table(introductions))
    document.append(.heading(Words.differentiate, level: 1))
    var table = Document.Table(columns: [
      .init(heading: ["Jacobian"]), .init(heading: ["shape"]), .init(heading: ["why"]),
    ])
    for partial in derivation.partials {
      table.rows.append([
        [.equation([partial.symbol, blank])], [.math(blank)], ExplanationWords.blankRule,
      ])
    }
    document.append(.table(table))
    document.append(.heading(ExplanationWords.combineAndSubstitute, level: 1))
    for derivative in derivation.derivatives {
      document.append(.heading([.equation([derivative.symbol])], level: 2))
      document.append(.paragraph(ExplanationWords.which + [.math(blank)]))
      document.append(.display([derivative.symbol, blank, blank]))
    }
    if let first = derivation.derivatives.first {
      document.append(.paragraph(ExplanationWords.checking(of: first.output, by: first.input)))
    }
    return document
  }
}
