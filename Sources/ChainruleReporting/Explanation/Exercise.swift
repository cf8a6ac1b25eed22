import ChainruleSymbolics

/// Numbered questions with room for their answers, or with the answers in it.
struct Exercise {
  /// A derivative that is asked for, and what is asked about it besides.
  struct Question {
    let symbol: MathText
    /// The further sides of the equation.
    let sides: [MathText]
    var notes: [[Document.Inline]] = []
  }

  private(set) var document: Document
  private let hasAnswers: Bool
  private var count = 0

  init(_ form: ExplanationReport.Form) {
    hasAnswers = form == .key
    // A program's title may tell the answer.
    document = Document(title: [])
    document.append(.paragraph(hasAnswers ? ExplanationWords.key : ExplanationWords.exercise))
  }

  mutating func give(_ blocks: [Document.Block]) { document.blocks += blocks }

  /// A heading and a table of questions: equations, then a column for each note.
  mutating func ask(_ heading: String, _ columns: [String], _ questions: [Question]) {
    guard !questions.isEmpty else { return }
    document.append(.heading(heading, level: 1))
    var table = Document.Table(
      columns: [.init(heading: [])] + columns.map { .init(heading: [.text($0)]) })
    for question in questions {
      count += 1
      let equation = [question.symbol] + (hasAnswers ? question.sides : [Self.blank])
      table.rows.append(
        [["(\(count))"], [.equation(equation)]]
          + question.notes.map { hasAnswers ? $0 : [.math(Self.blank)] })
    }
    document.append(.table(table))
  }

  private static let blank = MathText([.blank])

  /// How an answer is judged.
  mutating func end(with output: String, by input: String) {
    guard !hasAnswers else { return }
    document.append(.paragraph(ExplanationWords.checking(of: output, by: input)))
  }
}
