/// A derivation in every format, of numbers or of vectors and matrices.
package protocol DerivationReport: Sendable {
  var text: String { get }
  var markdown: String { get }
  var latex: String { get }
  var html: String { get }
  /// `chainrule.explanation/1`
  var json: JSON { get }
}
