import ChainruleSymbolics

extension ExplanationReport {
  private typealias Words = ExplanationWords

  private var blank: MathText { MathText([.blank]) }

  /// The steps with room in place of every answer.
  var exercise: Document {
    // A program's title may tell the answer.
    var document = Document(title: [])
    document.append(.paragraph(Words.exercise))
    // Without a short formula the program itself is the question.
    let isGiven = derivation.problems.isEmpty
    for problem in derivation.problems { document.append(.display(problem)) }
    document.append(.heading(Words.introduce, level: 1))
    for step in derivation.introductions {
      document.append(.display(isGiven ? step.sides : [step.sides[0], blank]))
    }
    document.append(.heading(Words.differentiate, level: 1))
    var table = Document.Table(columns: [
      .init(heading: ["equation"]), .init(heading: ["rule"]),
    ])
    for step in derivation.partials {
      table.rows.append([[.equation([step.sides[0], blank])], Words.blankRule])
    }
    if !table.rows.isEmpty { document.append(.table(table)) }
    let pairs = derivation.derivatives.flatMap(\.byInput)
    document.append(.heading(Words.combine, level: 1))
    for derivative in pairs {
      document.append(.paragraph(Words.which + [.math(blank)]))
      document.append(.display([derivative.symbol, blank]))
    }
    document.append(.heading(Words.substitute, level: 1))
    for derivative in pairs { document.append(.display([derivative.symbol, blank])) }
    if let first = pairs.first {
      document.append(.paragraph(Words.checking(of: first.output, by: first.input)))
    }
    return document
  }
}
