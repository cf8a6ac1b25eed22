/// The words for every mistake of syntax: the parser finds the facts, and only this file speaks.
///
/// A message says in lower case what is wrong, without a full stop; its help, what would be right.
/// The words about whole statements are in `Diagnostic+Statements.swift`, for length.
extension Diagnostic {
  // MARK: Text

  static func sourceTooLong(limit: Int) -> Diagnostic {
    Diagnostic(
      code: "source-too-long", message: "a program has at most \(limit) bytes", span: Span(0, 0))
  }

  static func utf16(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "invalid-utf8", message: "this text is UTF-16, not UTF-8", span: span,
      help: "save the file as UTF-8")
  }

  static func invalidUTF8(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "invalid-utf8", message: "this byte is not UTF-8 text", span: span,
      help: "save the file as UTF-8")
  }

  static func controlCharacter(_ scalar: Unicode.Scalar, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "control-character",
      message: "the invisible control character \(codePoint(scalar)) stands here", span: span,
      help: "remove it")
  }

  /// Whether the text cannot be read at all.
  var endsReading: Bool {
    code == "source-too-long" || (code == "invalid-utf8" && span == Span(0, 2))
  }

  package static func moreMistakes(_ span: Span?) -> Diagnostic {
    Diagnostic(
      code: "more-mistakes", message: "the mistakes from here on are not listed", span: span)
  }

  // MARK: Characters and numbers

  static func unexpectedCharacter(_ scalar: Unicode.Scalar, _ span: Span, remedy: String?)
    -> Diagnostic
  {
    let isVisible =
      !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isWhitespace
    return Diagnostic(
      code: "unexpected-character",
      message: "\(isVisible ? String(scalar) : codePoint(scalar)) has no meaning here", span: span,
      help: remedy.map { "write \($0)" } ?? remedyWithoutLookalike(scalar, isVisible: isVisible))
  }

  private static func remedyWithoutLookalike(_ scalar: Unicode.Scalar, isVisible: Bool) -> String {
    switch scalar {
    case "_": "a name begins with a letter"
    case ".": "a decimal point stands before a digit, a range has two dots"
    case "!": "different is !=; there is no factorial"
    default: isVisible ? "remove it" : "remove this invisible character"
    }
  }

  static func absoluteValue(_ content: String?, isNorm: Bool, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "absolute-value", message: "bars are no part of the language", span: span,
      help: isNorm ? "write norm(\(content ?? "v"))" : "write abs(\(content ?? "x"))")
  }

  static func bareDecimalPoint(_ number: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "malformed-number", message: "a digit must follow the decimal point", span: span,
      help: "write \(number)0, or \(number.dropLast()) alone")
  }

  static func numberTooLarge(_ number: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "number-too-large", message: "\(number) is larger than any double", span: span,
      help: "the largest one is about 1.8e308")
  }

  static func hexadecimal(_ number: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "malformed-number", message: "\(number) is no decimal number", span: span,
      help: "numbers are decimal: 31 for 0x1F; a product is 0*x")
  }

  static func digitSeparator(_ number: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "malformed-number", message: "a number holds no _", span: span,
      help: "write \(number.filter { $0 != "_" })")
  }

  static func unterminatedString(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "unterminated-string", message: "this text has no closing quotation mark", span: span,
      help: "a text begins and ends with \" on one line")
  }

  static func misplacedString(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-string", message: "a text in quotation marks cannot stand here", span: span,
      help: "only csv takes one: csv(\"file.csv\")")
  }

  static func stackedSuperscripts(_ first: Span, _ second: Span) -> Diagnostic {
    Diagnostic(
      code: "superscript", message: "two superscripts do not make a number", span: second,
      labels: [Label(span: first, text: "already a power")],
      help: "write the exponent after ^, as in x^23")
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  // MARK: Operands and operators

  static func nothingAfter(_ sign: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-operand", message: "nothing stands after \(sign)", span: span,
      help: "a term must follow: a number, a name or a parenthesis")
  }

  static func nothingBefore(_ sign: String, _ span: Span, isQuote: Bool) -> Diagnostic {
    Diagnostic(
      code: "missing-operand", message: "nothing stands before \(sign)", span: span,
      help: isQuote
        ? "' transposes the term before it; a text stands in \" \""
        : "a term must stand before it: a number, a name or a parenthesis")
  }

  static func nothingBetween(
    _ left: String, _ right: String, _ span: Span, isComment: Bool = false
  ) -> Diagnostic {
    Diagnostic(
      code: "missing-operand", message: "nothing stands between \(left) and \(right)", span: span,
      help: isComment
        ? "a comment begins with #" : "a term is missing: a number, a name or a parenthesis")
  }

  static func plusSign(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "plus-sign", message: "+ needs a term on its left", span: span, help: "leave the + out")
  }

  static func brokenLine(_ sign: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "broken-line", message: "the line before this \(sign) already ended its statement",
      span: span, help: "end that line with \(sign), or put the expression in parentheses")
  }

  static func cannotBegin(_ sign: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "unexpected-sign", message: "a statement cannot begin with \(sign)", span: span,
      help: "a statement is name = expression, or opens with input, data, size, output or for")
  }

  /// What two terms side by side may have been meant for.
  enum SideBySide {
    /// `sin x`: the grammar knows no functions, so that any longer name may be one.
    case callOrProduct
    /// `x y`
    case product
    /// `)(`, whose product cannot be spelled out in a few words.
    case other
  }

  static func missingOperator(_ left: String, _ right: String, _ span: Span, meant: SideBySide)
    -> Diagnostic
  {
    let help =
      switch meant {
      case .callOrProduct:
        "write \(left)(\(right)) for a function's value, \(left)*\(right) for a product"
      case .product:
        "write \(left)*\(right) for the product"
          + (left.first?.isUppercase == true ? ", \(left)@\(right) for that of matrices" : "")
      case .other: "write an operator between them, such as *"
      }
    return Diagnostic(
      code: "missing-operator", message: "nothing joins \(left) and \(right)", span: span,
      help: help)
  }

  static func missingComma(_ left: String, _ right: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-comma", message: "nothing separates \(left) and \(right)", span: span,
      help: "write a comma: \(left), \(right)")
  }

  static func blankInProduct(_ number: String, _ factor: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-operator", message: "a blank stands between \(number) and \(factor)",
      span: span, help: "write \(number)\(factor) or \(number)*\(factor) for the product")
  }

  static func ambiguousProduct(_ span: Span, readings: (String, String)) -> Diagnostic {
    Diagnostic(
      code: "ambiguous-product", message: "this can be read in two ways", span: span,
      help: "write \(readings.0) or \(readings.1)")
  }

  static func chainedComparison(_ span: Span, earlier: Span) -> Diagnostic {
    Diagnostic(
      code: "chained-comparison", message: "comparisons are not chained", span: span,
      labels: [Label(span: earlier, text: "the first comparison")],
      help: "compare two at a time and multiply: (a < b)*(b < c)")
  }

  static func doubledEquals(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "doubled-equals", message: "two = stand side by side", span: span,
      help: "x = 2 defines x; x == 2 compares")
  }

  static func splitEquals(_ sign: String, _ span: Span) -> Diagnostic {
    let isComparison = ["<", ">", "=="].contains(sign)
    return Diagnostic(
      code: "unexpected-sign", message: "\(sign) and = do not stand together here", span: span,
      help: isComparison
        ? "comparisons are written < <= > >= == !=, without a blank inside"
        : "a new value needs a new name: v = u \(sign) 1")
  }

  static func colonEquals(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-colon", message: "a definition has no colon", span: span,
      help: "write x = 2")
  }

  static func secondEquals(_ span: Span, inBrackets: Bool) -> Diagnostic {
    Diagnostic(
      code: "misplaced-equals",
      message: inBrackets ? "= cannot stand in brackets" : "a statement has only one =",
      span: span,
      help: inBrackets ? "== compares" : "== compares; definitions are separated by ;")
  }

  static func equalsInCondition(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-equals", message: "= cannot stand in a condition", span: span,
      help: "== compares")
  }

  static func assignmentToExpression(_ left: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-equals", message: "\(left) is no name that could be defined", span: span,
      help: "write name = expression; == compares")
  }

  static func assignmentToElement(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-equals", message: "a single element cannot be defined", span: span,
      help: "define the whole: v = [a, b, c] or v = [i in 1..n: …]")
  }

  // MARK: Brackets and separators

  static func unclosedBracket(_ closing: String, at span: Span, opening: Span) -> Diagnostic {
    Diagnostic(
      code: "unclosed-bracket", message: "a closing \(closing) is missing", span: span,
      labels: [Label(span: opening, text: "opened here")],
      help: "write \(closing) where the bracket ends")
  }

  static func mismatchedBracket(
    _ found: String, _ span: Span, wanted: String, opening: Span
  ) -> Diagnostic {
    Diagnostic(
      code: "mismatched-bracket", message: "\(found) stands where \(wanted) is wanted", span: span,
      labels: [Label(span: opening, text: "opened here")], help: "write \(wanted)")
  }

  static func strayBracket(_ bracket: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "stray-bracket", message: "this \(bracket) closes nothing", span: span,
      help: "remove it, or open a bracket before it")
  }

  static func emptyBrackets(_ span: Span, _ opening: String) -> Diagnostic {
    Diagnostic(
      code: "empty-brackets", message: "nothing stands in these brackets", span: span,
      help: opening == "(" ? "write an expression in them" : "write at least one element or index")
  }

  static func misplacedBrace(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-brace", message: "a block cannot stand here", span: span,
      help: "lists are written [1, 2]; { } follow f(x) = or for t in 1..n")
  }

  static func subscriptedNumber(_ number: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "subscripted-number", message: "the number \(number) has no elements", span: span,
      help: "write \(number)*[…] for a product")
  }
}
