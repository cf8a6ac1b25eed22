package import ChainruleSymbolics

/// A derivation in every format.
package struct ExplanationReport: DerivationReport {
  package enum Form: Sendable {
    case complete
    /// Questions, with room for the answers.
    case exercise
    /// The answers to the exercise.
    case key
  }

  package let derivation: Derivation
  let form: Form
  let number: NumberText

  package init(_ derivation: Derivation, form: Form = .complete, number: NumberText) {
    self.derivation = derivation
    self.form = form
    self.number = number
  }

  private var document: Document {
    switch form {
    case .complete: explanation
    case .exercise, .key: exercise
    }
  }

  package var text: String { TextDocument().text(document) }
  package var markdown: String { MarkdownDocument().text(document) }
  package var latex: String { LaTeXDocument().text(document) }
  package var html: String { HTMLDocument().text(document) }
}
