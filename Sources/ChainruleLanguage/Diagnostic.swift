/// A mistake in a program: what is wrong, where, and what would be right.
package struct Diagnostic: Sendable, Equatable {
  /// A second place that explains the first, with a few words of its own.
  package struct Label: Sendable, Equatable {
    package var span: Span
    package var text: String

    package init(span: Span, text: String) {
      self.span = span
      self.text = text
    }
  }

  /// The stable name of the kind of mistake, such as `unknown-name`.
  package var code: String
  /// Lower case, no full stop, in the user's own words.
  package var message: String
  /// Nil where the mistake stands in no text but in an option.
  package var span: Span?
  package var labels: [Label]
  /// What would be right.
  package var help: String?

  /// Where it stands, one without a place before all others.
  package var start: UInt32 { span?.start ?? 0 }

  package init(
    code: String, message: String, span: Span?, labels: [Label] = [], help: String? = nil
  ) {
    self.code = code
    self.message = message
    self.span = span
    self.labels = labels
    self.help = help
  }
}
