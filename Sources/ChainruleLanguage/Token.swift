/// A word, number or sign of the text.
struct Token {
  enum Kind: Equatable {
    case number(Double, isInteger: Bool)
    case name
    case reserved(ReservedWord)
    /// A text in quotation marks.
    case string
    /// The index of a spelling of the operator table.
    case sign(Int)
    /// `²` or `³`.
    case superscript(Int)
    case punctuation(Punctuation)
    /// Something that no program may contain; the parser words the complaint.
    case flaw(Flaw)
    /// Bytes already reported as `SourceText.damage`.
    case damage
    case end
  }

  var kind: Kind
  var span: Span
  /// Whether a blank or comment, a line end included, stands before the token.
  var isAfterBlank: Bool
  var isAfterNewline: Bool
}

enum ReservedWord: String, CaseIterable {
  case `if`, then, `else`, `in`
}

enum Punctuation: String {
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case semicolon = ";"
  case colon = ":"
  case range = ".."
  case equals = "="
}

/// Why a piece of text is no token.
enum Flaw: Equatable {
  /// `2.` without a digit after the point.
  case bareDecimalPoint
  /// A number that is infinite as a double.
  case overflow
  /// `0x1F`: only decimal numbers are read.
  case hexadecimal
  /// `1_000`.
  case digitSeparator
  /// `"…` without its end on the same line.
  case unterminatedString
  /// `...`
  case ellipsis
  case character(Unicode.Scalar)
}
