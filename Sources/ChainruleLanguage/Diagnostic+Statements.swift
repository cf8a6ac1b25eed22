/// The words for mistakes in the make-up of statements; see `Diagnostic+Syntax.swift`.
extension Diagnostic {
  // MARK: Separators, ranges and folds

  static func commaInGroup(_ span: Span, opening: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-comma", message: "a comma cannot stand in plain parentheses", span: span,
      labels: [Label(span: opening, text: "opened here")], help: "a list is written [1, 2]")
  }

  static func commaInFold(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-comma", message: "only one index and one body can stand here", span: span,
      help: "write one inside the other: sum(i in 1..m: sum(j in 1..n: …))")
  }

  static func commaInTable(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-comma", message: "csv takes a file and one range of columns", span: span,
      help: "write csv(\"file.csv\", 1..4)")
  }

  static func commaBetweenStatements(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-comma", message: "a comma does not separate statements", span: span,
      help: "separate them with ; or a new line; a list is written [1, 2]")
  }

  static func missingSeparator(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-separator", message: "nothing separates this from the block before it",
      span: span, help: "begin a new line after }, or write ;")
  }

  static func semicolonInList(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-semicolon", message: "a semicolon does not separate rows", span: span,
      help: "each row is a list: [[1, 2], [3, 4]]")
  }

  static func misplacedColon(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-colon", message: "a colon cannot stand here", span: span,
      help: "it stands in input x: vector(3), sum(i in 1..n: …), [i in 1..n: …] and A[:, 1]")
  }

  static func colonForRange(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-colon", message: "a colon does not join bounds", span: span,
      help: "write x[1..3] for a part, x[:] for the whole")
  }

  static func ellipsis(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-range", message: "a range has two dots", span: span, help: "write 1..3")
  }

  static func misplacedRange(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-range", message: "a range cannot stand here", span: span,
      help: "it stands in x[1..3], for t in 1..3, sum(i in 1..3: …) and [i in 1..3: …]")
  }

  static func chainedRange(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-range", message: "a range has two bounds and no step", span: span,
      help: "write a..b")
  }

  static func missingRange(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-range", message: "a range is wanted after in", span: span,
      help: "write its two bounds, as in 1..3")
  }

  static func missingFoldBody(at span: Span, opening: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-body", message: "a colon and a term are missing after the range", span: span,
      labels: [Label(span: opening, text: "opened here")],
      help: "write sum(i in 1..n: term) or [i in 1..n: element]")
  }

  // MARK: Words

  static func reservedWord(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "reserved-word", message: "\(word) cannot be a name", span: span,
      help: "if, then, else and in are reserved; choose another name")
  }

  static func strayWord(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "stray-word",
      message: word == "in" ? "in cannot stand here" : "this \(word) belongs to no if",
      span: span,
      help: word == "in"
        ? "it stands in for t in 1..n, sum(i in 1..n: …) and [i in 1..n: …]"
        : "write if condition then a else b")
  }

  static func incompleteConditional(missing word: String, at span: Span, opening: Span)
    -> Diagnostic
  {
    Diagnostic(
      code: "incomplete-if", message: "\(word) is missing", span: span,
      labels: [Label(span: opening, text: "this if")], help: "write if condition then a else b")
  }

  static func nameWanted(_ found: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-name", message: "a name is wanted, not \(found)", span: span,
      help: "a name is a letter, then letters, digits and _")
  }

  static func missingName(after word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-name", message: "no name follows \(word)", span: span,
      help: "a name is a letter, then letters, digits and _")
  }

  // MARK: Statements

  static func earlyBareExpression(_ span: Span, isEquation: Bool) -> Diagnostic {
    Diagnostic(
      code: "bare-expression", message: "only the last statement may be without a name",
      span: span,
      help: isEquation ? "x = 2 defines x; x == 2 only compares" : "name it, as in u = …")
  }

  static func statementInBlock(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "misplaced-statement", message: "\(word) cannot stand in a block", span: span,
      help: "put it before the loop or function, on the level of the program")
  }

  static func missingValue(_ word: String, _ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-value", message: "the \(word) \(name) has no value", span: span,
      help: "write \(word) \(name) = 10")
  }

  static func missingBinding(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-value", message: "\(name) is given no value", span: span,
      help: "write \(name)=2")
  }

  static func malformedShape(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "malformed-shape", message: "this is no shape", span: span,
      help: "write scalar, vector(3) or matrix(2, 3)")
  }

  static func outputOfExpression(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "malformed-output", message: "output takes names, no expressions", span: span,
      help: "define it first: y = \(name)…; output y")
  }

  static func missingIn(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "malformed-loop", message: "in does not follow the index \(name)", span: span,
      help: "write for \(name) in 1..n { … }")
  }

  static func missingBlock(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-block", message: "the statements of the loop are missing", span: span,
      help: "write them in braces: for t in 1..n { … }")
  }

  static func missingResult(_ span: Span, function: Span) -> Diagnostic {
    Diagnostic(
      code: "missing-result", message: "the function ends without a value", span: span,
      labels: [Label(span: function, text: "this function")],
      help: "its last line is an expression without a name")
  }

  static func noParameters(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "malformed-parameter", message: "a function needs a parameter", span: span,
      help: "without one, write name = expression")
  }

  static func malformedParameter(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "malformed-parameter", message: "a parameter is a name", span: span,
      help: "write f(a, b) = expression; == compares")
  }

  static func repeatedParameter(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "malformed-parameter", message: "the parameter \(name) stands twice", span: span,
      help: "give each parameter a name of its own")
  }
}
